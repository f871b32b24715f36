using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Charges;

/// <summary>Collects the lines of one fill, and the first reason why one is unknown.</summary>
internal sealed class ChargeTally(Currency currency)
{
    private readonly List<ChargeLine> _lines = [];
    private string? _unknownBecause;

    /// <summary>Adds a line unless it is zero.</summary>
    public void Add(ChargeKind kind, decimal amount)
    {
        if (amount != 0)
            _lines.Add(new ChargeLine(kind, new Money(amount, currency)));
    }

    /// <summary>The row of a table on a day; a missing one makes the whole estimate unknown.</summary>
    public RateRow? Rate(RateTable table, DateOnly day)
    {
        var row = table.On(day);
        if (row is null)
            _unknownBecause ??= table.Unknown(day);
        return row;
    }

    public ChargeEstimate Estimate(OrderCharges order) => _unknownBecause is { } because
        ? ChargeEstimate.Unknown(because, order)
        : ChargeEstimate.Known(new ChargeBreakdown { Currency = currency, Lines = [.. _lines.OrderBy(line => line.Kind)] }, order);
}
