namespace Fairlead.Host.Security;

/// <summary>Puts the time on what the audit is told.</summary>
internal sealed class AuditTrail(ISecurityAudit audit, TimeProvider time)
{
    /// <param name="who">A user's name, or <see cref="SecurityEvent.Nobody"/>.</param>
    /// <param name="from">The remote address.</param>
    /// <param name="what">"login".</param>
    /// <param name="outcome">Done, or the code of the refusal.</param>
    public void Note(string who, string from, string what, string outcome = SecurityEvent.Done) =>
        audit.Note(new SecurityEvent(time.GetUtcNow(), who, from, what, outcome));

    public void Note(Caller caller, string what) => Note(caller.Name, caller.Address, what);
}
