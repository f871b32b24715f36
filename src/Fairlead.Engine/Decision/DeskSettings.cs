using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Engine.Risk;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Decision;

/// <summary>Everything a desk starts from; the payload of the first record of its journal.</summary>
public sealed record DeskSettings
{
    public required AccountRef Account { get; init; }

    /// <summary>The account's one currency is that of its starting cash.</summary>
    public required Money StartingCash { get; init; }

    /// <summary>The instrument master, ids 0, 1, 2, ...</summary>
    public required IReadOnlyList<Instrument> Instruments { get; init; }

    /// <summary><see cref="Fairlead.Domain.Time.MarketCalendars.Version"/>; a replay with other data is refused.</summary>
    public required string CalendarsVersion { get; init; }

    /// <summary>Owner n + 1 is strategy n; owner 0 is the person.</summary>
    public IReadOnlyList<StrategySpec> Strategies { get; init; } = [];

    public RiskLimits Limits { get; init; } = new();

    /// <summary>Name of the dated schedule that estimates charges until the venue reports them.</summary>
    public string ChargeSchedule { get; init; } = "none";

    /// <summary>Fill-and-fee profile of the paper venue; without meaning at a broker.</summary>
    public string VenueProfile { get; init; } = "paper";

    /// <summary>Instruments whose data tell no sizes (an index traded as if it were a fund): the paper venue finds room
    /// for any quantity of them.</summary>
    public IReadOnlyList<InstrumentId> WithoutSizes { get; init; } = [];

    /// <summary>How buying power is reckoned before an entry.</summary>
    public string MarginRule { get; init; } = "None";

    /// <summary>An order without an answer for this long is of unknown outcome. Default 5 s.</summary>
    public TimeSpan OrderDeadline { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A protected group whose price is older than this during its session raises an alarm. Default 5 min,
    /// fit for minute bars; seconds on a live feed.</summary>
    public TimeSpan BlindAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The bars strategies work on unless they ask for others. Default a minute.</summary>
    public Timeframe Timeframe { get; init; } = Timeframe.Minute;

    /// <summary>Free text on where the market data comes from, for the reader of the journal.</summary>
    public string Source { get; init; } = "";
}

/// <summary>A strategy to run.</summary>
/// <param name="Name">Its name in the catalogue.</param>
/// <param name="Parameters">Key and text value, in order of key; what is missing has its default.</param>
/// <param name="Instruments">What it watches and trades; a chain strategy names its underlying.</param>
public sealed record StrategySpec(
    string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, IReadOnlyList<InstrumentId> Instruments)
{
    /// <summary><see cref="StrategyCatalogue.VersionOf"/>; a replay with other sources is refused. Null when built in.</summary>
    public string? Version { get; init; }
}
