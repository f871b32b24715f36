using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>The replays under way.</summary>
/// <remarks>One nobody asked for in a while is closed. Safe for several threads.</remarks>
public sealed class ReplaySessions : IDisposable
{
    public const int MaxSessions = 4;
    public const double MaxSpeed = 10_000;

    /// <summary>How long one stays that nobody asks for.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(15);

    private readonly AccountJournals _journals;
    private readonly RestartPoints _points;
    private readonly IReplayStage _stage;
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (ReplaySession Session, long AskedAt)> _sessions = new(StringComparer.Ordinal);
    private int _opened;
    private int _opening;

    /// <param name="journals">Of the accounts.</param>
    /// <param name="points">Where replays begin; shared with <see cref="PastStates"/>.</param>
    /// <param name="stage">Where replays are shown.</param>
    /// <param name="time">The computer's.</param>
    public ReplaySessions(AccountJournals journals, RestartPoints points, IReplayStage stage, TimeProvider time)
    {
        (_journals, _points, _stage, _time) = (journals, points, stage, time);
        _sweep = time.CreateTimer(_ => CloseIdle(), state: null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>Opens a replay, standing at its start.</summary>
    /// <exception cref="ProblemException">No account named, unknown, a day it has nothing of, or too many replays.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public ReplayView Open(ReplayRequest request)
    {
        var journal = _journals[request.Account ?? throw ResearchProblem.Refused("a data folder is not replayed here: run a backtest over it, or name an account")];
        var id = Reserve();
        try
        {
            var (store, span) = journal.Read((reader, settings) =>
            {
                var found = ReplaySpan.Of(journal.Account, reader, settings, journal.Reference, request.Day);
                return (reader.Twin(), found);
            });
            var session = new ReplaySession(id, journal.Account, store, span, journal.Reference, _points, _stage, _time);
            lock (_lock)
                _sessions[id] = (session, _time.GetTimestamp());
            return session.View();
        }
        finally
        {
            lock (_lock)
                _opening--;
        }
    }

    /// <summary>All of them, oldest first; who asks keeps them open.</summary>
    public IReadOnlyList<ReplayView> List()
    {
        lock (_lock)
        {
            foreach (var id in _sessions.Keys.ToList())
                _sessions[id] = (_sessions[id].Session, _time.GetTimestamp());
            return [.. _sessions.Values.Select(each => each.Session.View())];
        }
    }

    /// <summary>play, pause, step, seek.</summary>
    /// <exception cref="ProblemException">Unknown replay or command, or a number out of range.</exception>
    public ReplayView Control(string id, ReplayControl control)
    {
        var session = Find(id);
        switch (control.Command)
        {
            case "play":
                session.Play(control.Speed is null or (>= 0 and <= MaxSpeed) ? control.Speed : throw ResearchProblem.Malformed($"speed is {control.Speed}, it can be 0 (as fast as it can) to {MaxSpeed}"));
                break;
            case "pause":
                session.Pause();
                break;
            case "step":
                session.Step();
                break;
            case "seek":
                session.Seek(control.Share is >= 0 and <= 1 ? control.Share.Value : throw ResearchProblem.Malformed($"share is {control.Share?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "missing"}, seek needs 0 to 1"));
                break;
            default:
                throw ResearchProblem.Malformed($"command is '{control.Command}', there are play, pause, step and seek");
        }

        return session.View();
    }

    /// <exception cref="ProblemException">There is none of this id.</exception>
    public void Close(string id)
    {
        var session = Find(id);
        lock (_lock)
            _sessions.Remove(id);
        session.Dispose();
    }

    public void Dispose()
    {
        _sweep.Dispose();
        List<ReplaySession> open;
        lock (_lock)
        {
            open = [.. _sessions.Values.Select(each => each.Session)];
            _sessions.Clear();
        }

        open.ForEach(session => session.Dispose());
    }

    internal ReplaySession Find(string id)
    {
        lock (_lock)
        {
            if (!_sessions.TryGetValue(id, out var found))
                throw ResearchProblem.Unknown($"there is no replay '{id}'");
            _sessions[id] = (found.Session, _time.GetTimestamp());
            return found.Session;
        }
    }

    private string Reserve()
    {
        lock (_lock)
        {
            if (_sessions.Count + _opening >= MaxSessions)
                throw ResearchProblem.Busy($"{MaxSessions} replays are open already; close one");
            _opening++;
            return $"replay-{++_opened}";
        }
    }

    private void CloseIdle()
    {
        List<ReplaySession> idle;
        lock (_lock)
        {
            idle = [.. _sessions.Values.Where(each => _time.GetElapsedTime(each.AskedAt) >= IdleTime).Select(each => each.Session)];
            idle.ForEach(session => _sessions.Remove(session.Id));
        }

        idle.ForEach(session => session.Dispose());
    }
}
