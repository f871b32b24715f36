using Fairlead.Host.Http;
using Fairlead.Host.Replay;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Accounts as they were after any item of their journals, by replaying up to it in memory. The running desk is not
/// touched: the journal is opened for reading only.</summary>
/// <param name="journals">Of the accounts.</param>
/// <param name="points">Where replays begin; shared with those of <see cref="ReplaySessions"/>.</param>
public sealed class PastStates(AccountJournals journals, RestartPoints points) : IDisposable
{
    /// <summary>Replays at once; a further question waits for one of them.</summary>
    public const int MaxReplays = 2;

    /// <summary>Questions waiting.</summary>
    public const int MaxWaiting = 8;

    private readonly SemaphoreSlim _slots = new(MaxReplays);
    private readonly RecentStates _recent = new();
    private int _asked;

    /// <summary>The account after an item.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="sequence">Of the item; inside a market page too.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <exception cref="ProblemException">Unknown account, no such item, or too many questions at once.</exception>
    /// <exception cref="ReplayDifferenceException">The journal cannot be followed by this program.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public async Task<PastView> At(string account, long sequence, CancellationToken cancellation)
    {
        var journal = journals[account];
        if (_recent.Find(account, sequence) is { } known)
            return known;
        if (Interlocked.Increment(ref _asked) > MaxReplays + MaxWaiting)
        {
            Interlocked.Decrement(ref _asked);
            throw ResearchProblem.Busy($"{MaxReplays + MaxWaiting} past moments are being looked for already");
        }

        try
        {
            await _slots.WaitAsync(cancellation);
            try
            {
                var view = await BackgroundWork.Run($"past {account}", () => View(journal, sequence, cancellation));
                _recent.Keep(account, sequence, view);
                return view;
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asked);
        }
    }

    public void Dispose() => _slots.Dispose();

    private PastView View(AccountJournal journal, long sequence, CancellationToken cancellation)
    {
        using var store = journal.OpenReader();
        return sequence >= 1 && sequence <= store.DurableSequence
            ? PastReplay.View(journal, store, points, sequence, cancellation)
            : throw ResearchProblem.Unknown($"the journal of {journal.Account} has items 1 to {store.DurableSequence}, not {sequence}");
    }
}
