using Fairlead.Domain;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Host.Loop;

/// <summary>
/// The desk with its paper venue, timers and journal, turned by one thread: receive, stamp, append, decide, append,
/// flush, dispatch. Time is the events' time.
/// </summary>
/// <remarks>
/// At one instant the venue goes first, then what it tells, then the market record, then timers: a fill that a bar
/// caused reaches the desk before the bar itself, as it would have.
/// </remarks>
public sealed class SimulatedDesk
{
    private readonly SimulatedVenue _venue;
    private readonly DeskRecorder? _recorder;
    private readonly TimerTable _timers = new();
    private readonly EffectBuffer _effects = new();
    private readonly Queue<Fact> _toldBefore = new();
    private long _sequence;

    /// <param name="state">Fresh, or recovered with a replay of its journal.</param>
    /// <param name="venue">Fresh; it is fed everything the desk's journal holds.</param>
    /// <param name="recorder">Null keeps no journal: parameter sweeps.</param>
    public SimulatedDesk(DeskState state, SimulatedVenue venue, DeskRecorder? recorder)
    {
        // An order of one mode must not reach a venue of another (invariant I11).
        if (state.Settings.Account.Mode is not (TradingMode.Paper or TradingMode.Replay))
            throw new ArgumentException($"The paper venue takes no orders of a {state.Settings.Account.Mode} account.", nameof(state));
        State = state;
        _venue = venue;
        _recorder = recorder;
    }

    public DeskState State { get; }

    /// <summary>Market records taken in, recovered ones included: the place on the tape to go on from.</summary>
    public long MarketRecords { get; private set; }

    /// <summary>Facts, commands and timers taken in.</summary>
    public long Messages { get; private set; }

    /// <summary>Sees every input with the effects it had, after they were journaled. Null when nobody looks.</summary>
    public IDeskObserver? Observer { get; set; }

    public void Open(Timestamp at) => Take(DeskEvent.Of(new OpenDesk(State.Settings)), at);

    /// <summary>A command from outside, at an instant not before the last.</summary>
    public void Command(DeskCommand command, Timestamp at)
    {
        RunUntil(at);
        Take(DeskEvent.Of(command), at);
    }

    /// <summary>The next record of the tape. Whatever was due before it happens first.</summary>
    public void Market(in MarketRecord record)
    {
        if (NextDue() is { } due && due < record.At)
            RunUntil(new Timestamp(record.At.Nanos - 1));
        _venue.OnMarket(in record);
        TakeFacts(record.At);
        MarketRecords++;
        Take(DeskEvent.Of(in record), record.At);
        // With no latency an order decided on this record is answered within its instant.
        if (_venue.NextAt <= record.At)
        {
            _venue.AdvanceTo(record.At);
            TakeFacts(record.At);
        }
    }

    /// <summary>Does what venue and timers have due up to and including an instant.</summary>
    public void RunUntil(Timestamp until)
    {
        while (NextDue() is { } due && due <= until)
        {
            _venue.AdvanceTo(due);
            TakeFacts(due);
            while (_timers.TryTake(due, out _, out var key))
            {
                Take(DeskEvent.Of(new TimerFired(key)), due);
                _venue.AdvanceTo(due);
                TakeFacts(due);
            }
        }
    }

    /// <summary>Everything so far is durable, with the state's hash beside it.</summary>
    public void Checkpoint(string stateHash)
    {
        _recorder?.Checkpoint(stateHash, State.Now);
        _recorder?.Flush();
    }

    private Timestamp? NextDue()
    {
        var venue = _venue.NextAt;
        var timer = _timers.NextAt;
        return venue is null ? timer : timer is null || venue <= timer ? venue : timer;
    }

    private void TakeFacts(Timestamp upTo)
    {
        while (_venue.TryTakeFact(upTo, out var at, out var fact))
        {
            if (_toldBefore.TryDequeue(out var told))
                RequireSame(told, fact);
            else
                Take(DeskEvent.Of(fact), at > State.Now ? at : State.Now);
        }
    }

    private void Take(in DeskEvent input, Timestamp at)
    {
        if (input.IsMarket)
        {
            _sequence = _recorder?.Market(in input.Market) ?? _sequence + 1;
        }
        else
        {
            Messages++;
            _sequence = _recorder?.Input(input.Message!, at) ?? _sequence + 1;
        }

        _effects.Clear();
        Desk.Decide(State, new Stamped<DeskEvent>(_sequence, at, input), _effects);
        if (_effects.Count > 0 && _recorder is not null)
        {
            _recorder.Effects(_effects, causation: _sequence, at);
            if (_effects.HasOrderEffect)
                _recorder.Flush();
        }

        Observer?.Saw(State, in input, at, _effects);
        Dispatch();
    }

    private void Dispatch()
    {
        for (var index = 0; index < _effects.Count; index++)
        {
            switch (_effects[index])
            {
                case SubmitOrder submit: _venue.Submit(submit.Order.Id, submit.Order.Request, State.Now); break;
                case SendAmendment amend: _venue.Amend(amend.Order, amend.Quantity, amend.Terms, State.Now); break;
                case SendCancellation cancel: _venue.Cancel(cancel.Order, State.Now); break;
                case QueryOrder query: _venue.Query(query.Order, State.Now); break;
                case StartTimer timer: _timers.Start(timer.Key, timer.At); break;
                case StopTimer timer: _timers.Stop(timer.Key); break;
            }
        }
    }

    private static void RequireSame(Fact told, Fact fact)
    {
        if (told.ToString() != fact.ToString())
            throw new InvalidOperationException($"The venue told {fact} where the journal has {told}.");
    }
}

/// <summary>Looks on while a desk runs: statistics, reports, progress.</summary>
public interface IDeskObserver
{
    /// <summary>After an input was decided; must keep none of the references.</summary>
    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects);
}
