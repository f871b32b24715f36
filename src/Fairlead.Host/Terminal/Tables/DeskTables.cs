using System.Globalization;
using Fairlead.Domain.Links;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Host.Loop;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Rows;

namespace Fairlead.Host.Terminal.Tables;

/// <summary>
/// What a page can see of one desk: looks on while the desk runs and keeps the topics' tables. The same for a running
/// account and for a replay.
/// </summary>
/// <remarks><see cref="Saw"/> and <see cref="Publish"/> are called by the thread that turns the desk; the rest by any.</remarks>
public sealed class DeskTables : IDeskObserver
{
    private readonly TableSizes _sizes;
    private readonly MarketTables _market;
    private volatile bool _isRetired;
    private readonly Dictionary<long, OrderNotes> _notes = [];
    private readonly HashSet<long> _changedOrders = [];
    private readonly Dictionary<(string Broker, LinkKind Link), int> _reconnects = [];
    private Timestamp _equityMinute = Timestamp.MinValue;
    private DateOnly _equityDay;

    /// <param name="sizes">How much is shown; null takes the defaults.</param>
    public DeskTables(TableSizes? sizes = null)
    {
        _sizes = sizes ?? new TableSizes();
        _market = new MarketTables(_sizes.Bars);
        foreach (var topic in Enum.GetValues<Topic>())
        {
            if (topic is Topic.Quotes or Topic.Bars or Topic.Accounts)
                continue;
            _tables[topic] = new TopicTable(CapacityOf(topic));
            _staged[topic] = new Queue<Action<TopicTable>>();
        }
    }

    private readonly Dictionary<Topic, TopicTable> _tables = [];

    /// <summary>Changes seen and not shown yet, since they are not durable until <see cref="Publish"/>; the latest as many as
    /// a table holds.</summary>
    private readonly Dictionary<Topic, Queue<Action<TopicTable>>> _staged = [];

    /// <summary>Market records taken in.</summary>
    public long Records => _market.Records;

    /// <summary>The market's part: quotes and bars, made for those who want them.</summary>
    public MarketTables Market => _market;

    /// <summary>The table of a topic that is the same for all readers.</summary>
    /// <exception cref="KeyNotFoundException">Quotes and bars are had from <see cref="Market"/>, accounts from the host.</exception>
    public TopicTable this[Topic topic] => _tables[topic];

    /// <summary>Nothing comes to these tables any more; whoever follows them looks for others under the same name.</summary>
    public bool IsRetired => _isRetired;

    public void Retire()
    {
        _isRetired = true;
        foreach (var table in _tables.Values)
            table.Wake();
        _market.Wake();
    }

    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
    {
        if (input.IsMarket)
            _market.Take(state, in input.Market);
        else
            TakeMessage(state, input.Message!, at);
        for (var index = 0; index < effects.Count; index++)
            TakeEffect(state, effects[index], at);
        var minute = new Timestamp(at.Nanos - (at.Nanos % Timestamp.NanosPerMinute));
        if (minute > _equityMinute)
            TakeEquity(state, minute);
    }

    /// <summary>Brings the tables up to the desk's state, all of which is durable, and wakes the readers.</summary>
    public void Publish(DeskState state)
    {
        _market.Publish(state);
        foreach (var (topic, changes) in _staged)
        {
            while (changes.TryDequeue(out var change))
                change(this[topic]);
        }

        foreach (var id in _changedOrders)
            PutOrder(state, id);
        _changedOrders.Clear();
        this[Topic.Positions].Replace(PositionRows.Of(state), row => row.Key);
        this[Topic.Protection].Replace(ProtectionRows.Of(state), row => row.Key);
        this[Topic.Strategies].Replace(StrategyRows.Of(state), row => Text(row.Owner));
        this[Topic.Links].Replace(LinkRows(state), row => $"{row.Broker} {row.Link}");
        foreach (var table in _tables.Values)
            table.Announce();
    }

    /// <summary>What an order's facts told beside its state; null when nobody saw them. On the desk's thread.</summary>
    public OrderNotes? NotesOf(ClientOrderId order) => _notes.GetValueOrDefault(order.Value);

    /// <summary>After a recovery from a snapshot: what is open is shown though its beginning was not seen.</summary>
    public void Begin(DeskState state)
    {
        foreach (var order in state.Orders.Open)
            _changedOrders.Add(order.Id.Value);
    }

    private int CapacityOf(Topic topic) => topic switch
    {
        Topic.Orders => _sizes.Orders,
        Topic.Fills or Topic.Trades => _sizes.Fills,
        Topic.Decisions => _sizes.Decisions,
        Topic.Alerts => _sizes.Alerts,
        Topic.Equity => 1_500,
        _ => 10_000,
    };

    private void TakeMessage(DeskState state, object message, Timestamp at)
    {
        switch (message)
        {
            case OrderFilled { Execution: var execution }: TakeFill(state, execution); break;
            case ExecutionCorrected { Execution: var execution }: TakeFill(state, execution); break;
            case OrderAmended { Order: var id }: MakeNotes(id).IsAmendPending = false; break;
            case AmendRefused { Order: var id }: MakeNotes(id).IsAmendPending = false; break;
            case LinkUp { Broker: var broker, Link: var link }: _reconnects[(broker, link)] = _reconnects.GetValueOrDefault((broker, link), -1) + 1; break;
        }

        if (OrderOf(message) is { } order)
            Touch(order, at);
    }

    private void TakeEffect(DeskState state, DeskEffect effect, Timestamp at)
    {
        switch (effect)
        {
            case SubmitOrder { Order.Id: var id }:
                // The last exit's fill closes its group, which is gone when the fill is shown.
                if (state.Orders.Find(id) is { } sent)
                    (MakeNotes(id).Why, MakeNotes(id).GroupReason) = (Why(state, sent), GroupOf(state, sent)?.Reason);
                Touch(id, at);
                break;
            case SendAmendment { Order: var id }:
                MakeNotes(id).IsAmendPending = true;
                Touch(id, at);
                break;
            case SendCancellation { Order: var id }: Touch(id, at); break;
            case QueryOrder { Order: var id }: Touch(id, at); break;
            case RaiseAlert alert:
                var alerted = NextKey(state);
                Stage(Topic.Alerts, Text(alerted), new AlertRow(alerted, at, alert.Level, alert.Code, alert.Text));
                break;
            case NoteDecision note:
                var noted = NextKey(state);
                Stage(Topic.Decisions, Text(noted), DecisionRows.Of(state, note, noted, at, note.Instrument));
                break;
            case NoteTrade { Trade: var trade }:
                var closed = NextKey(state);
                Stage(Topic.Trades, Text(closed), TradeRows.Of(state, trade, closed));
                break;
        }
    }

    private long _lastSequence;
    private int _withinSequence;

    /// <summary>A key for a row that an effect makes: the input's sequence in thousands and its place among the rows of that
    /// input, so that keys rise and are the same after a restart.</summary>
    private long NextKey(DeskState state)
    {
        _withinSequence = state.Sequence == _lastSequence ? _withinSequence + 1 : 0;
        _lastSequence = state.Sequence;
        return (state.Sequence * 1_000) + _withinSequence;
    }

    private void TakeFill(DeskState state, Execution execution)
    {
        if (state.Orders.Find(execution.Order) is not { } order)
            return;
        var notes = MakeNotes(execution.Order);
        notes.Add(execution, order.Request.IsSingle);
        Stage(Topic.Fills, execution.Id.Value, new FillRow(
            execution.Id.Value, order.Id.ToString(), order.Owner, OwnerNames.Of(state, order.Owner), execution.Instrument.Index,
            state.Master[execution.Instrument].Symbol, execution.Side, order.Purpose, execution.Quantity.Units, execution.Price.ToDecimal(),
            execution.At, notes.Why ?? Why(state, order)));
    }

    /// <summary>Why an order was made: its entry's reason, or the rule that wants out.</summary>
    private static string Why(DeskState state, Order order)
    {
        var group = GroupOf(state, order);
        return group is null ? order.Reason : order.Purpose == OrderPurpose.Entry ? group.Reason : $"{group.ExitReason} {group.ExitNote}".Trim();
    }

    private static Group? GroupOf(DeskState state, Order order) => order.Group is { } id ? state.Groups.Find(id) : null;

    private void PutOrder(DeskState state, long id)
    {
        if (state.Orders.Find(new ClientOrderId(id)) is not { } order)
            return;
        this[Topic.Orders].Put(order.Id.ToString(), OrderRows.Of(state, order, _notes.GetValueOrDefault(id)));
        if (!order.Status.IsOpen() && _notes.Count > 2 * _sizes.Orders)
            _notes.Remove(id);
    }

    private void TakeEquity(DeskState state, Timestamp minute)
    {
        _equityMinute = minute;
        if (state.Risk.Day != _equityDay)
        {
            _equityDay = state.Risk.Day;
            _staged[Topic.Equity].Clear();
            Stage(Topic.Equity, table => table.Replace<EquityRow>([], row => row.At.ToString()));
        }

        if (state.Equity is { } equity)
            Stage(Topic.Equity, minute.ToString(), new EquityRow(minute, equity.Amount));
    }

    private void Stage<TRow>(Topic topic, string key, TRow row) => Stage(topic, table => table.Put(key, row));

    private void Stage(Topic topic, Action<TopicTable> change)
    {
        var changes = _staged[topic];
        if (changes.Count == CapacityOf(topic))
            changes.Dequeue();
        changes.Enqueue(change);
    }

    private List<LinkRow> LinkRows(DeskState state) =>
    [
        .. state.Links.Select(link => new LinkRow(
            link.Broker, link.Link, link.IsUp ? "Synchronised" : link.Link == LinkKind.MarketData ? "Mute" : "Stopped", link.IsUp, link.Since, link.Why,
            link.Link == LinkKind.MarketData ? _market.LastRecordAt : null, Math.Max(0, _reconnects.GetValueOrDefault((link.Broker, link.Link))), PingMs: null)),
    ];

    private void Touch(ClientOrderId id, Timestamp at)
    {
        MakeNotes(id).ChangedAt = at;
        _changedOrders.Add(id.Value);
    }

    private OrderNotes MakeNotes(ClientOrderId id)
    {
        if (!_notes.TryGetValue(id.Value, out var notes))
            _notes.Add(id.Value, notes = new OrderNotes());
        return notes;
    }

    private static ClientOrderId? OrderOf(object message) => message switch
    {
        OrderAccepted fact => fact.Order,
        OrderRejected fact => fact.Order,
        OrderFilled fact => fact.Execution.Order,
        ExecutionCorrected fact => fact.Execution.Order,
        OrderCancelled fact => fact.Order,
        OrderExpired fact => fact.Order,
        OrderAmended fact => fact.Order,
        AmendRefused fact => fact.Order,
        CancelRefused fact => fact.Order,
        OutcomeUnknown fact => fact.Order,
        OrderNotFound fact => fact.Order,
        OrderReportedWorking { Order: { } order } => order,
        _ => null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
