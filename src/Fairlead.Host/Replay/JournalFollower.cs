using Fairlead.Host.Loop;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Replay;

/// <summary>
/// The desk of a journal that another process owns: it takes in what the owner appends, does the rest again and holds it
/// against the journal, and writes nothing. When the owner is gone it can go on in its place.
/// </summary>
/// <remarks>One thread at a time. After a <see cref="ReplayDifferenceException"/> or a fault of the journal the desk stands
/// somewhere in the middle: start a new one. What the owner has not flushed is not seen; market records are flushed with the
/// next order, checkpoint or full page.</remarks>
public sealed class JournalFollower : IDisposable
{
    private readonly JournalReplay _replay;
    private readonly IJournalStore _store;
    private readonly RecordedItems _items;
    private readonly ReplayRecorder _recorder;
    private readonly AheadItems _ahead;
    private bool _isOwner;

    internal JournalFollower(
        JournalReplay replay, IJournalStore store, RecordedItems items, ReplayRecorder recorder, SimulatedDesk desk)
    {
        (_replay, _store, _items, _recorder, Desk) = (replay, store, items, recorder, desk);
        _recorder.Beyond = _ahead = new AheadItems(items);
    }

    /// <summary>To look at. Feed it only after <see cref="TakeOver"/>.</summary>
    public SimulatedDesk Desk { get; }

    /// <summary>Last sequence taken in; 0 before the first.</summary>
    public long Sequence => _items.LastRead?.LastSequence ?? 0;

    /// <summary>Takes in all that is durable now.</summary>
    /// <param name="progress">Told the share of sequences done, 0 to 1; null when nobody asks.</param>
    /// <param name="cancellation">Stops between records; the next call goes on there.</param>
    /// <returns>Records taken in.</returns>
    /// <exception cref="ReplayDifferenceException">The desk does something else than the journal says.</exception>
    /// <exception cref="JournalException">Altered: what was appended does not follow. InUse: try again.</exception>
    public long Advance(IProgress<double>? progress, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isOwner, this);
        return ReadOn(_store, progress, cancellation);
    }

    /// <summary>Goes on as the journal's owner: takes in the rest, makes durable what the last owner had not, and writes to the
    /// journal from here on. The follower is finished then.</summary>
    /// <param name="owned">The same journal, opened for appending.</param>
    /// <param name="recorder">Writes to it; what the desk does from here on goes there.</param>
    /// <param name="cancellation">Stops between records; nothing was written then.</param>
    /// <returns>The desk, which goes on where the journal ends.</returns>
    /// <exception cref="ReplayDifferenceException">The desk does something else than the journal says.</exception>
    /// <exception cref="JournalException">Altered: it is another journal. Otherwise as for
    /// <see cref="IJournalStore.Flush"/>.</exception>
    public SimulatedDesk TakeOver(IJournalStore owned, IDeskRecorder recorder, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isOwner, this);
        if (_items.LastRead is { } last && owned.Read(last.Sequence).FirstOrDefault()?.Hash != last.Hash)
            throw new JournalException(JournalFault.Altered, file: null, last.Sequence, "it is not the record that was followed");
        // What a cancelled call left, then the rest.
        if (_items.Next is not null)
            ReadOn(owned, progress: null, cancellation);
        ReadOn(owned, progress: null, cancellation);
        _isOwner = true;
        _recorder.Beyond = recorder;
        _ahead.MoveTo(recorder);
        recorder.Flush();
        return Desk;
    }

    public void Dispose() => _items.Dispose();

    private long ReadOn(IJournalStore store, IProgress<double>? progress, CancellationToken cancellation)
    {
        var before = _items.RecordsRead;
        if (_items.Next is null)
        {
            store.Refresh();
            _items.ReadOn(store);
        }

        while (_ahead.Count > 0 && _items.Next is not null)
            _recorder.Confirm(_ahead.Take());
        _replay.Feed(Desk, _items, store.DurableSequence, progress, cancellation);
        return _items.RecordsRead - before;
    }
}
