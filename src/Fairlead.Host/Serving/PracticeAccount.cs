using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Engine.Charges;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Risk;
using Fairlead.Practice;

namespace Fairlead.Host.Serving;

/// <summary>What a practice account starts with, by region: a desk that a newcomer can watch at once.</summary>
/// <param name="Key">In every address: "practice-us".</param>
/// <param name="Name">For people.</param>
/// <param name="TimeZone">IANA name, for showing times.</param>
/// <param name="Region">Of the practice market.</param>
public sealed record PracticeAccount(string Key, string Name, string TimeZone, PracticeRegion Region)
{
    /// <summary>How much of the first session has passed when a fresh desk opens: charts have bars, averages are warm.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(20);

    public static PracticeAccount Us { get; } = new("practice-us", "Practice US", "America/New_York", PracticeRegion.Us);

    public static PracticeAccount India { get; } = new("practice-india", "Practice India", "Asia/Kolkata", PracticeRegion.India);

    public static IReadOnlyList<PracticeAccount> All { get; } = [Us, India];

    /// <summary>Its word in the setting practice.markets.</summary>
    public string Market => Region == PracticeRegion.Us ? "us" : "india";

    /// <summary>The venue of the market's underlyings.</summary>
    public Venue Venue => Region == PracticeRegion.Us ? Venue.UsEquity : Venue.Nse;

    /// <summary>ISO code.</summary>
    public string Currency => Region == PracticeRegion.Us ? "USD" : "INR";

    /// <summary>Who holds it, in which mode.</summary>
    public AccountRef Account => new("paper", Key, TradingMode.Paper);

    /// <summary>The desk's first record.</summary>
    /// <param name="market">The practice market.</param>
    /// <param name="asked">The limits of the configuration.</param>
    /// <param name="reference">Calendars and strategies.</param>
    public DeskSettings Settings(PracticeSettings market, RiskLimits asked, DeskReference reference)
    {
        var instruments = PracticeListing.Of(market, reference.Calendars);
        var currency = Region == PracticeRegion.Us ? Domain.Amounts.Currency.Usd : Domain.Amounts.Currency.Inr;
        return new DeskSettings
        {
            Account = Account,
            StartingCash = new Money(Region == PracticeRegion.Us ? 100_000m : 2_000_000m, currency),
            Instruments = instruments,
            CalendarsVersion = reference.Calendars.Version,
            Strategies = Region == PracticeRegion.Us ? UsStrategies(instruments) : IndiaStrategies(instruments),
            Limits = Limits(asked),
            ChargeSchedule = ChargeSchedule.DefaultFor(currency).Name,
            MarginRule = "RegT",
            BlindAfter = TimeSpan.FromSeconds(15),
            Timeframe = new Timeframe(TimeSpan.FromSeconds(15)),
            Source = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"practice market {Region}, seed {market.Seed}, from {market.FirstDay:yyyy-MM-dd}"),
        };
    }

    /// <summary>The configuration's limits; those it leaves at their defaults are wide enough to trade stocks and options of
    /// the practice market by hand, and tight enough to show what limits do.</summary>
    private RiskLimits Limits(RiskLimits asked)
    {
        var plain = new RiskLimits();
        return asked with
        {
            MaxOrderNotional = asked.MaxOrderNotional == plain.MaxOrderNotional ? Region == PracticeRegion.Us ? 30_000m : 500_000m : asked.MaxOrderNotional,
            AllowMarketEntries = true,
            MaxOpenGroups = asked.MaxOpenGroups == plain.MaxOpenGroups ? 25 : asked.MaxOpenGroups,
            MaxOpenGroupsPerOwnerInstrument =
                asked.MaxOpenGroupsPerOwnerInstrument == plain.MaxOpenGroupsPerOwnerInstrument ? 3 : asked.MaxOpenGroupsPerOwnerInstrument,
        };
    }

    private static List<StrategySpec> UsStrategies(IReadOnlyList<Instrument> instruments) =>
    [
        new("sma-cross", [new("allocation", "0.5"), new("fast", "4"), new("slow", "12"), new("trail-percent", "0.6")], Ids(instruments, row => row.Kind == InstrumentKind.Equity)),
        new("option-momentum", [new("fast", "6"), new("slow", "20")], Ids(instruments, row => row.Symbol is "SPY")),
    ];

    private static List<StrategySpec> IndiaStrategies(IReadOnlyList<Instrument> instruments) =>
    [
        new("option-momentum", [new("fast", "4"), new("slow", "12")], Ids(instruments, row => row.Kind == InstrumentKind.Index && HasOptions(instruments, row))),
    ];

    private static bool HasOptions(IReadOnlyList<Instrument> instruments, Instrument row) => instruments.Any(option => option.Option?.Underlying == row.Id);

    private static List<InstrumentId> Ids(IReadOnlyList<Instrument> instruments, Func<Instrument, bool> isWanted) =>
        [.. instruments.Where(isWanted).Select(row => row.Id)];
}
