using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Terminal.Rows;

namespace Fairlead.Host.Terminal.Tables;

/// <summary>Quotes and bars of one desk. Rows are made for instruments somebody looks at, and for no others.</summary>
/// <param name="barsKept">Of five seconds, and of a minute, for each instrument.</param>
/// <remarks><see cref="Take"/> and <see cref="Publish"/> belong to the thread that turns the desk; wishes come from any.</remarks>
public sealed class MarketTables(int barsKept)
{
    private readonly Lock _lock = new();

    /// <summary>How many look at an instrument.</summary>
    private readonly Dictionary<int, int> _wanted = [];
    private readonly Dictionary<(int Instrument, TimeSpan Period), WantedBars> _wantedBars = [];

    private readonly Dictionary<int, SeenMarket> _seen = [];
    private readonly HashSet<int> _changed = [];
    private long _records;
    private Timestamp? _lastRecordAt;

    /// <summary>Quotes by instrument.</summary>
    public TopicTable Quotes { get; } = new(capacity: 100_000);

    public long Records => Volatile.Read(ref _records);

    /// <summary>The desk's time of the newest record; null before the first.</summary>
    public Timestamp? LastRecordAt => _lastRecordAt;

    public void Take(DeskState state, in MarketRecord record)
    {
        Volatile.Write(ref _records, _records + 1);
        _lastRecordAt = record.At;
        if (!state.Master.Contains(record.Instrument))
            return;
        lock (_lock)
        {
            _changed.Add(record.Instrument.Index);
            var calendar = state.CalendarOf(record.Instrument);
            if (record.Kind == MarketKind.TradeBar)
                SeenOf(record.Instrument).Add(calendar, record.AsBar());
            else if (PriceOf(state, in record) is { } price)
                SeenOf(record.Instrument).Add(calendar, price.Price, price.Units, record.At);
        }
    }

    /// <summary>Somebody looks at instruments: their rows are made from the next publishing on.</summary>
    public void Want(IEnumerable<int> instruments)
    {
        lock (_lock)
        {
            foreach (var instrument in instruments)
            {
                _wanted[instrument] = _wanted.GetValueOrDefault(instrument) + 1;
                _changed.Add(instrument);
            }
        }
    }

    /// <summary>Somebody looks away.</summary>
    public void Unwant(IEnumerable<int> instruments)
    {
        lock (_lock)
        {
            foreach (var instrument in instruments)
            {
                if (--_wanted[instrument] > 0)
                    continue;
                _wanted.Remove(instrument);
                Quotes.Remove(KeyOf(instrument));
            }
        }
    }

    /// <summary>Somebody looks at an instrument's bars.</summary>
    public TopicTable WantBars(int instrument, TimeSpan period)
    {
        lock (_lock)
        {
            if (!_wantedBars.TryGetValue((instrument, period), out var bars))
                _wantedBars.Add((instrument, period), bars = new WantedBars(period));
            bars.Readers++;
            if (_seen.TryGetValue(instrument, out var seen))
                bars.Add(seen.Bars);
            return bars.Table;
        }
    }

    public void UnwantBars(int instrument, TimeSpan period)
    {
        lock (_lock)
        {
            if (--_wantedBars[(instrument, period)].Readers == 0)
                _wantedBars.Remove((instrument, period));
        }
    }

    /// <summary>An instrument's session so far, as this desk has seen it; null before its first price. On the desk's thread.</summary>
    public SessionFigures? SessionOf(InstrumentId instrument) => _seen.GetValueOrDefault(instrument.Index)?.Session;

    /// <summary>An instrument's bars, rising, as far back as this desk has seen and kept them. On the desk's thread.</summary>
    public IReadOnlyList<ShownBar> BarsOf(InstrumentId instrument, TimeSpan period, Timestamp from) =>
        _seen.GetValueOrDefault(instrument.Index)?.Bars.Of(period, from) ?? [];

    /// <summary>Wakes all readers.</summary>
    public void Wake()
    {
        Quotes.Wake();
        lock (_lock)
        {
            foreach (var bars in _wantedBars.Values)
                bars.Table.Wake();
        }
    }

    public void Publish(DeskState state)
    {
        lock (_lock)
        {
            foreach (var instrument in _changed)
            {
                if (_wanted.ContainsKey(instrument) && instrument < state.Master.Count)
                    Quotes.Put(KeyOf(instrument), QuoteRows.Of(state, new InstrumentId(instrument), _seen.GetValueOrDefault(instrument)?.Session));
            }

            foreach (var ((instrument, _), bars) in _wantedBars)
            {
                if (_changed.Contains(instrument) && _seen.TryGetValue(instrument, out var seen))
                {
                    bars.Add(seen.Bars);
                    bars.Table.Announce();
                }
            }

            _changed.Clear();
        }

        Quotes.Announce();
    }

    public static string KeyOf(int instrument) => instrument.ToString(CultureInfo.InvariantCulture);

    private SeenMarket SeenOf(InstrumentId instrument)
    {
        if (!_seen.TryGetValue(instrument.Index, out var seen))
            _seen.Add(instrument.Index, seen = new SeenMarket(barsKept));
        return seen;
    }

    /// <summary>What a chart draws beside recorded bars: prints; for options, which seldom print, the middle of the quote, and then units only of
    /// prints.</summary>
    private static (Price Price, long Units)? PriceOf(DeskState state, in MarketRecord record)
    {
        switch (record.Kind)
        {
            case MarketKind.Print:
                var print = record.AsPrint();
                return print.IsSuspicious ? null : (print.Price, print.Size.Units);
            case MarketKind.Quote when state.Master[record.Instrument].Kind == InstrumentKind.Option:
                var quote = record.AsQuote();
                return quote.IsTwoSided && !quote.IsCrossed ? (quote.Middle, 0) : null;
            default:
                return null;
        }
    }

    /// <summary>One instrument's bars and session.</summary>
    private sealed class SeenMarket(int barsKept)
    {
        private Session _session;

        public SeenBars Bars { get; } = new(barsKept);
        public SessionFigures Session { get; } = new();

        public void Add(MarketCalendar calendar, Price price, long units, Timestamp at)
        {
            if (!HasSession(calendar, at))
                return;
            Session.Add(price, units);
            Bars.Add(price, units, at, _session.Open);
        }

        public void Add(MarketCalendar calendar, in Bar bar)
        {
            if (!HasSession(calendar, bar.StartAt))
                return;
            Session.Add(in bar);
            Bars.Add(in bar, _session.Open);
        }

        /// <summary>Turns to the session of an instant, or the last before it; false when the calendar knows none.</summary>
        private bool HasSession(MarketCalendar calendar, Timestamp at)
        {
            if (at < _session.Close && at >= _session.Open)
                return true;
            if (calendar.LastOpened(at) is not { } session)
                return false;
            if (session.Day != _session.Day)
                Session.Turn();
            _session = session;
            return true;
        }
    }

    /// <summary>Bars of one timeframe that somebody looks at.</summary>
    private sealed class WantedBars(TimeSpan period)
    {
        private Timestamp _from = Timestamp.MinValue;

        public TopicTable Table { get; } = new(capacity: 10_000);
        public int Readers { get; set; }

        /// <summary>Only bars that can have changed: from the last one put on.</summary>
        public void Add(SeenBars seen)
        {
            var bars = seen.Of(period, _from);
            for (var index = 0; index < bars.Count; index++)
                Table.Put(bars[index].Start.ToString(), bars[index].Row(isClosed: index < bars.Count - 1));
            if (bars.Count > 0)
                _from = bars[^1].Start;
        }
    }
}
