using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;
using Fairlead.Markets;

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
    private readonly FolderRecordings _recordings;
    private readonly RestartPoints _points;
    private readonly IReplayStage _stage;
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (IOpenReplay Replay, long AskedAt)> _sessions = new(StringComparer.Ordinal);
    private int _opened;
    private int _opening;

    /// <param name="journals">Of the accounts.</param>
    /// <param name="recordings">Of the data folders.</param>
    /// <param name="points">Where replays begin; shared with <see cref="PastStates"/>.</param>
    /// <param name="stage">Where replays are shown.</param>
    /// <param name="time">The computer's.</param>
    public ReplaySessions(AccountJournals journals, FolderRecordings recordings, RestartPoints points, IReplayStage stage, TimeProvider time)
    {
        (_journals, _recordings, _points, _stage, _time) = (journals, recordings, points, stage, time);
        _sweep = time.CreateTimer(_ => CloseIdle(), state: null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    /// <summary>Opens a replay, standing at its start; that of a data folder is prepared first.</summary>
    /// <exception cref="ProblemException">Neither or both of account and folder, one that is unknown, a day it has nothing of,
    /// or too many replays.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    /// <exception cref="MarketDataException">The folder cannot be looked through.</exception>
    public ReplayView Open(ReplayRequest request)
    {
        var id = Reserve();
        try
        {
            IOpenReplay replay = request switch
            {
                { Account: { } account, Folder: null, Symbols: null, Timeframe: null } => OfAccount(id, _journals[account], request.Day),
                { Account: null, Folder: not null } => new FolderReplay(id, _recordings.Read(request), _recordings, _points, _stage, _time),
                _ => throw ResearchProblem.Refused("name an account, or a data folder with its symbols and a day: one of the two"),
            };
            lock (_lock)
                _sessions[id] = (replay, _time.GetTimestamp());
            return replay.View();
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
                _sessions[id] = (_sessions[id].Replay, _time.GetTimestamp());
            return [.. _sessions.Values.Select(each => each.Replay.View())];
        }
    }

    /// <summary>play, pause, step, seek.</summary>
    /// <exception cref="ProblemException">Unknown replay or command, or a number out of range.</exception>
    public ReplayView Control(string id, ReplayControl control)
    {
        var session = Find(id).Session;
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
        var replay = Find(id);
        lock (_lock)
            _sessions.Remove(id);
        replay.Dispose();
    }

    public void Dispose()
    {
        _sweep.Dispose();
        List<IOpenReplay> open;
        lock (_lock)
        {
            open = [.. _sessions.Values.Select(each => each.Replay)];
            _sessions.Clear();
        }

        open.ForEach(replay => replay.Dispose());
    }

    internal IOpenReplay Find(string id)
    {
        lock (_lock)
        {
            if (!_sessions.TryGetValue(id, out var found))
                throw ResearchProblem.Unknown($"there is no replay '{id}'");
            _sessions[id] = (found.Replay, _time.GetTimestamp());
            return found.Replay;
        }
    }

    private ReplaySession OfAccount(string id, AccountJournal journal, DateOnly? day) => Play(id, journal.Read((reader, settings) =>
    {
        var span = ReplaySpan.Of(journal.Account, reader, settings, journal.Reference, day);
        return ReplayRecording.Of(journal.Account, reader.Twin(), span, settings, journal.Reference, journal.TimeZone);
    }));

    private ReplaySession Play(string id, ReplayRecording recording) => new(id, recording, _points, _stage, _time);

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
        List<IOpenReplay> idle;
        lock (_lock)
        {
            idle = [.. _sessions.Values.Where(each => _time.GetElapsedTime(each.AskedAt) >= IdleTime).Select(each => each.Replay)];
            idle.ForEach(replay => _sessions.Remove(replay.Id));
        }

        idle.ForEach(replay => replay.Dispose());
    }
}
