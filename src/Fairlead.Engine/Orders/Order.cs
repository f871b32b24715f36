using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Charges;

namespace Fairlead.Engine.Orders;

/// <summary>One order of this account, ours or foreign, from approval to its end.</summary>
public sealed class Order
{
    private readonly long[] _filledByLeg;
    private readonly OrderCharges[] _chargesByLeg;

    internal Order(ClientOrderId id, int owner, GroupId? group, OrderRequest request, Timestamp at, string dedupeKey)
    {
        Id = id;
        Owner = owner;
        Group = group;
        Request = request;
        SentAt = at;
        DedupeKey = dedupeKey;
        _filledByLeg = new long[request.Legs.Count];
        _chargesByLeg = new OrderCharges[request.Legs.Count];
    }

    public ClientOrderId Id { get; }

    /// <summary>Whose; <see cref="Positions.OwnerId"/>'s index, -1 for a foreign order.</summary>
    public int Owner { get; }

    /// <summary>The group it opens or closes; null for a foreign order.</summary>
    public GroupId? Group { get; }

    /// <summary>As last confirmed by the venue.</summary>
    public OrderRequest Request { get; internal set; }

    public Timestamp SentAt { get; }

    /// <summary>Names the intent; only one open order has it (invariant I18). Empty for a foreign order.</summary>
    public string DedupeKey { get; }
    public OrderStatus Status { get; internal set; }
    public BrokerOrderId? BrokerOrder { get; internal set; }

    /// <summary>Rises with each confirmed change; an amendment names the one it saw.</summary>
    public int Version { get; internal set; } = 1;

    public bool CancelRequested { get; internal set; }

    /// <summary>Queries answered "not known" in a row while the outcome was unknown.</summary>
    public int NotFoundCount { get; internal set; }

    /// <summary>The venue's or the desk's last word on it; empty when nothing was said.</summary>
    public string Reason { get; internal set; } = "";

    public OrderPurpose Purpose => Request.Purpose;

    /// <summary>Units of the whole order that are completely filled: the least over its legs.</summary>
    public Quantity Filled
    {
        get
        {
            var filled = long.MaxValue;
            for (var leg = 0; leg < _filledByLeg.Length; leg++)
                filled = Math.Min(filled, _filledByLeg[leg] / Request.Legs[leg].Ratio);
            return new Quantity(filled);
        }
    }

    public Quantity Remaining => Quantity.Max(Quantity.Zero, Request.Quantity - Filled);

    /// <summary>Units of one leg not yet filled; zero for an instrument the order does not trade.</summary>
    public long RemainingOf(InstrumentId instrument)
    {
        for (var leg = 0; leg < _filledByLeg.Length; leg++)
        {
            if (Request.Legs[leg].Instrument == instrument)
                return Math.Max(0, (Request.Quantity.Units * Request.Legs[leg].Ratio) - _filledByLeg[leg]);
        }

        return 0;
    }

    /// <summary>What the schedule charged for a leg's earlier fills: minimums are an order's, not a fill's.</summary>
    internal ref OrderCharges ChargesOf(InstrumentId instrument) =>
        ref _chargesByLeg[Math.Max(0, LegIndexOf(instrument))];

    private int LegIndexOf(InstrumentId instrument)
    {
        for (var leg = 0; leg < Request.Legs.Count; leg++)
        {
            if (Request.Legs[leg].Instrument == instrument)
                return leg;
        }

        return -1;
    }

    /// <summary>Adds a fill (negative takes one back); false when it exceeds what was ordered (invariant I1).</summary>
    internal bool AddFill(InstrumentId instrument, long units)
    {
        for (var leg = 0; leg < _filledByLeg.Length; leg++)
        {
            if (Request.Legs[leg].Instrument != instrument)
                continue;
            _filledByLeg[leg] += units;
            return _filledByLeg[leg] <= Request.Quantity.Units * Request.Legs[leg].Ratio;
        }

        return false;
    }
}
