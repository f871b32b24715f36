using System.Collections.Frozen;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Links;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Charges;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Host.Loop;

/// <summary>
/// The desk with its paper venue, timers and journal, turned by one thread: receive, stamp, append, decide, append,
/// flush, dispatch. Time is the events' time.
/// </summary>
/// <remarks>
/// <para>At one instant the venue goes first, then what it tells, then the market record, then timers: a fill that a bar
/// caused reaches the desk before the bar itself, as it would have.</para>
/// <para>A turn is one thing from outside (a market record, a command, an instant that was due) with all it causes. Its
/// orders leave together at its end, after all of it is durable: a journal never ends inside a turn that sent
/// something, so the tape's next record is all that recovery needs to go on.</para>
/// </remarks>
public sealed class SimulatedDesk
{
    /// <summary>Turns at one instant; more would be a circle.</summary>
    public const int MaxTurnsPerInstant = 100_000;

    private readonly SimulatedVenue _venue;
    private readonly TimerTable _timers = new();

    [Reference]
    private readonly IDeskRecorder? _recorder;

    [Reference]
    private readonly EffectBuffer _effects = new();

    /// <summary>The turn's effects that go somewhere; empty between turns.</summary>
    [Reference]
    private readonly List<DeskEffect> _outgoing = [];

    /// <summary>Knows the fields of every type in the state; built once.</summary>
    [Reference]
    private readonly StateArchive _archive;

    private long _sequence;
    private long _checkpointed;

    /// <param name="state">Fresh.</param>
    /// <param name="venue">Fresh.</param>
    /// <param name="recorder">Null keeps no journal: parameter sweeps.</param>
    public SimulatedDesk(DeskState state, SimulatedVenue venue, IDeskRecorder? recorder)
    {
        // An order of one mode must not reach a venue of another (invariant I11).
        if (state.Settings.Account.Mode is not (TradingMode.Paper or TradingMode.Replay))
            throw new ArgumentException($"The paper venue takes no orders of a {state.Settings.Account.Mode} account.", nameof(state));
        State = state;
        _venue = venue;
        _recorder = recorder;
        _archive = new StateArchive(state.Master);
    }

    /// <summary>A fresh desk with the paper venue its settings name.</summary>
    /// <param name="settings">The first record of its journal.</param>
    /// <param name="reference">Calendars and strategies.</param>
    /// <param name="recorder">Null keeps no journal.</param>
    /// <exception cref="ArgumentException">The settings do not fit the reference data, or name an unknown profile.</exception>
    public static SimulatedDesk Of(DeskSettings settings, DeskReference reference, IDeskRecorder? recorder)
    {
        var profile = VenueProfiles.Find(settings.VenueProfile)
            ?? throw new ArgumentException($"There is no venue profile '{settings.VenueProfile}'.", nameof(settings));
        var state = new DeskState(settings, reference);
        var venue = new SimulatedVenue(state.Master, reference.Calendars, profile with
        {
            StartingCash = [settings.StartingCash],
            WithoutSizes = settings.WithoutSizes.ToFrozenSet(),
            // A desk with a schedule of its own reckons the charges; a venue's word would go before it.
            Fees = settings.ChargeSchedule == ChargeSchedule.None.Name ? profile.Fees : null,
        });
        return new SimulatedDesk(state, venue, recorder);
    }

    public DeskState State { get; }

    /// <summary>Market records taken in, recovered ones included: the place on the tape to go on from.</summary>
    public long MarketRecords { get; private set; }

    /// <summary><see cref="MarketRecords"/> at the last checkpoint: whoever checkpoints at places of the tape sees after a recovery
    /// that this place is done.</summary>
    public long CheckpointedRecords { get; private set; }

    /// <summary>Facts, commands and timers taken in.</summary>
    public long Messages { get; private set; }

    /// <summary>The earliest instant at which venue or timers have something to do; null when they have nothing.</summary>
    public Timestamp? NextDue
    {
        get
        {
            var venue = _venue.NextAt;
            var timer = _timers.NextAt;
            return venue is null ? timer : timer is null || venue <= timer ? venue : timer;
        }
    }

    /// <summary>Sees every input with the effects it had, after they were recorded. Null when nobody looks.</summary>
    [field: Reference]
    public IDeskObserver? Observer { get; set; }

    public void Open(Timestamp at) => Command(new OpenDesk(State.Settings), at);

    /// <summary>A command from outside, at an instant not before the last.</summary>
    public void Command(DeskCommand command, Timestamp at)
    {
        RunUntil(at);
        Take(DeskEvent.Of(command), at);
        EndTurn();
    }

    /// <summary>What a link's supervisor told, at an instant not before the last.</summary>
    public void Tell(LinkFact fact, Timestamp at)
    {
        RunUntil(at);
        Take(DeskEvent.Of(fact), at);
        EndTurn();
    }

    /// <summary>The next record of the tape. Whatever was due before it happens first.</summary>
    public void Market(in MarketRecord record)
    {
        if (NextDue is { } due && due < record.At)
            RunUntil(new Timestamp(record.At.Nanos - 1));
        _venue.OnMarket(in record);
        TakeFacts(record.At);
        MarketRecords++;
        Take(DeskEvent.Of(in record), record.At);
        EndTurn();

        // With no latency an order decided on this record is answered within its instant.
        HearVenue(record.At);
    }

    /// <summary>Does what venue and timers have due up to and including an instant.</summary>
    public void RunUntil(Timestamp until)
    {
        while (RunNext(until))
        {
        }
    }

    /// <summary>Does what is due at the earliest instant; false when that lies after <paramref name="until"/>.</summary>
    public bool RunNext(Timestamp until)
    {
        if (NextDue is not { } due || due > until)
            return false;
        HearVenue(due);
        for (var turns = 0; _timers.TryTake(due, out var key); turns++)
        {
            RequireEnd(turns, due);
            Take(DeskEvent.Of(new TimerFired(key)), due);
            EndTurn();
            HearVenue(due);
        }

        return true;
    }

    /// <summary>Everything so far is durable, with the state's hash and a snapshot beside it. Does nothing when nothing was taken
    /// in since the last one.</summary>
    public void Checkpoint()
    {
        if (_recorder is null || _checkpointed == State.Sequence)
            return;
        _checkpointed = State.Sequence;
        CheckpointedRecords = MarketRecords;
        _recorder.Checkpoint(Snapshot(), State.Now);
    }

    /// <summary>All of the desk, its venue and timers.</summary>
    public DeskSnapshot Snapshot()
    {
        var bytes = _archive.Write(this, out var fingerprint).ToArray();
        return new DeskSnapshot(StateHash(), fingerprint, bytes);
    }

    /// <summary>SHA-256 of the desk's state in lower-case hexadecimal; venue and timers are not part of it.</summary>
    public string StateHash() => _archive.Hash(State);

    /// <summary>Identifies the layout of this program's snapshots.</summary>
    public string Fingerprint() => _archive.Schema(this);

    /// <summary>Puts a fresh desk where a snapshot of the same settings and layout was taken.</summary>
    /// <exception cref="InvalidOperationException">The bytes do not fit.</exception>
    public void Restore(ReadOnlyMemory<byte> snapshot) => _archive.Read(this, snapshot.Span);

    private void HearVenue(Timestamp upTo)
    {
        for (var turns = 0; _venue.NextAt <= upTo; turns++)
        {
            RequireEnd(turns, upTo);
            TakeFacts(upTo);
            EndTurn();
        }
    }

    private static void RequireEnd(int turns, Timestamp at)
    {
        if (turns == MaxTurnsPerInstant)
            throw new InvalidOperationException($"Desk and venue answer each other without end at {at}.");
    }

    private void TakeFacts(Timestamp upTo)
    {
        while (_venue.TryTakeFact(upTo, out var at, out var fact))
            Take(DeskEvent.Of(fact), at > State.Now ? at : State.Now);
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
        if (_effects.Count > 0)
        {
            _recorder?.Effects(_effects, from: 0, causation: _sequence, at);
            for (var index = 0; index < _effects.Count; index++)
                _outgoing.Add(_effects[index]);
        }

        Observer?.Saw(State, in input, at, _effects);
    }

    /// <summary>How the venue's books differ from the desk's; null when they agree. A desk compares before it trades.</summary>
    public string? BooksDifference()
    {
        foreach (var instrument in State.Master.All)
        {
            var (venue, own) = (_venue.PositionOf(instrument.Id), State.Positions.NetQuantity(instrument.Id));
            if (venue != own)
                return $"the venue holds {venue} of {instrument}, the desk's books say {own}";
        }

        return null;
    }

    /// <summary>Journal before act: what the turn sends leaves when all of the turn is durable.</summary>
    private void EndTurn()
    {
        if (_outgoing.Count == 0)
            return;
        if (_recorder is not null && _outgoing.Exists(effect => effect.IsOrderEffect))
            _recorder.Flush();
        foreach (var effect in _outgoing)
            Dispatch(effect);
        _outgoing.Clear();
    }

    private void Dispatch(DeskEffect effect)
    {
        switch (effect)
        {
            case SubmitOrder submit: _venue.Submit(submit.Order.Id, submit.Order.Request, State.Now); break;
            case SendAmendment amend: _venue.Amend(amend.Order, amend.Quantity, amend.Terms, State.Now); break;
            case SendCancellation cancel: _venue.Cancel(cancel.Order, State.Now); break;
            case QueryOrder query: _venue.Query(query.Order, State.Now); break;
            case DisturbVenue disturb: _venue.Disturb(disturb.Fault, disturb.Orders); break;
            case StartTimer timer: _timers.Start(timer.Key, timer.At); break;
            case StopTimer timer: _timers.Stop(timer.Key); break;
        }
    }
}
