using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Replay;

/// <summary>
/// Holds what a desk takes in and wants against the records of its journal, byte for byte, and hands everything beyond
/// the journal's end to <see cref="Beyond"/>.
/// </summary>
/// <param name="source">The journal's records.</param>
/// <param name="codec">Of the journal's messages.</param>
internal sealed class ReplayRecorder(RecordedItems source, MessageCodec codec) : IDeskRecorder
{
    private readonly ArrayBufferWriter<byte> _payload = new(4096);
    private long _sequence;

    /// <summary>Takes what the desk makes after the journal's end; null only counts.</summary>
    public IDeskRecorder? Beyond { get; set; }

    /// <summary>Items the desk made after the journal's end.</summary>
    public long PastEnd { get; private set; }

    /// <summary>Inputs and effects found equal, market records included.</summary>
    public long Equal { get; private set; }

    /// <summary>Checkpoints whose state hash was found equal.</summary>
    public int Checkpoints { get; private set; }

    public long Market(in MarketRecord record)
    {
        if (source.Next is not { } recorded)
            return CountPastEnd(Beyond?.Market(in record));
        if (recorded.Kind != RecordKind.MarketPage)
            throw Differs(recorded, $"market record {record}");
        var item = MarketPage.Read(recorded)[source.PlaceInPage];
        if (!Bytes(in item).SequenceEqual(Bytes(in record)))
            throw new ReplayDifferenceException(new ReplayDifference(source.Sequence, $"market record {item}", $"market record {record}"));
        return Take();
    }

    public long Input(object message, Timestamp at) => One(RecordKind.Input, message, at, causation: 0);

    public void Effects(EffectBuffer effects, int from, long causation, Timestamp at)
    {
        var index = from;
        for (; index < effects.Count && source.Next is not null; index++)
            One(RecordKind.Effect, effects[index], at, causation);
        if (index == effects.Count)
            return;
        PastEnd += effects.Count - index;
        Beyond?.Effects(effects, index, causation, at);
    }

    public void Checkpoint(DeskSnapshot snapshot, Timestamp at)
    {
        if (source.Next is not { } recorded)
        {
            Beyond?.Checkpoint(snapshot, at);
            return;
        }

        if (!CheckpointRecord.Holds(recorded, snapshot.StateHash) || recorded.At != at)
            throw Differs(recorded, $"state hash {snapshot.StateHash}");
        Checkpoints++;
        Take();
    }

    public void Flush()
    {
        if (source.Next is null)
            Beyond?.Flush();
    }

    /// <summary>Holds what was made ahead of the journal against its next record.</summary>
    public void Confirm(AheadItem made)
    {
        if (source.Next is { } recorded && source.Sequence != made.Sequence)
            throw Differs(recorded, $"{made.Kind} of {made.Message.GetType().Name} as record {made.Sequence}");
        One(made.Kind, made.Message, made.At, made.Causation);
    }

    private long One(RecordKind kind, object message, Timestamp at, long causation)
    {
        if (source.Next is not { } recorded)
            return CountPastEnd(Beyond?.Input(message, at));
        _payload.ResetWrittenCount();
        var name = codec.Encode(message, _payload);
        var isSame = recorded.Kind == kind && recorded.Name == name.Name && recorded.Version == name.Version && recorded.At == at
            && recorded.Causation == causation && recorded.Payload.Span.SequenceEqual(_payload.WrittenSpan);
        if (!isSame)
            throw Differs(recorded, $"{kind} {name.Name} v{name.Version} at {at} {Encoding.UTF8.GetString(_payload.WrittenSpan)}");
        return Take();
    }

    private long Take()
    {
        Equal++;
        _sequence = source.Sequence;
        source.Advance();
        return _sequence;
    }

    private long CountPastEnd(long? sequence)
    {
        PastEnd++;
        return _sequence = sequence ?? _sequence + 1;
    }

    private ReplayDifferenceException Differs(JournalRecord recorded, string made) =>
        new(new ReplayDifference(source.Sequence, Describe(recorded), made));

    private static string Describe(JournalRecord record) => record.Kind == RecordKind.MarketPage
        ? $"a page of {record.Count} market records"
        : $"{record.Kind} {record.Name} v{record.Version} at {record.At} {Encoding.UTF8.GetString(record.Payload.Span)}";

    private static ReadOnlySpan<byte> Bytes(in MarketRecord record) =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<MarketRecord>(in record));
}
