namespace Fairlead.Engine.PaperVenue;

/// <summary>A shelf of the book; on limits and stops, orders lie in the order in which prices reach them.</summary>
internal enum Shelf
{
    BuyLimits,
    SellLimits,
    BuyStops,
    SellStops,

    BuyTrails,
    SellTrails,

    /// <summary>Looked at on every record: waiting market orders, several legs.</summary>
    Always,
}

/// <summary>Where an order lies: lower keys are reached first, then lower priorities.</summary>
/// <param name="Shelf">Which shelf.</param>
/// <param name="Key">The price that reaches it, signed so that it is reached when no greater than the shelf's reach.</param>
/// <param name="Priority">Rank among equal keys; unique.</param>
/// <param name="Order">Index of the order.</param>
/// <param name="DrawKey">For trails: the price beyond which the trigger moves, as a key of the limits of its side.</param>
internal readonly record struct Filing(Shelf Shelf, long Key, long Priority, int Order, long DrawKey = 0);

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
    private readonly TrailShelf _buyTrails = new();
    private readonly TrailShelf _sellTrails = new();
    private readonly SortedShelf _always = new();

    internal void Add(in Filing filing)
    {
        if (filing.Shelf is Shelf.BuyTrails or Shelf.SellTrails)
            TrailsOf(filing.Shelf).Add(filing);
        else
            Of(filing.Shelf).Add(filing);
    }

    internal void Remove(in Filing filing)
    {
        if (filing.Shelf is Shelf.BuyTrails or Shelf.SellTrails)
            TrailsOf(filing.Shelf).Remove(filing);
        else
            Of(filing.Shelf).Remove(filing);
    }

    /// <summary>Appends the orders a record may concern: those looked at always, then limits, stops and trails.</summary>
    internal void Collect(in Reach reach, List<int> into)
    {
        _always.Collect(long.MaxValue, into);
        _buyLimits.Collect(reach.BuyLimits, into);
        _sellLimits.Collect(reach.SellLimits, into);
        _buyStops.Collect(reach.BuyStops, into);
        _sellStops.Collect(reach.SellStops, into);
        _buyTrails.Collect(reach.BuyStops, reach.BuyLimits, into);
        _sellTrails.Collect(reach.SellStops, reach.SellLimits, into);
    }

    private TrailShelf TrailsOf(Shelf shelf) => shelf == Shelf.BuyTrails ? _buyTrails : _sellTrails;

    private SortedShelf Of(Shelf shelf) => shelf switch
    {
        Shelf.BuyLimits => _buyLimits,
        Shelf.SellLimits => _sellLimits,
        Shelf.BuyStops => _buyStops,
        Shelf.SellStops => _sellStops,
        _ => _always,
    };
}
