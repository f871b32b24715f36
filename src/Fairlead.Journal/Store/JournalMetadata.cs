using Fairlead.Domain.Accounts;

namespace Fairlead.Journal.Store;

/// <summary>What a journal file says of itself; written once, sealed by a hash.</summary>
/// <param name="Account">Whose journal it is.</param>
/// <param name="CreatedBy">Product and version that made the file.</param>
/// <param name="CalendarsVersion">Version of the calendar data the account started with.</param>
public sealed record JournalMetadata(AccountRef Account, string CreatedBy, string CalendarsVersion)
{
    /// <summary>The file format this Fairlead writes, and the newest it reads. Format 1 has no lease; it is read as it is
    /// and raised when it is opened for writing.</summary>
    public const int FormatVersion = 2;
}
