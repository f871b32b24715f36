using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Tests.Model;

internal enum RefStatus
{
    Sent,
    Unknown,
    Working,
    PartFilled,
    Filled,
    Rejected,
    Cancelled,
    Expired,
    NotSent,
}

/// <summary>One order as the model sees it.</summary>
internal sealed class RefOrder
{
    /// <summary>Zero until the desk has sent it.</summary>
    public required long Id { get; set; }

    /// <summary>0 the person, 1 and up strategies, -1 an order this desk never sent.</summary>
    public required int Owner { get; init; }

    public required RefGroup? Group { get; init; }
    public required OrderRequest Request { get; set; }
    public required string Key { get; init; }
    public RefStatus Status { get; set; }
    public string Broker { get; set; } = "";
    public bool IsCancelAsked { get; set; }
    public int NotFoundInARow { get; set; }
    public Dictionary<int, long> FilledOf { get; } = [];
    public Dictionary<int, RefCharges> ChargesOf { get; } = [];

    public bool IsExit => Request.Purpose == OrderPurpose.Exit;
    public bool IsOpen => Status is RefStatus.Sent or RefStatus.Unknown or RefStatus.Working or RefStatus.PartFilled;

    /// <summary>Whole units: what the least filled leg allows.</summary>
    public long Filled => Request.Legs.Min(leg => FilledOf.GetValueOrDefault(leg.Instrument.Index) / leg.Ratio);

    public long Ordered(int instrument) => Request.Legs.Where(leg => leg.Instrument.Index == instrument).Sum(leg => leg.Ratio * Request.Quantity.Units);

    public long Remaining(int instrument) => Math.Max(0, Ordered(instrument) - FilledOf.GetValueOrDefault(instrument));
}

internal sealed class RefLeg
{
    public required int Instrument { get; init; }
    public required int Sign { get; init; }
    public required long Ratio { get; init; }
    public long Open { get; set; }
    public long Entered { get; set; }
}

/// <summary>What one entry opened, and how it is protected.</summary>
internal sealed class RefGroup
{
    public required long Id { get; init; }
    public required int Owner { get; init; }
    public required List<RefLeg> Legs { get; init; }
    public bool HasPlan { get; set; }
    public RefGuard? Guard { get; set; }
    public RefPremium? Premium { get; set; }

    /// <summary>It was opened with a rule on several legs together; when it counts as blind is not modelled.</summary>
    public bool IsStructure { get; init; }
    public bool IsClosing { get; set; }
    public string ExitReason { get; set; } = "None";
    public int Attempts { get; set; }
    public bool IsBlind { get; set; }
    public Timestamp LastEntryAt { get; set; } = Timestamp.MinValue;

    /// <summary>An exit failed or waits for the session; nothing is sent before.</summary>
    public Timestamp? WaitsUntil { get; set; }

    public bool IsFlat => Legs.All(leg => leg.Open == 0);

    public RefLeg? Leg(int instrument) => Legs.Find(leg => leg.Instrument == instrument);

    public string OnTime(Timestamp now, Timestamp close) => Guard?.OnTime(now, close) ?? Premium?.OnTime(now, close) ?? "None";

    public Timestamp? NextTimeAt(Timestamp close) => IsFlat ? null
        : Guard is { } guard ? RefTimes.NextAt(guard.Plan, guard.FirstFillAt, close)
        : Premium is { } premium ? RefTimes.NextAt(premium.Plan, premium.FirstFillAt, close)
        : null;
}
