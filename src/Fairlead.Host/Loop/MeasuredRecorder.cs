using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Loop;

/// <summary>A recorder that tells how long its flushes take, and how long an order waited to be durable.</summary>
/// <param name="inner">The journal's.</param>
/// <param name="signals">Who is told.</param>
/// <param name="account">Whose journal it is.</param>
/// <param name="wall">The computer's time.</param>
public sealed class MeasuredRecorder(IPatientRecorder inner, LoopSignals signals, string account, TimeProvider wall) : IPatientRecorder
{
    /// <summary>When the first order was decided that is not durable yet; null when all are.</summary>
    private long? _decidedAt;

    public Func<JournalException, bool>? Patience
    {
        get => inner.Patience;
        set => inner.Patience = value;
    }

    public long Market(in MarketRecord record) => inner.Market(in record);

    public long Input(object message, Timestamp at) => inner.Input(message, at);

    public void Effects(EffectBuffer effects, int from, long causation, Timestamp at)
    {
        inner.Effects(effects, from, causation, at);
        for (var index = from; index < effects.Count && _decidedAt is null; index++)
        {
            if (effects[index].IsOrderEffect)
                _decidedAt = wall.GetTimestamp();
        }
    }

    public void Checkpoint(DeskSnapshot snapshot, Timestamp at) => inner.Checkpoint(snapshot, at);

    public void Flush()
    {
        var started = wall.GetTimestamp();
        inner.Flush();
        signals.Flushed(account, wall.GetElapsedTime(started));
        if (_decidedAt is { } decided)
            signals.OrderDurable(account, wall.GetElapsedTime(decided));
        _decidedAt = null;
    }
}
