using Fairlead.Domain.Links;
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
    private const int RecordsPerReport = 64;

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
        var (items, recorder, desk) = Begin(from, observer);
        using (items)
        {
            recorder.Beyond = beyond;
            items.ReadOn(store);
            Feed(desk, items, store.DurableSequence, progress, cancellation);
        }

        return new ReplayResult(desk, recorder.Equal, recorder.Checkpoints, recorder.PastEnd, desk.StateHash());
    }

    /// <summary>A desk that follows the journal while another process appends to it. It has taken in nothing yet.</summary>
    /// <param name="from">A snapshot of this layout, or null to start from the first record.</param>
    /// <param name="observer">Looks on from the first record; null when nobody does.</param>
    /// <exception cref="JournalException">NotAJournal: the journal has no desk in it (yet).</exception>
    /// <exception cref="BacktestException">The desk's calendars, strategies or venue profile are not here.</exception>
    public JournalFollower Follow(JournalSnapshot? from, IDeskObserver? observer)
    {
        var (items, recorder, desk) = Begin(from, observer);
        return new JournalFollower(this, store, items, recorder, desk);
    }

    /// <summary>Feeds a desk all that was read and not taken yet, and lets it make the rest.</summary>
    internal void Feed(
        SimulatedDesk desk, RecordedItems items, long end, IProgress<double>? progress, CancellationToken cancellation)
    {
        // Asked before a record is looked at, so that the next call finds it where it is.
        cancellation.ThrowIfCancellationRequested();
        for (var count = 1; items.NextFromOutside() is { } record; count++)
        {
            FeedOrTell(desk, record, items, from: 0, record.Count);
            if (count % RecordsPerReport != 0)
                continue;
            progress?.Report((double)record.Sequence / end);
            cancellation.ThrowIfCancellationRequested();
        }

        MakeRest(desk, items);
        progress?.Report(1);
    }

    /// <summary>What the venue told and the timers did after the last record from outside, and no instant more: the next record
    /// from outside may come first.</summary>
    internal static void MakeRest(SimulatedDesk desk, RecordedItems items)
    {
        while (items.Next is not null && desk.RunNext(items.Last!.At))
        {
        }

        if (items.Next is { } left)
            throw new ReplayDifferenceException(new ReplayDifference(left.Sequence, $"{left.Kind} {left.Name} at {left.At}", Made: null));
    }

    /// <summary>A replay to be stepped.</summary>
    /// <param name="records">The journal's, from the first or from behind the snapshot; fewer than all end it sooner.</param>
    /// <param name="from">A snapshot of this layout, or null to start from the first record.</param>
    /// <param name="observer">Looks on from the first record; null when nobody does.</param>
    /// <exception cref="BacktestException">The desk's calendars, strategies or venue profile are not here.</exception>
    public JournalPlayer Player(IEnumerable<JournalRecord> records, JournalSnapshot? from, IDeskObserver? observer)
    {
        var (items, recorder, desk) = Begin(from, observer);
        items.ReadOn(records);
        return new JournalPlayer(this, items, recorder, desk);
    }

    /// <summary>The snapshots this program can start from, latest first.</summary>
    /// <param name="desk">Of this journal; tells the layout.</param>
    public IEnumerable<JournalSnapshot> Snapshots(SimulatedDesk desk)
    {
        var fingerprint = desk.Fingerprint();
        for (var next = store.LatestSnapshot(fingerprint); next is not null; next = store.LatestSnapshot(fingerprint, next.Sequence - 1))
            yield return next;
    }

    private (RecordedItems, ReplayRecorder, SimulatedDesk) Begin(JournalSnapshot? from, IDeskObserver? observer)
    {
        var items = new RecordedItems(MessagesFromOutside(), after: from is null ? null : store.Read(from.Sequence).First());
        var recorder = new ReplayRecorder(items, codec);
        var desk = Fresh(recorder);
        desk.Observer = observer;
        if (from is not null)
            desk.Restore(from.Bytes);
        return (items, recorder, desk);
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

    /// <summary>A chain can be sound and its content senseless (time that runs back): that is a difference, no fault of ours.</summary>
    /// <param name="desk">What is fed.</param>
    /// <param name="record">From outside, the next that was not taken.</param>
    /// <param name="items">What the desk makes is held against these.</param>
    /// <param name="from">First item of a market page.</param>
    /// <param name="to">Behind its last one.</param>
    internal void FeedOrTell(SimulatedDesk desk, JournalRecord record, RecordedItems items, int from, int to)
    {
        try
        {
            Feed(desk, record, items, from, to);
        }
        catch (InvalidOperationException e)
        {
            throw new ReplayDifferenceException(new ReplayDifference(record.Sequence, $"{record.Kind} {record.Name} at {record.At}", $"a stop: {e.Message}"));
        }
    }

    private void Feed(SimulatedDesk desk, JournalRecord record, RecordedItems items, int from, int to)
    {
        switch (record.Kind)
        {
            case RecordKind.MarketPage:
                for (var index = from; index < to; index++)
                    desk.Market(in MarketPage.Read(record)[index]);
                break;
            case RecordKind.Checkpoint:
                // It may stand between two things that are due at one instant.
                while (items.Next != record && desk.RunNext(record.At))
                {
                }

                desk.Checkpoint();
                break;
            default:
                var message = codec.Decode(record);
                if (message is LinkFact fact)
                    desk.Tell(fact, record.At);
                else
                    desk.Command((DeskCommand)message, record.At);
                break;
        }
    }

    /// <summary>Commands and what links told; timers and the venue's facts the desk makes again.</summary>
    private HashSet<string> MessagesFromOutside() => codec.Types
        .Where(type => (type.IsSubclassOf(typeof(DeskCommand)) && type != typeof(TimerFired)) || type.IsSubclassOf(typeof(LinkFact)))
        .Select(type => codec.NameOf(type).Name)
        .ToHashSet(StringComparer.Ordinal);
}

/// <summary>What a replay found: everything equal.</summary>
/// <param name="Desk">As the journal leaves it, ready to go on.</param>
/// <param name="Equal">Inputs, effects and checkpoints held against the journal.</param>
/// <param name="Checkpoints">State hashes among them.</param>
/// <param name="Beyond">Items the desk made after the journal's end: what a crash kept from the disk.</param>
/// <param name="StateHash">Of the desk's state at the end.</param>
public sealed record ReplayResult(SimulatedDesk Desk, long Equal, int Checkpoints, long Beyond, string StateHash);
