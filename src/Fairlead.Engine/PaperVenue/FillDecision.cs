using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

internal enum FillOutcome
{
    Wait,

    /// <summary>The order is triggered; its rule is asked again.</summary>
    Trigger,

    /// <summary>The trail draws the trigger to another price.</summary>
    Trail,

    Fill,
}

/// <summary>What a rule says of an order now. The default waits.</summary>
internal readonly record struct FillDecision
{
    internal FillOutcome Outcome { get; private init; }

    /// <summary>The fill's price, or the trail's new trigger.</summary>
    internal Price Price { get; private init; }

    /// <summary>Units there are at most; <see cref="long.MaxValue"/> when the data set no bound.</summary>
    internal long Units { get; private init; }

    /// <summary>What priced it, and whose room it uses up: Quote, Print, TradeBar, BidBar or AskBar.</summary>
    internal MarketKind Source { get; private init; }

    internal string Rule { get; private init; }
    internal Liquidity Liquidity { get; private init; }
    internal string? Assumption { get; private init; }

    /// <summary>Units still ahead of the order in the queue; null when the decision does not change it.</summary>
    internal long? QueueAhead { get; private init; }

    internal bool NeedsLaterData { get; private init; }

    /// <summary>When it filled, where that was before it became known; null is now.</summary>
    internal Timestamp? FilledAt { get; private init; }

    internal static FillDecision Wait => default;
    internal static FillDecision Trigger => new() { Outcome = FillOutcome.Trigger };

    /// <summary>Triggered within a bar whose later course is unknown: only bars that start from now on may fill it.</summary>
    internal static FillDecision TriggerWithinBar => new() { Outcome = FillOutcome.Trigger, NeedsLaterData = true };

    internal static FillDecision Trail(Price trigger) => new() { Outcome = FillOutcome.Trail, Price = trigger };

    internal static FillDecision Queue(long ahead) => new() { QueueAhead = ahead };

    internal static FillDecision Fill(
        string rule, Price price, long units, MarketKind source, Liquidity liquidity, string? assumption = null) => new()
    {
        Outcome = FillOutcome.Fill,
        Rule = rule,
        Price = price,
        Units = units,
        Source = source,
        Liquidity = liquidity,
        Assumption = assumption,
    };

    /// <summary>Filled as a bar opened, known as it ends: the bar's whole range came after the fill.</summary>
    internal FillDecision AsItOpened(in Bar bar) => this with { FilledAt = bar.StartAt };

    internal FillDecision AfterQueue() => this with { QueueAhead = 0 };
}
