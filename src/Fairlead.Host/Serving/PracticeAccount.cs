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
public sealed record PracticeAccount
{
    /// <summary>How much of the first session has passed when a fresh desk opens: charts have bars, averages are warm.</summary>
    public static readonly TimeSpan WarmUp = TimeSpan.FromMinutes(20);

    private PracticeAccount()
    {
    }

    public static PracticeAccount Us { get; } = new()
    {
        Key = "practice-us",
        Name = "Practice US",
        TimeZone = "America/New_York",
        Region = PracticeRegion.Us,
        Market = "us",
        Venue = Venue.UsEquity,
        StartingCash = new Money(100_000m, Domain.Amounts.Currency.Usd),
        MaxOrderNotional = 30_000m,
        Strategies = UsStrategies,
    };

    public static PracticeAccount India { get; } = new()
    {
        Key = "practice-india",
        Name = "Practice India",
        TimeZone = "Asia/Kolkata",
        Region = PracticeRegion.India,
        Market = "india",
        Venue = Venue.Nse,
        StartingCash = new Money(2_000_000m, Domain.Amounts.Currency.Inr),
        MaxOrderNotional = 500_000m,
        Strategies = IndiaStrategies,
    };

    public static IReadOnlyList<PracticeAccount> All { get; } = [Us, India];

    /// <summary>In every address: "practice-us".</summary>
    public required string Key { get; init; }

    /// <summary>For people.</summary>
    public required string Name { get; init; }

    /// <summary>IANA name, for showing times.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Of the practice market.</summary>
    public required PracticeRegion Region { get; init; }

    /// <summary>Its word in the setting practice.markets.</summary>
    public required string Market { get; init; }

    /// <summary>The venue of the market's underlyings.</summary>
    public required Venue Venue { get; init; }

    /// <summary>In the account's currency.</summary>
    public required Money StartingCash { get; init; }

    /// <summary>ISO code.</summary>
    public string Currency => StartingCash.Currency.ToString().ToUpperInvariant();

    /// <summary>Largest order where the configuration leaves the limit at its default.</summary>
    private decimal MaxOrderNotional { get; init; }

    /// <summary>What trades by itself, of the market's instruments.</summary>
    private Func<IReadOnlyList<Instrument>, List<StrategySpec>> Strategies { get; init; } = _ => [];

    /// <summary>Who holds it, in which mode.</summary>
    public AccountRef Account => new("paper", Key, TradingMode.Paper);

    /// <summary>The desk's first record.</summary>
    /// <param name="market">The practice market.</param>
    /// <param name="asked">The limits of the configuration.</param>
    /// <param name="reference">Calendars and strategies.</param>
    public DeskSettings Settings(PracticeSettings market, RiskLimits asked, DeskReference reference)
    {
        var instruments = PracticeListing.Of(market, reference.Calendars);
        return new DeskSettings
        {
            Account = Account,
            StartingCash = StartingCash,
            Instruments = instruments,
            CalendarsVersion = reference.Calendars.Version,
            Strategies = Strategies(instruments),
            Limits = Limits(asked),
            ChargeSchedule = ChargeSchedule.DefaultFor(StartingCash.Currency).Name,
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
            MaxOrderNotional = asked.MaxOrderNotional == plain.MaxOrderNotional ? MaxOrderNotional : asked.MaxOrderNotional,
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
