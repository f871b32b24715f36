namespace Fairlead.Host.Security;

/// <summary>Takes down every login, refusal and change; the desk journals them.</summary>
public interface ISecurityAudit
{
    /// <summary>Called on the threads of requests, several at once; must not block for long.</summary>
    public void Note(SecurityEvent happened);
}

/// <summary>Something that concerns access to the desk. Holds no secret.</summary>
/// <param name="At">When.</param>
/// <param name="Who">The user's name; "-" when it is unknown. A name nobody bears is not repeated here: people type
/// passwords into the wrong field.</param>
/// <param name="From">The remote address.</param>
/// <param name="What">"login", "logout", "user-added anna trader".</param>
/// <param name="Outcome">"done", or the code of the refusal.</param>
public sealed record SecurityEvent(DateTimeOffset At, string Who, string From, string What, string Outcome)
{
    public const string Nobody = "-";
    public const string Done = "done";
}
