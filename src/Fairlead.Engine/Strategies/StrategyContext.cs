using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Strategies;

/// <summary>
/// A strategy's window on the desk: what it may know, and the proposals it may make. Valid during the call only.
/// </summary>
/// <remarks>What is not known is null. Nothing here sends an order: proposals go to the arbiter and the gatekeeper.</remarks>
public sealed class StrategyContext
{
    private readonly DeskState _state;
    private readonly EffectBuffer _noEffects = new();
    private EffectBuffer _effects;
    private StrategySlot _slot = null!;

    internal StrategyContext(DeskState state)
    {
        _state = state;
        _effects = _noEffects;
    }

    /// <summary>The instant of the event that is being handled.</summary>
    public Timestamp Now => _state.Now;

    /// <summary>What the strategy was given to watch and trade.</summary>
    public IReadOnlyList<InstrumentId> Instruments => _slot.Instruments;

    /// <summary>The timeframe the desk was set up with: the data's own, or a minute where it is ticks.</summary>
    public Timeframe DefaultTimeframe => _state.Settings.Timeframe;

    /// <summary>The master's row of an instrument.</summary>
    public Instrument Describe(InstrumentId instrument) => _state.Master[instrument];

    /// <summary>All option contracts of an underlying and an expiry date, by strike, calls before puts.</summary>
    public IReadOnlyList<Instrument> Chain(InstrumentId underlying, DateOnly expiryOn) => _state.Chains.Of(underlying, expiryOn);

    /// <summary>Expiry dates listed for an underlying, earliest first.</summary>
    public IReadOnlyList<DateOnly> Expiries(InstrumentId underlying) => _state.Chains.Expiries(underlying);

    /// <summary>The price positions are valued at, or null while unknown; how old it is comes with it.</summary>
    public Price? Mark(InstrumentId instrument, out TimeSpan age)
    {
        var view = _state.Market[instrument];
        age = view.Mark is null ? TimeSpan.MaxValue : Now - view.MarkAt;
        return view.Mark;
    }

    /// <summary>The latest quote, or null when none was seen. It may be one-sided or crossed.</summary>
    public Quote? Quote(InstrumentId instrument) => _state.Market[instrument].HasQuote ? _state.Market[instrument].Quote : null;

    /// <summary>The session open now at the instrument's venue, or null when it is closed.</summary>
    public Session? OpenSession(InstrumentId instrument) => _state.CalendarOf(instrument).OpenAt(Now);

    /// <summary>The strategy's own signed units, fills only.</summary>
    public Quantity Position(InstrumentId instrument) => _state.Positions.QuantityOf(new OwnerId(_slot.Owner), instrument);

    /// <summary>The strategy's groups on an instrument that are not closed, opening ones included.</summary>
    public IEnumerable<Group> Groups(InstrumentId instrument)
    {
        foreach (var id in _state.Groups.On(instrument))
        {
            if (_state.Groups[id].Owner == _slot.Owner)
                yield return _state.Groups[id];
        }
    }

    /// <summary>True while a group of the strategy on the instrument is opening, open or closing.</summary>
    public bool IsEngaged(InstrumentId instrument)
    {
        foreach (var id in _state.Groups.On(instrument))
        {
            if (_state.Groups[id].Owner == _slot.Owner)
                return true;
        }

        return false;
    }

    /// <summary>Account equity, or null while a position has no price.</summary>
    public Money? Equity => _state.Equity;

    /// <summary>The account's cash.</summary>
    public Money Cash => _state.Positions.Cash;

    /// <summary>Whole lots that a fraction of equity buys at the mark, less charges of chance; zero when unknown.</summary>
    /// <param name="instrument">What to size.</param>
    /// <param name="fraction">Share of equity, 0 to 1 and beyond for leverage.</param>
    public Quantity SizeByEquity(InstrumentId instrument, decimal fraction)
    {
        var row = Describe(instrument);
        if (Equity is not { } equity || Mark(instrument, out _) is not { Micros: > 0 } mark || equity.Amount <= 0)
            return Quantity.Zero;
        var units = (long)decimal.Truncate(equity.Amount * fraction / (mark.ToDecimal() * row.Multiplier));
        return new Quantity(units - (units % row.LotSize));
    }

    /// <summary>Proposes to open a position in one instrument, guarded by a plan from its first fill on.</summary>
    public void Enter(InstrumentId instrument, Side side, Quantity quantity, ProtectionPlan plan, string reason, OrderTerms? terms = null) =>
        EnterStructure([new OrderLeg(instrument, side, 1)], quantity, plan, reason, terms);

    /// <summary>Proposes to open several legs as one, guarded together.</summary>
    public void EnterStructure(
        IReadOnlyList<OrderLeg> legs, Quantity quantity, ProtectionPlan plan, string reason, OrderTerms? terms = null)
    {
        if (quantity <= Quantity.Zero)
        {
            Note($"no entry: {reason}: the size comes to nothing");
            return;
        }

        var request = new OrderRequest
        {
            Legs = legs,
            Quantity = quantity,
            Terms = terms ?? OrderTerms.Market,
            Purpose = OrderPurpose.Entry,
        };
        _state.Propose(new Proposal
        {
            Owner = new OwnerRef(_slot.Owner, _slot.Name),
            Request = request,
            Protection = plan,
            Reason = reason,
            Source = ProposalSource.Strategy,
            DedupeKey = $"{_slot.Owner} {_slot.Name} {string.Join('+', legs.Select(leg => leg.Instrument))} {reason} {Now}",
        });
    }

    /// <summary>Closes the strategy's groups on an instrument at the market.</summary>
    public void Close(InstrumentId instrument, string reason)
    {
        foreach (var id in _state.Groups.On(instrument).ToArray())
        {
            if (_state.Groups.Find(new GroupId(id)) is { } group && group.Owner == _slot.Owner && !group.IsClosing)
                ExitStep.Begin(_state, group, ExitReason.Strategy, reason, _effects);
        }
    }

    /// <summary>Closes every group of the strategy at the market.</summary>
    public void CloseAll(string reason)
    {
        foreach (var group in _state.Groups.Live.ToArray())
        {
            if (group.Owner == _slot.Owner && !group.IsClosing)
                ExitStep.Begin(_state, group, ExitReason.Strategy, reason, _effects);
        }
    }

    /// <summary>Asks for bars of a timeframe for an instrument; call it in OnStart.</summary>
    public void WantBars(InstrumentId instrument, Timeframe timeframe) => _state.Bars.Want(_slot.Owner, instrument, timeframe);

    /// <summary>Asks to be woken at an instant; a strategy has one such timer, asking again moves it.</summary>
    public void WakeAt(Timestamp at) => _effects.Add(new StartTimer(new TimerKey(TimerKind.Strategy, _slot.Owner), at));

    /// <summary>Keeps a line in the journal under the strategy's name.</summary>
    public void Note(string text) => _effects.Add(new NoteDecision("STRATEGY", _slot.Owner, text));

    internal StrategyContext As(StrategySlot slot, EffectBuffer effects)
    {
        _slot = slot;
        _effects = effects;
        return this;
    }
}
