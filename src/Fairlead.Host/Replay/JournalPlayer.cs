using Fairlead.Domain.Links;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Replay;

/// <summary>
/// A replay that stands still between two things from outside: <see cref="Step"/> feeds the desk the next one and holds all it
/// does then against the journal.
/// </summary>
/// <remarks>The desk has the paper venue of its own and no other way out; nothing of a running desk can be reached from here.</remarks>
public sealed class JournalPlayer : IDisposable
{
    private readonly MessageCodec _codec;
    private readonly RecordedItems _items;
    private readonly ReplayRecorder _recorder;
    private JournalRecord? _next;
    private int _placeInPage;

    /// <param name="desk">Makes the fresh desk for the recorder it has to use.</param>
    /// <param name="codec">Of the journal's messages; for this player alone.</param>
    /// <param name="records">The journal's, from the first or from behind the snapshot.</param>
    /// <param name="from">A snapshot of this layout, or null to start from the first record.</param>
    /// <param name="beyond">Goes on where the records end; null only counts.</param>
    internal JournalPlayer(
        Func<IDeskRecorder, SimulatedDesk> desk, MessageCodec codec, IEnumerable<JournalRecord> records, JournalSnapshot? from, IDeskRecorder? beyond)
    {
        _codec = codec;
        _items = new RecordedItems(records, MessagesFromOutside(codec));
        _recorder = new ReplayRecorder(_items, codec, beyond);
        Desk = desk(_recorder);
        if (from is not null)
            Desk.Restore(from.Bytes);
    }

    /// <summary>As far as it was played.</summary>
    public SimulatedDesk Desk { get; }

    /// <summary>Sequence of the item the desk has to make next; null at the end. Right inside an observer too.</summary>
    public long? NextSequence => _items.Next is null ? null : _items.Sequence;

    /// <summary>Inputs, effects and checkpoints found equal.</summary>
    public long Equal => _recorder.Equal;

    /// <summary>State hashes among them.</summary>
    public int Checkpoints => _recorder.Checkpoints;

    /// <summary>Items the desk made after the records' end.</summary>
    public long Beyond => _recorder.Beyond;

    /// <summary>When the next thing from outside happened; null when there is none any more.</summary>
    /// <exception cref="ReplayDifferenceException">The desk passed over the one before.</exception>
    public Timestamp? NextAt()
    {
        _next ??= _items.NextFromOutside();
        return _next is { Kind: RecordKind.MarketPage } page ? MarketPage.Read(page)[_placeInPage].At : _next?.At;
    }

    /// <summary>Feeds the next thing from outside, or at the end what the venue told and the timers did after it; false when
    /// there is nothing left.</summary>
    /// <exception cref="ReplayDifferenceException">The desk does something else than the journal says.</exception>
    public bool Step()
    {
        if (NextAt() is null)
            return PlayEnd();
        var record = _next!;
        try
        {
            Feed(record);
        }
        catch (InvalidOperationException e)
        {
            // A chain can be sound and its content senseless (time that runs back): that is a difference, no fault of ours.
            throw new ReplayDifferenceException(new ReplayDifference(record.Sequence, $"{record.Kind} {record.Name} at {record.At}", $"a stop: {e.Message}"));
        }

        return true;
    }

    /// <summary>Does what venue and timers have due up to an instant that lies before the next thing from outside.</summary>
    /// <exception cref="ReplayDifferenceException">The desk does something else than the journal says.</exception>
    public void RunUntil(Timestamp at)
    {
        if (NextAt() is { } next && at < next)
            Desk.RunUntil(at);
    }

    /// <summary>The desk as it stands, to begin another player behind it; null in the middle of a market page and at the end.</summary>
    public JournalSnapshot? Snapshot()
    {
        if (_items.PlaceInPage > 0 || NextSequence is not { } next)
            return null;
        var desk = Desk.Snapshot();
        return new JournalSnapshot(next - 1, desk.Fingerprint, desk.Bytes);
    }

    public void Dispose() => _items.Dispose();

    private void Feed(JournalRecord record)
    {
        switch (record.Kind)
        {
            case RecordKind.MarketPage:
                Desk.Market(in MarketPage.Read(record)[_placeInPage]);
                if (++_placeInPage < record.Count)
                    return;
                _placeInPage = 0;
                break;
            case RecordKind.Checkpoint:
                // It may stand between two things that are due at one instant.
                while (_items.Next != record && Desk.RunNext(record.At))
                {
                }

                Desk.Checkpoint();
                break;
            default:
                var message = _codec.Decode(record);
                if (message is LinkFact fact)
                    Desk.Tell(fact, record.At);
                else
                    Desk.Command((DeskCommand)message, record.At);
                break;
        }

        _next = null;
    }

    private bool PlayEnd()
    {
        if (_items.Next is null)
            return false;
        Desk.RunUntil(_items.Last!.At);
        if (_items.Next is { } left)
            throw new ReplayDifferenceException(new ReplayDifference(left.Sequence, $"{left.Kind} {left.Name} at {left.At}", Made: null));
        return false;
    }

    /// <summary>Commands and what links told; timers and the venue's facts the desk makes again.</summary>
    private static HashSet<string> MessagesFromOutside(MessageCodec codec) => codec.Types
        .Where(type => (type.IsSubclassOf(typeof(DeskCommand)) && type != typeof(TimerFired)) || type.IsSubclassOf(typeof(LinkFact)))
        .Select(type => codec.NameOf(type).Name)
        .ToHashSet(StringComparer.Ordinal);
}
