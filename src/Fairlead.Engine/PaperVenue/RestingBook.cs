namespace Fairlead.Engine.PaperVenue;

/// <summary>A shelf of the book; on each but the last, orders lie in the order in which prices reach them.</summary>
internal enum Shelf
{
    BuyLimits,
    SellLimits,
    BuyStops,
    SellStops,

    /// <summary>Looked at on every record: waiting market orders, trails, several legs.</summary>
    Always,
}

/// <summary>Where an order lies: lower keys are reached first, then lower priorities.</summary>
internal readonly record struct Filing(Shelf Shelf, long Key, long Priority, int Order);

/// <summary>How far a record reaches into each priced shelf, in its keys; the least value reaches nothing.</summary>
internal readonly record struct Reach(long BuyLimits, long SellLimits, long BuyStops, long SellStops)
{
    internal static Reach Nothing => new(long.MinValue, long.MinValue, long.MinValue, long.MinValue);
    internal static Reach Everything => new(long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue);
}

/// <summary>The working orders that one instrument's prices can fill.</summary>
internal sealed class RestingBook
{
    private readonly SortedShelf _buyLimits = new();
    private readonly SortedShelf _sellLimits = new();
    private readonly SortedShelf _buyStops = new();
    private readonly SortedShelf _sellStops = new();
    private readonly SortedShelf _always = new();

    internal void Add(in Filing filing) => Of(filing.Shelf).Add(filing);

    internal void Remove(in Filing filing) => Of(filing.Shelf).Remove(filing);

    /// <summary>Appends the orders a record may concern: those looked at always, then limits, then stops.</summary>
    internal void Collect(in Reach reach, List<int> into)
    {
        _always.Collect(long.MaxValue, into);
        _buyLimits.Collect(reach.BuyLimits, into);
        _sellLimits.Collect(reach.SellLimits, into);
        _buyStops.Collect(reach.BuyStops, into);
        _sellStops.Collect(reach.SellStops, into);
    }

    private SortedShelf Of(Shelf shelf) => shelf switch
    {
        Shelf.BuyLimits => _buyLimits,
        Shelf.SellLimits => _sellLimits,
        Shelf.BuyStops => _buyStops,
        Shelf.SellStops => _sellStops,
        _ => _always,
    };
}
