using System.Collections.Frozen;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Engine.PaperVenue.Fees;
using Fairlead.Engine.PaperVenue.Margin;
using Fairlead.Engine.PaperVenue.Rules;

namespace Fairlead.Engine.PaperVenue;

/// <summary>Which price of a trade bar a market order gets where there are neither quotes nor prints.</summary>
public enum BarPricing
{
    /// <summary>The open of the first bar that starts at or after the instant the order was sent.</summary>
    NextOpen,

    /// <summary>The close of the newest bar when the order arrives.</summary>
    CurrentClose,
}

/// <summary>What becomes of a market order that arrives while the venue is closed.</summary>
public enum ClosedMarketOrders
{
    /// <summary>Rejected with code CLOSED.</summary>
    Refuse,

    /// <summary>It becomes a market-on-open order.</summary>
    BecomeOnOpen,
}

/// <summary>Everything that may differ between simulated venues: latency, prices, fees, margin. Immutable.</summary>
/// <remarks>Take a named one from <see cref="VenueProfiles"/> and change it with <c>with</c>.</remarks>
public sealed record VenueProfile
{
    /// <summary>Stands in front of each fill's rule.</summary>
    public required string Name { get; init; }

    /// <summary>From the desk's decision until a submission, change, cancellation or query works at the venue. Default 0.</summary>
    public TimeSpan SubmitLatency { get; init; }

    /// <summary>From the venue's decision until the desk hears of anything but a fill. Default 0.</summary>
    public TimeSpan AckLatency { get; init; }

    /// <summary>From a fill until the desk hears of it. Default 0; below AckLatency fills overtake acceptances.</summary>
    public TimeSpan FillLatency { get; init; }

    /// <summary>Oldest standing quote (or bar close) an arriving order may take; data that come after the arrival always
    /// count. Zero: only such data. Null (default): any age.</summary>
    public TimeSpan? MaxPriceAge { get; init; }

    /// <summary>Quotes, prints and bars have room for any quantity. Default false.</summary>
    public bool IgnoresSize { get; init; }

    /// <summary>Instruments whose data tell no sizes at all (an index traded as if it were a stock): room for any quantity,
    /// because unknown is not zero. Default none.</summary>
    public IReadOnlySet<InstrumentId> WithoutSizes { get; init; } = FrozenSet<InstrumentId>.Empty;

    /// <summary>Largest fraction of a trade bar's volume our orders get, above 0 to 1; ignored when sizes are. Default 1.</summary>
    public decimal MaxBarShare { get; init; } = 1m;

    public BarPricing BarPricing { get; init; }

    /// <summary>Ticks by which market, stop and trailing-stop fills are worse than the data say; 0 or more. Default 0.</summary>
    public int SlippageTicks { get; init; }

    /// <summary>How long a market order waits for a usable price in session before it is rejected with NO_PRICE (or its
    /// rest cancelled). Null (default): for ever. Where trades alone are known (bars or prints, no quotes) it always
    /// works until its session's end: a minute without a trade is no missing price.</summary>
    public TimeSpan? NoPriceAfter { get; init; }

    public ClosedMarketOrders ClosedMarketOrders { get; init; }

    /// <summary>Market-on-close orders that arrive later than this before the close are refused. Default 0.</summary>
    public TimeSpan OnCloseCutoff { get; init; }

    /// <summary>Prices must stand on the tick and quantities on the lot. Default true.</summary>
    public bool ChecksGrid { get; init; } = true;

    /// <summary>A day order may still fill from the bar that ends at the close. Default true.</summary>
    public bool DayOrdersSeeClosingBar { get; init; } = true;

    /// <summary>A changed order keeps its first time, so that data from before the change may fill it. Default false.</summary>
    public bool AmendKeepsTime { get; init; }

    /// <summary>All records of one instant are applied before any resting order is looked at, and orders are then looked
    /// at by id; for rules that do not ask which record came. Default false: each record is matched as it comes, by
    /// price, then time.</summary>
    public bool MatchesInstantsWhole { get; init; }

    /// <summary>A market order on an instrument that has day bars only fills at the close, or at the next open once the
    /// cut-off is past. Default false.</summary>
    public bool DayBarsFillOnClose { get; init; }

    /// <summary>Short options deep in the money are assigned shortly before expiry (LEAN R30). Default false.</summary>
    public bool AssignsEarly { get; init; }

    /// <summary>What the venue tells of its charges. Null (default): it tells none, and the desk's dated schedule speaks.</summary>
    public IFeeModel? Fees { get; init; }

    public MarginRule Margin { get; init; }

    /// <summary>What the venue's own account starts with, each currency at most once.</summary>
    public IReadOnlyList<Money> StartingCash { get; init; } = [];

    internal FillRules Rules { get; init; } = TapeRules.All;
}
