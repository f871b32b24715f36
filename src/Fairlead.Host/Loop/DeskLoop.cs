using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Loop;

/// <summary>
/// Turns one account's desk in real time on a thread of its own: market data as the clock reaches it, commands as they
/// come, timers when due; and twenty times a second makes all of it durable and shows it. A command is answered as soon as
/// it is durable.
/// </summary>
/// <remarks>
/// <para>Commands wait in a bounded queue; one too many is refused with BUSY and never half taken. Market data waits in
/// its feed and is never dropped for the desk. Order facts come from the venue inside the desk's own turns.</para>
/// <para>A full disk stops the desk in the middle of its turn, journal before act: nothing is sent or taken in until the
/// waiting batch is on disk. A fencing number that is stale, or a journal that fails otherwise, ends the loop for good; <see cref="Fault"/> says why.</para>
/// </remarks>
public sealed class DeskLoop : IDisposable
{
    /// <summary>Commands and questions that wait at most.</summary>
    public const int IntakeCapacity = 256;

    /// <summary>Market records between two looks at the commands.</summary>
    private const int Slice = 2_000;

    /// <summary>Waiting commands taken between two looks at the market.</summary>
    private const int CommandsPerTurn = 64;

    private static readonly TimeSpan ShowEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan RetryFullDiskEvery = TimeSpan.FromSeconds(1);

    private readonly SimulatedDesk _desk;
    private readonly IMarketFeed _feed;
    private readonly IDeskClock _clock;
    private readonly IPatientRecorder _recorder;
    private readonly TimeProvider _wall;
    private readonly Channel<Waiting> _intake = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(IntakeCapacity) { SingleReader = true });
    private readonly AutoResetEvent _wake = new(initialState: false);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Capture _capture;

    private Timestamp _cursor;
    private long _shownAt;
    private volatile bool _isStopping;
    private volatile string? _fault;
    private volatile string? _stall;

    /// <param name="desk">Recovered, or fresh and opened; nobody else may touch it from now on.</param>
    /// <param name="feed">Its market data.</param>
    /// <param name="clock">The time it lives in.</param>
    /// <param name="recorder">The one that writes the desk's journal; from now on it waits for room on a full disk.</param>
    /// <param name="observer">Looks on, beside what the loop itself needs; null when nobody does.</param>
    /// <param name="wall">The computer's time.</param>
    public DeskLoop(SimulatedDesk desk, IMarketFeed feed, IDeskClock clock, IPatientRecorder recorder, IDeskObserver? observer, TimeProvider wall)
    {
        (_desk, _feed, _clock, _recorder, _wall) = (desk, feed, clock, recorder, wall);
        _cursor = desk.State.Now;
        Figures = new LoopFigures(wall);
        desk.Observer = _capture = new Capture(observer);
        recorder.Patience = WaitForRoom;
    }

    public LoopFigures Figures { get; }

    /// <summary>Commands waiting now.</summary>
    public int IntakeDepth => _intake.Reader.Count;

    /// <summary>Why the loop ended before it was asked to; null while it turns.</summary>
    public string? Fault => _fault;

    /// <summary>Why the desk stands still for now (the disk is full); null when it does not.</summary>
    public string? Stall => _stall;

    /// <summary>Completes when the loop has ended, for whatever reason.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Called on the loop's thread whenever all that happened is durable: show it.</summary>
    public Action<DeskState>? Show { get; init; }

    /// <summary>Called on the loop's thread about twenty times a second before anything is made durable.</summary>
    public Action? Beat { get; init; }

    /// <summary>Called on the loop's thread about once a second while the desk stands still: tell why. The state holds what is
    /// not durable yet and must not be shown.</summary>
    public Action? Stalled { get; init; }

    /// <summary>Where commands leave their spans; null is nowhere.</summary>
    public ActivitySource? Traces { get; init; }

    /// <summary>Called on the loop's thread before a command is taken: the answer it was given before, or null.</summary>
    public Func<DeskCommand, CommandResult?>? Recall { get; init; }

    /// <summary>Starts the thread.</summary>
    public void Start(string name) => new Thread(Run) { Name = name, IsBackground = true }.Start();

    /// <summary>Takes a command to the desk; the task completes when it was decided and is durable.</summary>
    /// <param name="make">Makes the command from the desk's state, on its thread; what it throws goes to the caller.</param>
    /// <param name="first">Done on the desk's thread just before, unless the command was taken before and is only answered
    /// again; what it throws goes to the caller, and the command is not taken. Null does nothing.</param>
    /// <exception cref="DeskUnavailableException">Through the task: BUSY, STOPPING, STOPPED or JOURNAL.</exception>
    public Task<CommandResult> Command(Func<DeskState, DeskCommand> make, Action<DeskState>? first = null)
    {
        var done = new TaskCompletionSource<CommandResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var trace = CommandTrace.Begin(Traces, _wall);
        return Post(done, () =>
        {
            if (!TryMake(done, state => Prepared(state, make, first), out var prepared))
                return;
            var (command, before) = prepared;
            try
            {
                // What was answered before may be of this very turn, and not durable yet.
                _unconfirmed.Add(before is null ? (done, Decided(command, trace), trace) : (done, before, null));
            }
            catch (Exception e)
            {
                // It ends the loop; nobody may wait for an answer that will not come.
                done.TrySetException(e is JournalException
                    ? new DeskUnavailableException("JOURNAL", $"the journal cannot be written, so what becomes of this is not known: {e.Message}")
                    : new DeskUnavailableException("STOPPED", $"the desk failed at this and has stopped: {e.Message}"));
                throw;
            }
        });
    }

    private (DeskCommand Command, CommandResult? Before) Prepared(DeskState state, Func<DeskState, DeskCommand> make, Action<DeskState>? first)
    {
        var command = make(state);
        var before = Recall?.Invoke(command);
        if (before is null)
            first?.Invoke(state);
        return (command, before);
    }

    private CommandResult Decided(DeskCommand command, CommandTrace? trace)
    {
        _capture.Expect(command);
        _desk.Command(command, _cursor);
        trace?.Decided(command.GetType().Name);
        return _capture.Take();
    }

    /// <summary>Asks something of the desk's state on its own thread. It must change nothing.</summary>
    /// <exception cref="DeskUnavailableException">Through the task: BUSY, STOPPING, STOPPED or JOURNAL.</exception>
    public Task<T> Ask<T>(Func<DeskState, T> question)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        return Post(done, () =>
        {
            if (TryMake(done, question, out var answer))
                done.TrySetResult(answer);
        });
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a question throws is its asker's, and no reason to stop a desk.")]
    private bool TryMake<TMade, TDone>(TaskCompletionSource<TDone> done, Func<DeskState, TMade> make, [MaybeNullWhen(false)] out TMade made)
    {
        try
        {
            made = make(_desk.State);
            return true;
        }
        catch (Exception e)
        {
            made = default;
            done.TrySetException(e);
            return false;
        }
    }

    /// <summary>Entries off, everything durable, a checkpoint, and the thread ends.</summary>
    public Task Stop()
    {
        _isStopping = true;
        if (!Ended.IsCompleted)
            _wake.Set();
        return Ended;
    }

    /// <summary>After <see cref="Ended"/>.</summary>
    public void Dispose() => _wake.Dispose();

    /// <summary>Commands decided in this turn, told when they are durable.</summary>
    private readonly List<(TaskCompletionSource<CommandResult> Done, CommandResult Result, CommandTrace? Trace)> _unconfirmed = [];

    private Task<T> Post<T>(TaskCompletionSource<T> done, Action work)
    {
        if (_fault is { } fault)
            return Task.FromException<T>(new DeskUnavailableException("STOPPED", fault));
        if (_isStopping)
            return Task.FromException<T>(new DeskUnavailableException("STOPPING", "the desk is stopping"));
        if (_stall is { } stall)
            return Task.FromException<T>(new DeskUnavailableException("JOURNAL", stall));
        if (!_intake.Writer.TryWrite(new Waiting(work, e => done.TrySetException(e))))
            return Task.FromException<T>(new DeskUnavailableException("BUSY", $"{IntakeCapacity} commands are waiting"));
        _wake.Set();
        return done.Task;
    }

    [SuppressMessage("Design", "CA1031", Justification = "The root of the desk's thread: what ends it is told, and nothing else may be hurt.")]
    private void Run()
    {
        try
        {
            while (!_isStopping)
                TurnOrWait();
            Finish();
        }
        catch (JournalException e)
        {
            _fault = $"the journal: {e.Message}";
        }
        catch (Exception e)
        {
            _fault = $"{e.GetType().Name}: {e.Message}";
        }
        finally
        {
            _isStopping = true;
            Abandon();
            _ended.TrySetResult();
        }
    }

    private void TurnOrWait()
    {
        if (Turn() == 0)
            Wait();
        if (UntilShown <= TimeSpan.Zero)
            MakeDurableAndShow();
        else if (_unconfirmed.Count > 0)
            MakeDurable();
    }

    /// <summary>One round: the market up to the clock, then timers, then commands. How many things were taken in.</summary>
    private int Turn()
    {
        var now = _clock.Now;
        var taken = 0;
        while (taken < Slice && _feed.TryTake(now, out var item))
        {
            if (item.News is { } news)
                _desk.Tell(news, item.At);
            else
                _desk.Market(item.Record);
            _cursor = item.At;
            taken++;
        }

        // While records wait, one of them may be of the cursor's own instant, and goes before the timers of that instant.
        if (taken < Slice)
        {
            _cursor = now > _cursor ? now : _cursor;
            _desk.RunUntil(_cursor);
        }

        for (var count = 0; count < CommandsPerTurn && _intake.Reader.TryRead(out var waiting); count++, taken++)
            waiting.Do();
        var speed = _clock.Speed;
        Figures.Turned(taken, speed > 0 && now > _cursor ? (now - _cursor) / speed : TimeSpan.Zero, _desk.State.Now);
        _clock.Reached(_cursor);
        return taken;
    }

    private void MakeDurableAndShow()
    {
        Beat?.Invoke();
        MakeDurable();
        _shownAt = _wall.GetTimestamp();
        Show?.Invoke(_desk.State);
    }

    private void MakeDurable()
    {
        _recorder.Flush();
        _stall = null;
        foreach (var (done, result, trace) in _unconfirmed)
        {
            trace?.Durable();
            done.TrySetResult(result);
        }

        _unconfirmed.Clear();
    }

    /// <summary>The disk is full: what is decided waits in memory, nothing leaves and nothing is taken in until it is durable.</summary>
    /// <returns>Try again; false when the desk is to stop.</returns>
    private bool WaitForRoom(JournalException fault)
    {
        _stall = $"the journal cannot be written, so nothing is done: {fault.Message}";
        Stalled?.Invoke();
        if (!_isStopping)
            _wake.WaitOne(RetryFullDiskEvery);
        return !_isStopping;
    }

    private void Wait()
    {
        var wait = UntilShown < UntilDue ? UntilShown : UntilDue;
        if (wait > TimeSpan.Zero)
            _wake.WaitOne(wait);
    }

    private TimeSpan UntilShown => ShowEvery - _wall.GetElapsedTime(_shownAt);

    /// <summary>Until the market or a timer has something, in the computer's time; at least a millisecond.</summary>
    private TimeSpan UntilDue
    {
        get
        {
            var speed = _clock.Speed;
            if (speed <= 0 || Timestamp.Earliest(_feed.NextAt, _desk.NextDue) is not { } next)
                return ShowEvery;
            var wait = (next - _clock.Now) / speed;
            return wait < ShortestWait ? ShortestWait : wait;
        }
    }

    /// <summary>What waits is done, all of it is durable, and a restart starts from here.</summary>
    private void Finish()
    {
        while (_intake.Reader.TryRead(out var waiting))
            waiting.Do();
        _desk.Checkpoint();
        MakeDurableAndShow();
    }

    private void Abandon()
    {
        var gone = new DeskUnavailableException(_fault is null ? "STOPPING" : "STOPPED", _fault ?? "the desk is stopping");
        foreach (var (done, _, _) in _unconfirmed)
            done.TrySetException(gone);
        _intake.Writer.TryComplete();
        while (_intake.Reader.TryRead(out var waiting))
            waiting.Abandon(gone);
    }

    /// <summary>Something to do on the desk's thread.</summary>
    /// <param name="Do">Does it.</param>
    /// <param name="Abandon">Tells whoever waits that it will not be done.</param>
    private sealed record Waiting(Action Do, Action<Exception> Abandon);

    /// <summary>Keeps the effects of the command under way.</summary>
    private sealed class Capture(IDeskObserver? next) : IDeskObserver
    {
        private CommandResult? _result;

        public DeskCommand? Expected { get; private set; }

        public void Expect(DeskCommand command) => (Expected, _result) = (command, null);

        public CommandResult Take()
        {
            var result = _result ?? throw new InvalidOperationException("The desk did not take the command in.");
            (Expected, _result) = (null, null);
            return result;
        }

        public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
        {
            if (Expected is not null && ReferenceEquals(input.Message, Expected))
                _result = new CommandResult(state.Sequence, effects.ToArray());
            next?.Saw(state, in input, at, effects);
        }
    }
}
