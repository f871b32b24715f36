using System.Buffers;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Loop;

/// <summary>
/// Writes what the desk takes in and wants into its journal, in order. Market records are gathered into pages; a page
/// ends when it is full or when anything else has to be written, so the same inputs give the same records.
/// </summary>
public sealed class DeskRecorder(IJournalStore store, MessageCodec codec) : IPatientRecorder
{
    /// <summary>Full pages between two flushes when no order asks for one: 8 MiB. A crash costs no more than that.</summary>
    private const int PagesPerFlush = 128;

    private readonly MarketRecord[] _page = new MarketRecord[MarketPage.MaxRecords];
    private readonly ArrayBufferWriter<byte> _payload = new(4096);
    private int _pageCount;
    private int _fullPages;

    public Func<JournalException, bool>? Patience { get; set; }

    public long Market(in MarketRecord record)
    {
        if (_pageCount == _page.Length)
        {
            // Between two turns: whatever this page's records caused stands before or in it.
            CutPage();
            if (++_fullPages % PagesPerFlush == 0)
                FlushIfThereIsRoom();
        }

        _page[_pageCount++] = record;
        return store.LastSequence + _pageCount;
    }

    public long Input(object message, Timestamp at) => Append(RecordKind.Input, message, at, causation: 0);

    public void Effects(EffectBuffer effects, int from, long causation, Timestamp at)
    {
        for (var index = from; index < effects.Count; index++)
            Append(RecordKind.Effect, effects[index], at, causation);
    }

    public void Checkpoint(DeskSnapshot snapshot, Timestamp at)
    {
        CutPage();
        Append(CheckpointRecord.Draft(snapshot.StateHash, at));
        Flush();
        try
        {
            store.SaveSnapshot(store.LastSequence, snapshot.Fingerprint, snapshot.Bytes.Span);
        }
        catch (JournalException e) when (e.IsForNow)
        {
            // A snapshot only makes recovery shorter; the next checkpoint has one.
        }
    }

    public void Flush()
    {
        CutPage();
        while (true)
        {
            try
            {
                store.Flush();
                return;
            }
            catch (JournalException e) when (e.IsForNow)
            {
                if (Patience?.Invoke(e) != true)
                    throw;
            }
        }
    }

    /// <summary>This flush only bounds what a crash costs. When the disk is full the batch waits in memory, and the flush that
    /// somebody relies on tells; a record that the venue has seen must not get lost between the two.</summary>
    private void FlushIfThereIsRoom()
    {
        try
        {
            store.Flush();
        }
        catch (JournalException e) when (e.IsForNow)
        {
        }
    }

    private long Append(RecordKind kind, object message, Timestamp at, long causation)
    {
        CutPage();
        _payload.ResetWrittenCount();
        var name = codec.Encode(message, _payload);
        return Append(new RecordDraft
        {
            Kind = kind,
            Name = name.Name,
            Version = name.Version,
            At = at,
            Causation = causation,
            Payload = _payload.WrittenSpan,
        });
    }

    private void CutPage()
    {
        if (_pageCount == 0)
            return;
        Append(MarketPage.Draft(_page.AsSpan(0, _pageCount)));
        _pageCount = 0;
    }

    /// <summary>A batch that waits for room has a bound: beyond it the record waits too.</summary>
    private long Append(in RecordDraft draft)
    {
        while (true)
        {
            try
            {
                return store.Append(draft);
            }
            catch (JournalException e) when (e.IsForNow)
            {
                if (Patience?.Invoke(e) != true)
                    throw;
                FlushIfThereIsRoom();
            }
        }
    }
}
