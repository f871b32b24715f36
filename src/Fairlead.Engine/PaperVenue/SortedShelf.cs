namespace Fairlead.Engine.PaperVenue;

/// <summary>Filings in rising order of key and priority.</summary>
internal sealed class SortedShelf
{
    private readonly List<Filing> _filings = [];

    internal void Add(in Filing filing) => _filings.Insert(IndexOf(filing), filing);

    internal void Remove(in Filing filing)
    {
        var index = IndexOf(filing);
        if (index >= _filings.Count || _filings[index] != filing)
            throw new InvalidOperationException($"The book does not hold {filing}.");
        _filings.RemoveAt(index);
    }

    internal void Collect(long reach, List<int> into)
    {
        foreach (var filing in _filings)
        {
            if (filing.Key > reach)
                return;
            into.Add(filing.Order);
        }
    }

    private int IndexOf(in Filing filing)
    {
        int low = 0, high = _filings.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var other = _filings[middle];
            if (other.Key < filing.Key || (other.Key == filing.Key && other.Priority < filing.Priority))
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
