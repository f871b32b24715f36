using Fairlead.Domain;

namespace Fairlead.Engine.PaperVenue;

/// <content>Misbehaviour on request.</content>
public sealed partial class SimulatedVenue
{
    /// <summary>Most orders one request may concern.</summary>
    public const int MaxDisturbedOrders = 100;

    /// <summary>Orders each fault still concerns, by <see cref="VenueFault"/>.</summary>
    private readonly int[] _disturbed = new int[Enum.GetValues<VenueFault>().Length];

    /// <summary>Misbehaves for so many orders from now on; replaces what was asked before.</summary>
    public void Disturb(VenueFault fault, int orders) => _disturbed[(int)fault] = orders;

    private bool TakeFault(VenueFault fault)
    {
        if (_disturbed[(int)fault] == 0)
            return false;
        _disturbed[(int)fault]--;
        return true;
    }

    /// <summary>Tells a fact of an order, unless its answers are being lost.</summary>
    private void Say(VenueOrder order, Fact fact)
    {
        if (!order.IsMute)
            Say(fact);
    }

    /// <summary>What a disturbed order fills at once: a third of what is left, in whole lots, at least one.</summary>
    private static long InParts(VenueOrder order, long units, long lotSize) =>
        order.FillsInParts ? Math.Min(units, Math.Max(lotSize, order.Remaining.Units / 3 / lotSize * lotSize)) : units;
}
