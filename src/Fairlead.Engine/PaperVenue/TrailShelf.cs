namespace Fairlead.Engine.PaperVenue;

/// <summary>Trailing stops of one side by priority. Each tick scans them all, but calls only on those it sets off or draws:
/// kept in order of price, a trending market would sort them anew on every tick.</summary>
internal sealed class TrailShelf
{
    private readonly List<Filing> _filings = [];

    internal void Add(in Filing filing) => _filings.Insert(IndexOf(filing.Priority), filing);

    internal void Remove(in Filing filing)
    {
        var index = IndexOf(filing.Priority);
        if (index >= _filings.Count || _filings[index] != filing)
            throw new InvalidOperationException($"The book does not hold {filing}.");
        _filings.RemoveAt(index);
    }

    /// <param name="stopReach">How far the record reaches stops of this side.</param>
    /// <param name="drawReach">How far it reaches limits of this side: the best price a trail may follow.</param>
    /// <param name="into">Where to append.</param>
    internal void Collect(long stopReach, long drawReach, List<int> into)
    {
        foreach (var filing in _filings)
        {
            if (filing.Key <= stopReach || filing.DrawKey < drawReach)
                into.Add(filing.Order);
        }
    }

    private int IndexOf(long priority)
    {
        int low = 0, high = _filings.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_filings[middle].Priority < priority)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
