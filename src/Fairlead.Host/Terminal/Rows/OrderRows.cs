using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Orders as the page shows them.</summary>
public static class OrderRows
{
    /// <summary>The open orders of a desk.</summary>
    public static IReadOnlyList<OrderRow> Of(DeskState state) => [.. state.Orders.Open.Select(order => Of(state, order, notes: null))];

    /// <param name="state">The desk.</param>
    /// <param name="order">Of the desk.</param>
    /// <param name="notes">What the order's facts told beside its state; null when nobody listened.</param>
    public static OrderRow Of(DeskState state, Order order, OrderNotes? notes)
    {
        var terms = order.Request.Terms;
        return new OrderRow(
            order.Id.ToString(), order.Version, order.Owner, OwnerNames.Of(state, order.Owner), order.Group?.ToString(), order.Purpose,
            [.. order.Request.Legs.Select(leg => new LegView(leg.Instrument.Index, state.Master[leg.Instrument].Symbol, leg.Side, leg.Ratio))],
            order.Request.Quantity.Units, order.Filled.Units, notes?.AveragePrice, terms.Type, terms.TimeInForce,
            terms.LimitPrice?.ToDecimal(), terms.TriggerPrice?.ToDecimal(), terms.TrailBy?.ToDecimal(), order.Status, order.Status.IsOpen(),
            order.CancelRequested, notes?.IsAmendPending ?? false, order.SentAt, notes?.ChangedAt ?? order.SentAt, order.Reason);
    }
}

/// <summary>What is known of an order beside its state.</summary>
public sealed class OrderNotes
{
    /// <summary>By id: a venue that is asked after an order tells its fills again, and corrects one under its own id.</summary>
    private readonly Dictionary<ExecutionId, Execution> _fills = [];

    /// <summary>In order of their arrival.</summary>
    public IEnumerable<Execution> Fills => _fills.Values;

    public bool IsAmendPending { get; set; }

    /// <summary>Why it was sent; null when nobody saw it being sent.</summary>
    public string? Why { get; set; }

    /// <summary>Why its group was entered, in the proposer's words; null when nobody saw it being sent.</summary>
    public string? GroupReason { get; set; }

    public Timestamp ChangedAt { get; set; }

    /// <summary>Of the fills of a single leg, to a millionth; null without fills or with several legs.</summary>
    public decimal? AveragePrice { get; private set; }

    public void Add(Execution execution, bool isSingle)
    {
        _fills[execution.Id] = execution;
        var units = _fills.Values.Sum(fill => fill.Quantity.Units);
        AveragePrice = isSingle && units > 0 ? decimal.Round(_fills.Values.Sum(fill => fill.Price.ToDecimal() * fill.Quantity.Units) / units, 6) : null;
    }
}
