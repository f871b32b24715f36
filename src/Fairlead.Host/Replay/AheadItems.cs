using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Replay;

/// <summary>One thing a following desk made before its journal has it.</summary>
/// <param name="Sequence">The sequence it will have.</param>
/// <param name="Kind">Input or Effect.</param>
/// <param name="Message">The fact, timer or effect.</param>
/// <param name="At">When.</param>
/// <param name="Causation">Sequence of the input that caused an effect, otherwise 0.</param>
internal sealed record AheadItem(long Sequence, RecordKind Kind, object Message, Timestamp At, long Causation);

/// <summary>
/// What a following desk made beyond the journal's durable end. An owner flushes before it sends, so what the venue answers
/// within the same turn is made here first and read from the journal later.
/// </summary>
/// <param name="items">What was read of the journal.</param>
internal sealed class AheadItems(RecordedItems items) : IDeskRecorder
{
    /// <summary>More than a turn can make; a desk that comes here is broken.</summary>
    private const int Limit = 1_000_000;

    private readonly Queue<AheadItem> _made = new();

    public int Count => _made.Count;

    public AheadItem Take() => _made.Dequeue();

    /// <summary>Hands all of it, in order, to the recorder that goes on from here.</summary>
    public void MoveTo(IDeskRecorder recorder)
    {
        var one = new EffectBuffer();
        while (_made.TryDequeue(out var item))
        {
            if (item.Kind == RecordKind.Input)
            {
                recorder.Input(item.Message, item.At);
                continue;
            }

            one.Clear();
            one.Add((DeskEffect)item.Message);
            recorder.Effects(one, from: 0, item.Causation, item.At);
        }
    }

    public long Input(object message, Timestamp at) => Add(RecordKind.Input, message, at, causation: 0);

    public void Effects(EffectBuffer effects, int from, long causation, Timestamp at)
    {
        for (var index = from; index < effects.Count; index++)
            Add(RecordKind.Effect, effects[index], at, causation);
    }

    public long Market(in MarketRecord record) =>
        throw new InvalidOperationException("A desk that follows a journal takes in no market record of its own.");

    public void Checkpoint(DeskSnapshot snapshot, Timestamp at) =>
        throw new InvalidOperationException("A desk that follows a journal makes no checkpoint of its own.");

    public void Flush()
    {
        // Nothing is written while another owns the journal.
    }

    private long Add(RecordKind kind, object message, Timestamp at, long causation)
    {
        if (_made.Count == Limit)
            throw new InvalidOperationException($"The desk made {Limit} things ahead of its journal.");
        var sequence = (items.LastRead?.LastSequence ?? 0) + _made.Count + 1;
        _made.Enqueue(new AheadItem(sequence, kind, message, at, causation));
        return sequence;
    }
}
