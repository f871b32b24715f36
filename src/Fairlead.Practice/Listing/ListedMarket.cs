using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Practice.Days;
using Fairlead.Practice.Seeding;

namespace Fairlead.Practice.Listing;

/// <summary>Everything about a practice market that does not move: instruments, series and trading days. Immutable.</summary>
internal sealed class ListedMarket
{
    /// <summary>How far the seed moves the first day's price, up or down.</summary>
    private const double FirstPriceSpan = 0.03;

    private readonly List<Instrument> _instruments = [];

    private ListedMarket(PracticeSettings settings, RegionProfile region)
    {
        // One seed in two regions is two markets.
        Seed = SeededStream.Of(settings.Seed, StreamPurpose.Region, (long)settings.Region).Next();
        Region = region;
        FirstPrices = [.. region.Underlyings.Select((profile, index) => FirstPrice(Seed, profile, index))];
        Series = new OptionSeries[region.Underlyings.Length][];
    }

    /// <summary>The settings' seed, told apart by region.</summary>
    public ulong Seed { get; }

    public RegionProfile Region { get; }
    public IReadOnlyList<Instrument> Instruments => _instruments;

    /// <summary>By underlying.</summary>
    public double[] FirstPrices { get; }

    /// <summary>By underlying, in order of expiry.</summary>
    public OptionSeries[][] Series { get; }

    /// <summary>From the first day to the last expiry.</summary>
    public TradingDay[] Days { get; private set; } = [];

    /// <summary>Null when the region has no index of implied volatility.</summary>
    public InstrumentId? VarianceIndex { get; private set; }

    public int Underlyings => Region.Underlyings.Length;

    public static ListedMarket Make(PracticeSettings settings, MarketCalendars calendars)
    {
        if (settings.WeeksOfOptions is < 1 or > PracticeSettings.MaxWeeksOfOptions)
        {
            throw new ArgumentOutOfRangeException(
                nameof(settings), settings.WeeksOfOptions, $"Weeks of options are 1 to {PracticeSettings.MaxWeeksOfOptions}.");
        }

        var market = new ListedMarket(settings, RegionProfile.Of(settings.Region));
        market.AddUnderlyings();
        market.AddOptions(settings, calendars);
        return market;
    }

    private static double FirstPrice(ulong seed, UnderlyingProfile profile, int index)
    {
        var stream = SeededStream.Of(seed, StreamPurpose.FirstPrice, index);
        return profile.Price * stream.Between(1 - FirstPriceSpan, 1 + FirstPriceSpan);
    }

    private void AddUnderlyings()
    {
        foreach (var profile in Region.Underlyings)
        {
            _instruments.Add(new Instrument
            {
                Id = NextId(),
                Symbol = profile.Symbol,
                Kind = profile.Kind,
                Venue = profile.Venue,
                Currency = Region.Currency,
                Tick = profile.Tick,
            });
        }

        if (Region.VarianceIndex is not { } symbol)
            return;
        VarianceIndex = NextId();
        _instruments.Add(new Instrument
        {
            Id = NextId(),
            Symbol = symbol,
            Kind = InstrumentKind.Index,
            Venue = Region.Underlyings[0].Venue,
            Currency = Region.Currency,
            Tick = TickRule.Single(Price.Of(0.0025m)),
        });
    }

    private void AddOptions(PracticeSettings settings, MarketCalendars calendars)
    {
        var expiries = Region.Underlyings.Select(profile => WeeklyExpiries.Of(
            calendars[profile.OptionVenue.CalendarName()], settings.FirstDay, profile.ExpiryWeekday, settings.WeeksOfOptions)).ToArray();
        Days = TradingDay.Of(Region, calendars, settings.FirstDay, expiries.Max(each => each[^1].Day));
        for (var underlying = 0; underlying < Underlyings; underlying++)
            Series[underlying] = [.. expiries[underlying].Select(session => AddSeries(underlying, session))];
    }

    private OptionSeries AddSeries(int underlying, Session expiry)
    {
        var profile = Region.Underlyings[underlying];
        var days = Days.Count(day => day.Day <= expiry.Day);
        var strikes = StrikeLadder.Around(
            profile, FirstPrices[underlying], profile.DayMove * DayWalk.DeviationAfter(days), Region.StrikesASide);
        var series = new OptionSeries(expiry.Day, expiry.Close, [.. strikes.Select(strike => (double)strike)], NextId().Index);
        foreach (var strike in strikes)
        {
            AddOption(underlying, series, OptionRight.Call, strike);
            AddOption(underlying, series, OptionRight.Put, strike);
        }

        return series;
    }

    private void AddOption(int underlying, OptionSeries series, OptionRight right, decimal strike)
    {
        var profile = Region.Underlyings[underlying];
        _instruments.Add(new Instrument
        {
            Id = NextId(),
            Symbol = string.Create(
                CultureInfo.InvariantCulture,
                $"{profile.Symbol} {series.ExpiryOn:yyyy-MM-dd} {(right == OptionRight.Call ? 'C' : 'P')} {strike:0.######}"),
            Kind = InstrumentKind.Option,
            Venue = profile.OptionVenue,
            Currency = Region.Currency,
            Tick = profile.OptionTick,
            LotSize = profile.OptionLot,
            FreezeQuantity = profile.OptionFreeze,
            Multiplier = profile.OptionMultiplier,
            Option = new OptionTerms(
                new InstrumentId(underlying), right, Price.Of(strike), series.ExpiryOn, series.ExpiryAt, Region.Exercise, Region.Settlement),
        });
    }

    private InstrumentId NextId() => new(_instruments.Count);
}
