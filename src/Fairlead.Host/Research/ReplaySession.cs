using Fairlead.Host.Loop;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Time;
using Fairlead.Host.Backtest;
using Fairlead.Host.Replay;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>
/// One recorded journal played again on a thread of its own: a desk with a paper venue of its own does again what is written,
/// and each thing it does is held against the journal.
/// </summary>
/// <remarks>
/// No live handle can be reached from here, by construction: it is given a reader of a file and reference data, makes its own
/// desk, and <see cref="JournalPlayer"/> has neither an intake nor a way out. What the desk would send goes to its own paper venue.
/// </remarks>
internal sealed class ReplaySession : IOpenReplay
{
    /// <summary>Steps between two looks at what is asked.</summary>
    private const int StepsPerLook = 64;

    /// <summary>The longest sleep while it plays: a page's frame or so.</summary>
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(20);

    /// <summary>Nothing happens for so long: a night. It is passed over.</summary>
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    private readonly ReplayRecording _recording;
    private readonly RestartPoints _points;
    private readonly IReplayStage _stage;
    private readonly MessageCodec _codec = DeskMessages.NewCodec();
    private readonly ReplayClock _clock;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private long _shownAt;
    private JournalPlayer? _player;
    private DeskTables? _tables;
    private int _stepsSincePoint;

    // Asked by requests, taken by the thread; all under the lock.
    private Timestamp? _goTo;
    private long _asked;
    private bool _isClosed;
    private Timestamp? _at;
    private string? _problem;
    private string? _stateHash;

    /// <param name="id">"replay-3".</param>
    /// <param name="recording">What to play; the session closes its reader.</param>
    /// <param name="points">Where to begin, and what this replay adds to.</param>
    /// <param name="stage">Where it is shown.</param>
    /// <param name="time">The computer's.</param>
    public ReplaySession(string id, ReplayRecording recording, RestartPoints points, IReplayStage stage, TimeProvider time)
    {
        (Id, _recording, _points, _stage) = (id, recording, points, stage);
        (_time, _clock) = (time, new ReplayClock(time, recording.Span.Start));
        _goTo = recording.Span.Start;
        _thread = BackgroundWork.Start(id, Run);
    }

    public string Id { get; }

    public ReplaySession Session => this;

    /// <summary>Whatever the journal's account is, this trades nothing.</summary>
    public static TradingMode Mode => TradingMode.Replay;

    private ReplaySpan Span => _recording.Span;

    /// <summary>Of the desk at the end of the journal; null before.</summary>
    public string? StateHash
    {
        get
        {
            lock (_lock)
                return _stateHash;
        }
    }

    public ReplayView View()
    {
        lock (_lock)
        {
            return new ReplayView(
                Id, Span.Source, _recording.Currency, _recording.TimeZone, _recording.Instruments, Span.Start, Span.End, Preparing: null,
                _at, _at is { } at ? Span.ShareOf(at) : 0, _clock.IsMoving, _clock.Speed, _problem);
        }
    }

    /// <summary>Moves on; 0 is as fast as it can.</summary>
    public void Play(double? speed) => Ask(() => _clock.Move(speed ?? _clock.Speed));

    public void Pause() => Ask(_clock.Stand);

    /// <summary>One minute on, then stands.</summary>
    public void Step() => Ask(() =>
    {
        _clock.Stand();
        _goTo = Earlier((_goTo ?? _at ?? Span.Start) + TimeSpan.FromMinutes(1), Span.End);
    });

    /// <summary>To a place from 0 to 1; goes on playing when it did.</summary>
    public void Seek(double share) => Ask(() => (_goTo, _problem) = (Span.At(share), null));

    /// <summary>Ends the thread and waits for it.</summary>
    public void Dispose()
    {
        Ask(() => _isClosed = true);
        _thread.Join();
        _stage.End(Id);
    }

    private void Ask(Action change)
    {
        lock (_lock)
        {
            change();
            _asked++;
            Monitor.PulseAll(_lock);
        }
    }

    private void Run()
    {
        try
        {
            while (NextTask() is { } task)
                Work(task.Target, task.Asked);
        }
        finally
        {
            _player?.Dispose();
            _codec.Dispose();
            _recording.Store.Dispose();
        }
    }

    /// <summary>Waits until there is something to do; null when the session is closed.</summary>
    private (Timestamp Target, long Asked)? NextTask()
    {
        lock (_lock)
        {
            while (!_isClosed)
            {
                if (_problem is null && _goTo is { } asked)
                    return (asked, _asked);
                if (_problem is null && _clock.IsMoving && _at < Span.End)
                    return (_clock.Speed > 0 ? Earlier(_clock.Now, Span.End) : Span.End, _asked);
                _clock.Stand();
                Monitor.Wait(_lock);
            }

            return null;
        }
    }

    private void Work(Timestamp target, long asked)
    {
#pragma warning disable CA1031 // The root of the replay's thread: whatever stops it is told on the page, and it stays stopped.
        try
        {
            if (IsBehind(target))
                Restart(target);
            Advance(target, asked);
        }
        catch (Exception e) when (e is ReplayDifferenceException or BacktestException or JournalException)
        {
            Stop(e.Message);
        }
        catch (Exception e)
        {
            Stop($"the replay failed: {e.GetType().Name}: {e.Message}");
        }
#pragma warning restore CA1031
    }

    private bool IsBehind(Timestamp target)
    {
        lock (_lock)
        {
            if (_player is not null && !(target < _at))
                return false;
            _at = null;
            return true;
        }
    }

    /// <summary>A fresh desk from the latest snapshot before an instant.</summary>
    private void Restart(Timestamp target)
    {
        _player?.Dispose();
        _player = null;
        var (store, reference) = (_recording.Store, _recording.Reference);
        var replay = new JournalReplay(store, _codec, reference);
        var sequence = JournalTimes.FirstFrom(store, target)?.Sequence ?? Span.LastSequence;
        var from = _points.Before(_recording.Key, replay, store, reference, Math.Min(sequence, Span.LastSequence) - 1);
        var player = replay.Player(RecordStretches.Read(store, (from?.Sequence ?? 0) + 1, Span.LastSequence), from, observer: null);
        _tables = new DeskTables();
        player.Desk.Observer = _tables;
        _tables.Begin(player.Desk.State);
        _stage.Begin(Id, _tables);
        (_player, _stepsSincePoint) = (player, 0);
    }

    /// <summary>Plays all up to an instant; breaks off when something else is asked.</summary>
    private void Advance(Timestamp target, long asked)
    {
        for (var steps = 1; _player!.NextAt() is { } next && next <= target; steps++)
        {
            _player.Step();
            _points.Leave(_recording.Key, _player, ref _stepsSincePoint);
            if (steps % StepsPerLook != 0)
                continue;
            Show(isDue: false);
            if (IsBrokenOff(next, asked))
                return;
        }

        var isOver = _player.NextAt() is null;
        if (isOver)
            _player.Step();
        else
            _player.RunUntil(target);
        Show(isDue: true);
        Reached(target, isOver);
    }

    /// <summary>Brings the tables up to the desk, not more often than a page can draw.</summary>
    private void Show(bool isDue)
    {
        if (!isDue && _time.GetElapsedTime(_shownAt) < Frame)
            return;
        _shownAt = _time.GetTimestamp();
        var state = _player!.Desk.State;
        _tables!.Publish(state);
        _stage.Show(Id, state);
    }

    /// <summary>Notes how far it is, and whether it should go on.</summary>
    private bool IsBrokenOff(Timestamp at, long asked)
    {
        lock (_lock)
        {
            // What comes before the start is played unseen.
            if (at >= Span.Start)
                _at = at;
            if (_asked == asked)
                return false;
            if (_goTo is null)
                _clock.Set(at);
            return true;
        }
    }

    private void Reached(Timestamp target, bool isOver)
    {
        var stateHash = isOver ? _player!.Desk.StateHash() : null;
        var next = _player!.NextAt();
        lock (_lock)
        {
            _at = target;
            _stateHash = stateHash;
            if (_goTo == target)
            {
                _goTo = null;
                _clock.Set(target);
            }
            else if (_goTo is null && _clock.IsMoving && _clock.Speed > 0)
            {
                if (next is { } later && later - target > LongestGap)
                    _clock.Set(Earlier(later, Span.End));
                else
                    Monitor.Wait(_lock, Frame);
            }

            if (_at >= Span.End && _goTo is null)
                _clock.Stand();
        }
    }

    private void Stop(string problem)
    {
        _player?.Dispose();
        _player = null;
        lock (_lock)
        {
            _problem = problem;
            _goTo = null;
            _clock.Stand();
        }
    }

    private static Timestamp Earlier(Timestamp a, Timestamp b) => a < b ? a : b;
}
