using System.Globalization;
using Fairlead.Domain.Time;

namespace Fairlead.Journal.Store;

/// <summary>The owner of a journal as its lease tells.</summary>
/// <param name="Owner">What the owner calls itself.</param>
/// <param name="ProcessId">Of the owner, on its machine.</param>
/// <param name="Machine">Network name of the owner's machine.</param>
/// <param name="Fence">Number of this ownership; each next one has a greater number.</param>
/// <param name="Since">When it was taken, wall clock.</param>
/// <param name="Renewed">When the owner last told that it lives, wall clock.</param>
/// <param name="Life">How long the lease holds without a renewal.</param>
public sealed record JournalHolder(
    JournalOwner Owner, int ProcessId, string Machine, long Fence, Timestamp Since, Timestamp Renewed, TimeSpan Life)
{
    /// <summary>The owner was not heard of for longer than the lease's life: it is dead or frozen, and another may take over.</summary>
    /// <remarks>A renewal from the future by more than that counts too: someone set the clock back.</remarks>
    public bool IsExpired(Timestamp now) =>
        Int128.Abs((Int128)now.Nanos - Renewed.Nanos) > (Int128)Life.Ticks * 100;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Owner}, process {ProcessId} on {Machine}, since {Since}, last heard of {Renewed}, fence {Fence}");
}
