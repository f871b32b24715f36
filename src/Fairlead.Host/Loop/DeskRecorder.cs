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
public sealed class DeskRecorder(IJournalStore store, MessageCodec codec)
{
    private readonly MarketRecord[] _page = new MarketRecord[MarketPage.MaxRecords];
    private readonly ArrayBufferWriter<byte> _payload = new(4096);
    private int _pageCount;

    /// <summary>Sequence of the last item given to the journal, the open page's included.</summary>
    public long LastSequence => store.LastSequence + _pageCount;

    /// <summary>Adds a market record and returns its sequence.</summary>
    public long Market(in MarketRecord record)
    {
        if (_pageCount == _page.Length)
            CutPage();
        _page[_pageCount++] = record;
        return LastSequence;
    }

    /// <summary>Adds a fact or command and returns its sequence.</summary>
    public long Input(object message, Timestamp at) => Append(RecordKind.Input, message, at, causation: 0);

    /// <summary>Adds the effects of an input.</summary>
    public void Effects(EffectBuffer effects, long causation, Timestamp at)
    {
        for (var index = 0; index < effects.Count; index++)
            Append(RecordKind.Effect, effects[index], at, causation);
    }

    /// <summary>Adds the desk's state hash at this point.</summary>
    public void Checkpoint(string stateHash, Timestamp at)
    {
        CutPage();
        store.Append(new RecordDraft
        {
            Kind = RecordKind.Checkpoint,
            Name = "checkpoint",
            Version = 1,
            At = at,
            Payload = Convert.FromHexString(stateHash),
        });
    }

    /// <summary>Makes all of it durable.</summary>
    public void Flush()
    {
        CutPage();
        store.Flush();
    }

    private long Append(RecordKind kind, object message, Timestamp at, long causation)
    {
        CutPage();
        _payload.ResetWrittenCount();
        var name = codec.Encode(message, _payload);
        return store.Append(new RecordDraft
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
        store.Append(MarketPage.Draft(_page.AsSpan(0, _pageCount)));
        _pageCount = 0;
    }
}
