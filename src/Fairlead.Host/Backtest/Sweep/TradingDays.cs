using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Markets.Lean;
using Fairlead.Markets.Tapes;

namespace Fairlead.Host.Backtest.Sweep;

/// <summary>A market's tape by trading day: a day reaches from the close before it to its own close, both venues' data
/// told before the opening included.</summary>
internal sealed class TradingDays
{
    private readonly MarketSet _market;
    private readonly List<(DateOnly Day, int End)> _days = [];

    public TradingDays(MarketSet market, MarketCalendar calendar)
    {
        _market = market;
        var records = market.Tape.Records;
        for (var index = 0; index < records.Length;)
        {
            // The closing bar arrives at the close itself: an instant just before it is still in its session.
            var session = calendar.CurrentOrNext(new Timestamp(records[index].At.Nanos - 1));
            var end = EndOf(records, index, session.Close);
            _days.Add((session.Day, end));
            index = end;
        }
    }

    /// <summary>Days with data, in order.</summary>
    public int Count => _days.Count;

    public DateOnly this[int index] => _days[index].Day;

    /// <summary>The market of some days in a row; the records are copied.</summary>
    /// <param name="first">Index of the first day.</param>
    /// <param name="end">Index after the last day.</param>
    public MarketSet Slice(int first, int end)
    {
        var start = first == 0 ? 0 : _days[first - 1].End;
        return _market with { Tape = new Tape(_market.Tape.Records[start.._days[end - 1].End].ToArray()) };
    }

    private static int EndOf(ReadOnlySpan<MarketRecord> records, int from, Timestamp close)
    {
        int low = from + 1, high = records.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (records[middle].At <= close)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
