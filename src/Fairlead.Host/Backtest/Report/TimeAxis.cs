using System.Globalization;
using Fairlead.Domain.Time;

namespace Fairlead.Host.Backtest.Report;

/// <summary>
/// The horizontal axis of every chart: the instants at which there was market data, evenly spaced, so that nights and
/// weekends take no room.
/// </summary>
internal sealed class TimeAxis(IReadOnlyList<EquityPoint> points)
{
    private const int MaxTicks = 8;

    /// <summary>Where an instant stands, 0 at the first and 1 at the last; between two points by its time.</summary>
    public double Place(Timestamp at)
    {
        int low = 0, high = points.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (points[middle].At <= at)
                low = middle + 1;
            else
                high = middle;
        }

        if (low == 0)
            return 0;
        if (low == points.Count)
            return 1;
        var (before, after) = (points[low - 1].At.Nanos, points[low].At.Nanos);
        return (low - 1 + ((double)(at.Nanos - before) / (after - before))) / (points.Count - 1);
    }

    /// <summary>A few labelled places: beginnings of days, or even steps within one day.</summary>
    public IReadOnlyList<(double Place, string Label)> Ticks()
    {
        var days = new List<int>();
        for (var index = 0; index < points.Count; index++)
        {
            if (index == 0 || points[index].At.ToUtc().Date != points[index - 1].At.ToUtc().Date)
                days.Add(index);
        }

        // The first point is the start, before the first data: its day begins with the data.
        var isOneDay = days.Count <= 2;
        var candidates = isOneDay ? [.. Enumerable.Range(0, MaxTicks).Select(step => step * (points.Count - 1) / MaxTicks).Distinct()] : days;
        var every = (candidates.Count + MaxTicks - 1) / MaxTicks;
        return [.. candidates.Where((_, order) => order % every == 0)
            .Select(index => (points.Count < 2 ? 0 : (double)index / (points.Count - 1),
                points[index].At.ToUtc().ToString(isOneDay ? "HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture)))];
    }
}
