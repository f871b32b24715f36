using Fairlead.Journal.Store;

namespace Fairlead.Host.Loop;

/// <summary>A recorder that can wait for room on a full disk.</summary>
public interface IPatientRecorder : IDeskRecorder
{
    /// <summary>Asked when the journal takes nothing for now (a full disk): waits, then true tries again and false lets the
    /// fault through. Null never waits. The turn under way waits in here, so that it is never left half done.</summary>
    public Func<JournalException, bool>? Patience { get; set; }
}
