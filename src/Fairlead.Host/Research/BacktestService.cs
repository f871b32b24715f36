using Fairlead.Engine.Decision;
using Fairlead.Host.Backtest;
using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Research;

/// <summary>Backtests the page asks for, one after another on a thread of its own. Safe for several threads.</summary>
public sealed class BacktestService : IDisposable
{
    public const int MaxWaiting = 20;
    public const int MaxKept = 50;

    /// <summary>Bytes of journals kept for comparing; the oldest go first, their results stay.</summary>
    public const long MaxJournalBytes = 2L << 30;

    private readonly DeskReference _reference;
    private readonly DataFolders _folders;
    private readonly ResearchScratch _scratch = new("backtests");
    private readonly BacktestWork _work;
    private readonly object _lock = new();
    private readonly List<BacktestJob> _jobs = [];
    private readonly SemaphoreSlim _comparing = new(1);
    private readonly Thread _thread;
    private int _asked;
    private bool _isClosed;

    /// <param name="reference">Calendars and strategies.</param>
    /// <param name="folders">What may be read.</param>
    public BacktestService(DeskReference reference, DataFolders folders)
    {
        (_reference, _folders) = (reference, folders);
        _work = new BacktestWork(reference, _scratch);
        _thread = BackgroundWork.Start("backtests", Run);
    }

    public IReadOnlyList<StrategyInfo> Strategies() => StrategyList.Of(_reference.Catalogue);

    public IReadOnlyList<DataFolderView> Data() => _folders.List();

    /// <summary>Latest first.</summary>
    public IReadOnlyList<BacktestView> List()
    {
        lock (_lock)
            return [.. Enumerable.Reverse(_jobs).Select(job => job.View())];
    }

    /// <exception cref="ProblemException">There is none of this id.</exception>
    public BacktestView Find(string id)
    {
        lock (_lock)
            return JobOf(id).View();
    }

    /// <summary>Puts a backtest into the queue.</summary>
    /// <exception cref="ProblemException">It makes no sense, or too many wait.</exception>
    /// <exception cref="BacktestException">The strategy is unknown or refuses its parameters.</exception>
    public BacktestView Ask(BacktestRequestBody body)
    {
        var request = BacktestQuestion.Read(body, _folders, _reference.Catalogue);
        lock (_lock)
        {
            if (_jobs.Count(job => job.State == BacktestState.Queued) >= MaxWaiting)
                throw ResearchProblem.Busy($"{MaxWaiting} backtests are waiting already");
            var job = new BacktestJob($"backtest-{++_asked}", body, request);
            _jobs.Add(job);
            foreach (var old in _jobs.Where(each => each.IsOver).SkipLast(MaxKept).ToList())
                Forget(old);
            Monitor.PulseAll(_lock);
            return job.View();
        }
    }

    /// <summary>Cancels one that waits or runs; forgets one that is over.</summary>
    /// <returns>As it stood then.</returns>
    /// <exception cref="ProblemException">There is none of this id.</exception>
    public BacktestView Delete(string id)
    {
        lock (_lock)
        {
            var job = JobOf(id);
            if (job.IsOver)
                Forget(job);
            else if (job.State == BacktestState.Queued)
                job.State = BacktestState.Cancelled;
            else
                job.Cancellation.Cancel();
            return job.View();
        }
    }

    /// <summary>The report's HTML.</summary>
    /// <exception cref="ProblemException">There is none of this id, or it is not done.</exception>
    public string Report(string id)
    {
        lock (_lock)
        {
            return JobOf(id).State == BacktestState.Done
                ? File.ReadAllText(_scratch.Report(id))
                : throw ResearchProblem.Unknown($"{id} has no report: it is {JobOf(id).State}");
        }
    }

    /// <summary>The first thing that two runs do differently.</summary>
    /// <exception cref="ProblemException">One of them is not there, not done, or its journal is not kept any more.</exception>
    public async Task<CompareView> Compare(string a, string b, CancellationToken cancellation)
    {
        await _comparing.WaitAsync(cancellation);
        try
        {
            return await BackgroundWork.Run("compare", () =>
            {
                var (first, second) = (Done(a), Done(b));
                return BacktestComparison.Of(first.Body, _scratch.Journal(a), second.Body, _scratch.Journal(b), cancellation);
            });
        }
        finally
        {
            _comparing.Release();
        }
    }

    /// <summary>Cancels what runs and removes all journals and reports.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            _jobs.ForEach(job => job.Cancellation.Cancel());
            Monitor.PulseAll(_lock);
        }

        _thread.Join();
        _jobs.ForEach(job => job.Dispose());
        _scratch.Dispose();
        _comparing.Dispose();
    }

    private void Run()
    {
        while (Next() is { } job)
            Run(job);
    }

    private BacktestJob? Next()
    {
        lock (_lock)
        {
            while (!_isClosed)
            {
                if (_jobs.Find(job => job.State == BacktestState.Queued) is { } next)
                {
                    next.State = BacktestState.Running;
                    return next;
                }

                Monitor.Wait(_lock);
            }

            return null;
        }
    }

    private void Run(BacktestJob job)
    {
#pragma warning disable CA1031 // The root of the backtests' thread: what a run fails of is told on the page, and the next one runs.
        try
        {
            var outcome = _work.Do(job.Id, job.Request, share => Progress(job, share), job.Cancellation.Token);
            End(job, BacktestState.Done, problem: null, outcome);
        }
        catch (OperationCanceledException)
        {
            End(job, BacktestState.Cancelled, problem: null, outcome: null);
        }
        catch (Exception e) when (ResearchProblem.Explain(e) is { } told)
        {
            End(job, BacktestState.Failed, told.Message, outcome: null);
        }
        catch (Exception e)
        {
            End(job, BacktestState.Failed, $"the backtest failed: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}", outcome: null);
        }
#pragma warning restore CA1031
    }

    private void Progress(BacktestJob job, double share)
    {
        lock (_lock)
            job.Share = share;
    }

    private void End(BacktestJob job, BacktestState state, string? problem, BacktestOutcome? outcome)
    {
        lock (_lock)
        {
            (job.State, job.Problem, job.Outcome) = (state, problem, outcome);
            if (state == BacktestState.Done)
                job.Share = 1;
            else
                _scratch.Drop(job.Id);
            var room = MaxJournalBytes;
            foreach (var each in Enumerable.Reverse(_jobs))
            {
                room -= each.Outcome?.JournalBytes ?? 0;
                if (room < 0)
                    _scratch.DropJournal(each.Id);
            }
        }
    }

    private BacktestJob Done(string id)
    {
        lock (_lock)
        {
            var job = JobOf(id);
            if (job.State != BacktestState.Done)
                throw ResearchProblem.Refused($"{id} cannot be compared: it is {job.State}");
            return _scratch.JournalBytes(id) > 0
                ? job
                : throw ResearchProblem.Refused($"the journal of {id} is not kept any more; run it again to compare it");
        }
    }

    private void Forget(BacktestJob job)
    {
        _jobs.Remove(job);
        _scratch.Drop(job.Id);
        job.Dispose();
    }

    private BacktestJob JobOf(string id) =>
        _jobs.Find(job => job.Id == id) ?? throw ResearchProblem.Unknown($"there is no backtest '{id}'");
}
