namespace Fairlead.Host.Replay;

/// <summary>The first place where a desk, fed what its journal holds, does something else than the journal says.</summary>
/// <param name="Sequence">Of the journal's record; the last one when the journal ends before.</param>
/// <param name="Recorded">What the journal has there, or null when it ends before.</param>
/// <param name="Made">What the desk made there, or null when it made nothing more.</param>
public sealed record ReplayDifference(long Sequence, string? Recorded, string? Made)
{
    public override string ToString() =>
        $"record {Sequence}: the journal has {Recorded ?? "nothing more"}, the replay makes {Made ?? "nothing more"}";
}

/// <summary>A journal cannot be followed: its desk would do something else.</summary>
public sealed class ReplayDifferenceException(ReplayDifference difference) : Exception(difference.ToString())
{
    public ReplayDifference Difference { get; } = difference;
}
