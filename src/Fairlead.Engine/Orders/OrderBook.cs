using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Orders;

/// <summary>All orders of the account. Open ones are listed; ended ones stay until <see cref="KeptEnded"/> newer ended.</summary>
public sealed class OrderBook
{
    /// <summary>Ended orders kept for late fills and corrections; the journal has them all.</summary>
    public const int KeptEnded = 4_096;

    private readonly Dictionary<long, Order> _byId = [];
    private readonly List<long> _openInOrder = [];
    private readonly Queue<long> _ended = [];
    private readonly Dictionary<string, Execution> _executions = [];
    private readonly Queue<string> _executionsInOrder = [];
    private long _nextId = 1;

    /// <summary>Executions kept for corrections and busts; a correction of an older one is refused by the ledger too.</summary>
    public const int KeptExecutions = 16_384;

    /// <summary>Open orders, oldest first.</summary>
    public IEnumerable<Order> Open
    {
        get
        {
            foreach (var id in _openInOrder)
                yield return _byId[id];
        }
    }

    /// <summary>Open and ended ones that are still kept, oldest first.</summary>
    public IEnumerable<Order> Known => _byId.Values.OrderBy(order => order.Id.Value);

    public Order? Find(ClientOrderId id) => _byId.GetValueOrDefault(id.Value);

    /// <summary>A recent execution, or null when it is unknown or too old.</summary>
    public Execution? ExecutionOf(ExecutionId id) => _executions.GetValueOrDefault(id.Value);

    internal void Remember(Execution execution)
    {
        _executions[execution.Id.Value] = execution;
        _executionsInOrder.Enqueue(execution.Id.Value);
        if (_executionsInOrder.Count > KeptExecutions)
            _executions.Remove(_executionsInOrder.Dequeue());
    }

    /// <summary>The id the next order will have.</summary>
    internal ClientOrderId PeekId() => new(_nextId);

    internal Order Add(ClientOrderId id, int owner, GroupId? group, OrderRequest request, Timestamp at, string dedupeKey)
    {
        if (id.Value != _nextId)
            throw new InvalidOperationException($"Order {id} is out of turn; the next is {PeekId()}.");
        _nextId++;
        var order = new Order(id, owner, group, request, at, dedupeKey);
        _byId.Add(id.Value, order);
        _openInOrder.Add(id.Value);
        return order;
    }

    internal Order AddForeign(BrokerOrderId brokerOrder, OrderRequest request, Timestamp at)
    {
        var order = Add(PeekId(), owner: -1, group: null, request, at, dedupeKey: "");
        order.BrokerOrder = brokerOrder;
        order.Status = OrderStatus.Working;
        return order;
    }

    /// <summary>The open order of a broker's key; ours too, so that ours is never taken for a foreign one.</summary>
    internal Order? FindForeign(BrokerOrderId brokerOrder) =>
        Open.FirstOrDefault(order => order.BrokerOrder == brokerOrder);

    internal void End(Order order, OrderStatus status, string reason)
    {
        order.Status = status;
        order.Reason = reason;
        order.Version++;
        if (!_openInOrder.Remove(order.Id.Value))
            return;
        _ended.Enqueue(order.Id.Value);
        if (_ended.Count > KeptEnded)
            _byId.Remove(_ended.Dequeue());
    }

    /// <summary>Units of an instrument in open exits of a group, filled ones not counted.</summary>
    /// <param name="group">Whose exits.</param>
    /// <param name="instrument">Of what.</param>
    /// <param name="includesCancelled">Exits we asked to cancel count too: they may fill still.</param>
    public long ExitInFlight(GroupId group, InstrumentId instrument, bool includesCancelled = true)
    {
        long units = 0;
        foreach (var order in Open)
        {
            if (order.Group == group && order.Purpose == OrderPurpose.Exit && (includesCancelled || !order.CancelRequested))
                units += order.RemainingOf(instrument);
        }

        return units;
    }

    public bool HasOpenExitOn(InstrumentId instrument) => Open.Any(order =>
        order.Purpose == OrderPurpose.Exit && order.Owner >= 0 && order.RemainingOf(instrument) > 0);

    public bool HasOpenWith(string dedupeKey) => Open.Any(order => order.DedupeKey == dedupeKey);

    public bool HasUnknownOn(InstrumentId instrument) => Open.Any(order =>
        order.Status == OrderStatus.Unknown && order.RemainingOf(instrument) > 0);
}
