using Fairlead.Host.Research;
using Fairlead.Host.Serving;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Composition;

/// <summary>Timeline, past states, replays and backtests. They read journals and data folders, and reach no running desk.</summary>
internal sealed class ResearchServices : IDisposable
{
    private readonly AccountJournals _journals;
    private readonly PastStates _past;
    private readonly ReplaySessions _replays;
    private readonly BacktestService _backtests;

    public ResearchServices(Accounts accounts, ServingContext context, IReplayStage stage, IReadOnlyList<string> dataFolders)
    {
        var points = new RestartPoints();
        _journals = new AccountJournals(accounts.All.Select(account => new AccountJournal(account.About.Key, account.JournalPath, context.Reference)));
        _past = new PastStates(_journals, points);
        _replays = new ReplaySessions(_journals, points, stage, context.Time);
        _backtests = new BacktestService(context.Reference, new DataFolders(dataFolders, context.Time));
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
        _past.Dispose();
        _journals.Dispose();
    }
}
