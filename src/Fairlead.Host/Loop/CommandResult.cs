using Fairlead.Engine.Decision;

namespace Fairlead.Host.Loop;

/// <summary>What the desk did at once when it took a command in. Durable when this is told.</summary>
/// <param name="Sequence">The command's, in the journal.</param>
/// <param name="Effects">In order.</param>
public sealed record CommandResult(long Sequence, IReadOnlyList<DeskEffect> Effects);

/// <summary>A command or question could not be taken to the desk; nothing of it happened.</summary>
/// <param name="code">Upper snake case: BUSY, STOPPING, NOT_OWNER, JOURNAL.</param>
/// <param name="reason">Plain words.</param>
public sealed class DeskUnavailableException(string code, string reason) : Exception(reason)
{
    public string Code { get; } = code;
}
