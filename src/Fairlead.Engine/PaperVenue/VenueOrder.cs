using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

internal enum VenueOrderState
{
    Working,
    Filled,
    Cancelled,
    Expired,
    Rejected,
}

/// <summary>An order as the venue knows it. Finished orders stay, so that cancellations and queries are answered.</summary>
internal sealed class VenueOrder
{
    internal required ClientOrderId Id { get; init; }
    internal required BrokerOrderId BrokerId { get; init; }
    internal required OrderRequest Request { get; init; }
    internal required OrderTerms Terms { get; set; }

    /// <summary>The type it works as: a market order may have become on-open or on-close.</summary>
    internal required OrderType Type { get; set; }

    internal required Quantity Quantity { get; set; }
    internal Quantity Filled { get; set; }
    internal VenueOrderState State { get; set; }

    /// <summary>Why it ended, and under which code it was rejected; null while it works.</summary>
    internal string? EndReason { get; set; }

    internal string? EndCode { get; set; }

    /// <summary>When the desk sent it, or its last change.</summary>
    internal required Timestamp SentAt { get; set; }

    /// <summary>When it, or its last change, began to work here.</summary>
    internal required Timestamp ArrivedAt { get; set; }

    /// <summary>Rank among orders of one price.</summary>
    internal required long Priority { get; set; }

    /// <summary>First instant at which it no longer works; null when it works until cancelled.</summary>
    internal Timestamp? EndsAt { get; set; }

    /// <summary>When the venue has to look at it without news: its end, or the end of its wait for a price.</summary>
    internal Timestamp? WakesAt { get; set; }

    /// <summary>Since when a market order waits for a price, in session; null while it does not.</summary>
    internal Timestamp? WaitsSince { get; set; }

    /// <summary>The opening an on-open order waits for, or of the session an on-close order fills in.</summary>
    internal Timestamp OpensAt { get; set; }

    /// <summary>The trigger as it stands; null when the type has none or a trail knows no price yet.</summary>
    internal Price? Trigger { get; set; }

    internal bool IsTriggered { get; set; }

    /// <summary>It has been looked at once and did not fill: from now on it adds liquidity.</summary>
    internal bool IsResting { get; set; }

    /// <summary>Units displayed at its price before it came; null when unknown.</summary>
    internal long? QueueAhead { get; set; }

    /// <summary>Margin set aside for each unit not yet filled.</summary>
    internal decimal ReservedPerUnit { get; set; }

    /// <summary>Where it lies in the book; null while it lies nowhere.</summary>
    internal Filing? Filing { get; set; }

    /// <summary>Nothing is told of it until somebody asks: a lost answer, arranged for practice.</summary>
    internal bool IsMute { get; set; }

    /// <summary>It fills in parts, arranged for practice.</summary>
    internal bool FillsInParts { get; set; }

    internal List<Execution> Executions { get; } = [];

    internal bool IsWorking => State == VenueOrderState.Working;
    internal Quantity Remaining => Quantity - Filled;
    internal bool IsImmediate => Terms.TimeInForce is TimeInForce.Ioc or TimeInForce.Fok;

    /// <summary>It takes whatever price there is.</summary>
    internal bool ActsAsMarket =>
        Type == OrderType.Market || (IsTriggered && Type is (OrderType.Stop or OrderType.TrailingStop));
}
