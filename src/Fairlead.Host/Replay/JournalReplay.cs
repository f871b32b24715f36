using Fairlead.Engine.Decision;
using Fairlead.Host.Backtest;
using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Replay;

/// <summary>
/// Recovery and proof in one: feeds a desk what its journal has from outside and holds everything the desk does then
/// against the journal, byte for byte.
/// </summary>
/// <param name="store">The journal; read from its first record or from a snapshot on.</param>
/// <param name="codec">Of the journal's messages.</param>
/// <param name="reference">Calendars and strategies of the journal's desk.</param>
public sealed class JournalReplay(IJournalStore store, MessageCodec codec, DeskReference reference)
{
    private const int StepsPerReport = 1_024;

    /// <summary>What is told of a journal that a desk never wrote to.</summary>
    internal const string NoDesk = "it does not begin with the opening of a desk";

    /// <summary>What the desk started from: the journal's first record.</summary>
    /// <exception cref="JournalException">The journal has no desk in it.</exception>
    public DeskSettings Settings()
    {
        var first = store.Read().FirstOrDefault(record => record.Kind == RecordKind.Input);
        return first is not null && codec.Decode(first) is OpenDesk open
            ? open.Settings
            : throw new JournalException(JournalFault.NotAJournal, file: null, first?.Sequence, NoDesk);
    }

    /// <summary>Replays the whole journal, or its tail from a snapshot.</summary>
    /// <param name="beyond">Goes on where the journal ends, for the desk that is returned; null proves only.</param>
    /// <param name="from">A snapshot of this layout, or null to start from the first record.</param>
    /// <param name="observer">Looks on from the first replayed record; null when nobody does.</param>
    /// <param name="progress">Told the share of sequences done, 0 to 1.</param>
    /// <param name="cancellation">Stops between records.</param>
    /// <exception cref="ReplayDifferenceException">The desk does something else than the journal says.</exception>
    /// <exception cref="BacktestException">The desk's calendars, strategies or venue profile are not here.</exception>
    public ReplayResult Run(
        IDeskRecorder? beyond, JournalSnapshot? from, IDeskObserver? observer, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var player = Player(store.Read((from?.Sequence ?? 0) + 1), from, beyond);
        player.Desk.Observer = observer;
        for (var steps = 0; ; steps++)
        {
            if (steps % StepsPerReport == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(player.NextSequence is { } next ? (double)next / store.DurableSequence : 1);
            }

            if (!player.Step())
                break;
        }

        progress?.Report(1);
        return new ReplayResult(player.Desk, player.Equal, player.Checkpoints, player.Beyond, player.Desk.StateHash());
    }

    /// <summary>A replay to be stepped.</summary>
    /// <param name="records">The journal's, from the first or from behind the snapshot; fewer than all end it sooner.</param>
    /// <param name="from">A snapshot of this layout, or null to start from the first record.</param>
    /// <param name="beyond">Goes on where the records end; null only counts.</param>
    /// <exception cref="BacktestException">The desk's calendars, strategies or venue profile are not here.</exception>
    public JournalPlayer Player(IEnumerable<JournalRecord> records, JournalSnapshot? from, IDeskRecorder? beyond) =>
        new(Fresh, codec, records, from, beyond);

    /// <summary>The snapshots this program can start from, latest first.</summary>
    /// <param name="desk">Of this journal; tells the layout.</param>
    public IEnumerable<JournalSnapshot> Snapshots(SimulatedDesk desk)
    {
        var fingerprint = desk.Fingerprint();
        for (var next = store.LatestSnapshot(fingerprint); next is not null; next = store.LatestSnapshot(fingerprint, next.Sequence - 1))
            yield return next;
    }

    private SimulatedDesk Fresh(IDeskRecorder recorder)
    {
        try
        {
            return SimulatedDesk.Of(Settings(), reference, recorder);
        }
        catch (ArgumentException e)
        {
            throw new BacktestException($"the journal cannot be replayed here: {(e.ParamName is null ? e.Message : e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal))}");
        }
    }
}

/// <summary>What a replay found: everything equal.</summary>
/// <param name="Desk">As the journal leaves it, ready to go on.</param>
/// <param name="Equal">Inputs, effects and checkpoints held against the journal.</param>
/// <param name="Checkpoints">State hashes among them.</param>
/// <param name="Beyond">Items the desk made after the journal's end: what a crash kept from the disk.</param>
/// <param name="StateHash">Of the desk's state at the end.</param>
public sealed record ReplayResult(SimulatedDesk Desk, long Equal, int Checkpoints, long Beyond, string StateHash);
