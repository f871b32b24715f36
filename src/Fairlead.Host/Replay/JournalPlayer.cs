using Fairlead.Domain.Time;
using Fairlead.Host.Loop;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Replay;

/// <summary>
/// A replay that stands still between two things from outside: <see cref="Step"/> feeds the desk the next one and holds all it
/// does then against the journal.
/// </summary>
/// <remarks>The desk has the paper venue of its own and no other way out; nothing of a running desk can be reached from here.</remarks>
public sealed class JournalPlayer : IDisposable
{
    private readonly JournalReplay _replay;
    private readonly RecordedItems _items;
    private readonly ReplayRecorder _recorder;
    private JournalRecord? _next;
    private int _placeInPage;

    internal JournalPlayer(JournalReplay replay, RecordedItems items, ReplayRecorder recorder, SimulatedDesk desk) =>
        (_replay, _items, _recorder, Desk) = (replay, items, recorder, desk);

    /// <summary>As far as it was played.</summary>
    public SimulatedDesk Desk { get; }

    /// <summary>Sequence of the item the desk has to make next; null at the end. Right inside an observer too.</summary>
    public long? NextSequence => _items.Next is null ? null : _items.Sequence;

    /// <summary>Inputs, effects and checkpoints found equal.</summary>
    public long Equal => _recorder.Equal;

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
        {
            JournalReplay.MakeRest(Desk, _items);
            return false;
        }

        var record = _next!;
        _replay.FeedOrTell(Desk, record, _items, _placeInPage, _placeInPage + 1);
        if (++_placeInPage == record.Count)
            (_next, _placeInPage) = (null, 0);
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
}
