using Fairlead.Host.Research;
using Fairlead.Host.Serving;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Composition;

/// <summary>Timeline, past states, replays and backtests. They read journals and data folders, and reach no running desk.</summary>
internal sealed class ResearchServices : IDisposable
{
    private readonly AccountJournals _journals;
    private readonly PastStates _past;
    private readonly FolderRecordings _recordings;
    private readonly ReplaySessions _replays;
    private readonly BacktestService _backtests;

    public ResearchServices(Accounts accounts, ServingContext context, IReplayStage stage, IReadOnlyList<string> dataFolders)
    {
        var points = new RestartPoints();
        _journals = new AccountJournals(accounts.All.Select(account => new AccountJournal(account.About.Key, account.JournalPath, context.Reference, account.About.TimeZone)));
        _past = new PastStates(_journals, points);
        var folders = new DataFolders(dataFolders, context.Time);
        _recordings = new FolderRecordings(folders, context.Reference);
        _replays = new ReplaySessions(_journals, _recordings, points, stage, context.Time);
        _backtests = new BacktestService(context.Reference, folders);
    }

    /// <summary>Open to viewers: looking at the past and trying strategies on it reaches no desk.</summary>
    public void Map(RouteGroupBuilder terminal)
    {
        JournalEndpoints.Map(terminal, new JournalTimeline(_journals), _past);
        ReplayEndpoints.Map(terminal, _replays);
        BacktestEndpoints.Map(terminal, _backtests);
    }

    public void Dispose()
    {
        _backtests.Dispose();
        _replays.Dispose();
        _recordings.Dispose();
        _past.Dispose();
        _journals.Dispose();
    }
}
