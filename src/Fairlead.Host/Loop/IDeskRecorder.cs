using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Host.Loop;

/// <summary>Where a desk's inputs and effects go, in order: into its journal, or held against one.</summary>
public interface IDeskRecorder
{
    /// <summary>Takes a market record and returns its sequence.</summary>
    public long Market(in MarketRecord record);

    /// <summary>Takes a fact or command and returns its sequence.</summary>
    public long Input(object message, Timestamp at);

    /// <summary>Takes the effects of an input, from an index on.</summary>
    public void Effects(EffectBuffer effects, int from, long causation, Timestamp at);

    /// <summary>Takes the desk's state at this point: its hash, and a snapshot to start from.</summary>
    public void Checkpoint(DeskSnapshot snapshot, Timestamp at);

    /// <summary>All of it is durable when this returns.</summary>
    public void Flush();
}
