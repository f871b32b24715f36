namespace Fairlead.Journal.Store;

/// <summary>Steps of a durable write, in order.</summary>
public enum WriteStep
{
    /// <summary>Before one record goes into the open transaction.</summary>
    Record,

    /// <summary>Before the commit: nothing of the batch is durable.</summary>
    Commit,

    /// <summary>After the commit: all of the batch is durable, and nobody was told.</summary>
    Committed,

    /// <summary>Before a snapshot is written.</summary>
    Snapshot,
}

/// <summary>Called at every step of a write, so that tests can crash, fill the disk or look at the files there.</summary>
/// <remarks>May throw: the transaction is rolled back unless the step is <see cref="WriteStep.Committed"/>, and the
/// exception passes through.</remarks>
public interface IWriteGate
{
    public void BeforeWrite(WriteStep step);
}

/// <summary>The gate of production: always open.</summary>
public sealed class OpenGate : IWriteGate
{
    public void BeforeWrite(WriteStep step)
    {
    }
}
