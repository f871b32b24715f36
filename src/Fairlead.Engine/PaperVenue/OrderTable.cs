using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue;

/// <summary>Every order the venue has seen, by arrival and by id.</summary>
internal sealed class OrderTable
{
    private readonly List<VenueOrder> _orders = [];
    private readonly Dictionary<long, int> _indexById = [];
    private readonly List<int> _working = [];

    /// <summary>Orders that may still fill, in order of arrival.</summary>
    internal IReadOnlyList<int> Working => _working;

    internal VenueOrder this[int index] => _orders[index];

    /// <summary>Index of an order, or null when the venue does not know it.</summary>
    internal int? Find(ClientOrderId id) => _indexById.TryGetValue(id.Value, out var index) ? index : null;

    internal int Add(VenueOrder order)
    {
        _indexById.Add(order.Id.Value, _orders.Count);
        _orders.Add(order);
        if (order.IsWorking)
            _working.Add(_orders.Count - 1);
        return _orders.Count - 1;
    }

    /// <summary>Takes a finished order off the working ones.</summary>
    internal void Retire(int index) => _working.RemoveAt(_working.BinarySearch(index));
}
