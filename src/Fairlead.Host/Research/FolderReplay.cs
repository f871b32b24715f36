using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Research;

/// <summary>The replay of a day of a data folder: prepares its recording on a thread of its own, then plays it. Safe for several
/// threads.</summary>
internal sealed class FolderReplay : IOpenReplay
{
    private readonly FolderDay _day;
    private readonly FolderRecordings _recordings;
    private readonly RestartPoints _points;
    private readonly IReplayStage _stage;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _cancellation = new();
    private readonly Thread _thread;
    private readonly Lock _lock = new();

    // Under the lock.
    private double _share;
    private string? _problem;
    private ReplaySession? _session;

    /// <param name="id">"replay-3".</param>
    /// <param name="day">What to play.</param>
    /// <param name="recordings">Makes the recording.</param>
    /// <param name="points">Where to begin, and what this replay adds to.</param>
    /// <param name="stage">Where it is shown.</param>
    /// <param name="time">The computer's.</param>
    public FolderReplay(string id, FolderDay day, FolderRecordings recordings, RestartPoints points, IReplayStage stage, TimeProvider time)
    {
        (Id, _day, _recordings) = (id, day, recordings);
        (_points, _stage, _time) = (points, stage, time);
        _thread = BackgroundWork.Start(id + " preparation", Prepare);
    }

    public string Id { get; }

    public ReplaySession Session
    {
        get
        {
            lock (_lock)
            {
                if (_problem is not null)
                    throw ResearchProblem.Refused($"{Id} could not be prepared: {_problem}");
                return _session ?? throw ResearchProblem.Busy($"{Id} is being prepared");
            }
        }
    }

    public ReplayView View()
    {
        lock (_lock)
        {
            return _session?.View() ?? new ReplayView(
                Id, _day.Title, _day.Market.Currency.ToString().ToUpperInvariant(), _day.Market.Zone, [], _day.Session.Open,
                _day.Session.Close, _share, At: null, Share: 0, IsPlaying: false, Speed: 1, _problem);
        }
    }

    /// <summary>Stops the preparation or the replay, waits for it, and removes the recording.</summary>
    public void Dispose()
    {
        _cancellation.Cancel();
        _thread.Join();
        _session?.Dispose();
        _points.Forget(Id);
        _recordings.Drop(Id);
        _cancellation.Dispose();
    }

    private void Prepare()
    {
#pragma warning disable CA1031 // The root of the preparation's thread: what it fails of is told on the page.
        try
        {
            var recording = _recordings.Make(Id, _day, Progress, _cancellation.Token);
            lock (_lock)
                _session = new ReplaySession(Id, recording, _points, _stage, _time);
        }
        catch (OperationCanceledException)
        {
            Fail("it was cancelled");
        }
        catch (Exception e) when (ResearchProblem.Explain(e) is { } told)
        {
            Fail(told.Message);
        }
        catch (Exception e)
        {
            Fail($"the preparation failed: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
#pragma warning restore CA1031
    }

    private void Progress(double share)
    {
        lock (_lock)
            _share = share;
    }

    private void Fail(string problem)
    {
        lock (_lock)
            _problem = problem;
    }
}
