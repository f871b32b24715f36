using System.Text.Json;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Time;
using Fairlead.Host.Security;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Serving;

/// <summary>
/// Logins, changes of users and settings, and their refusals, in a hash-chained journal of their own. What concerns an
/// account's orders stands in that account's journal, with who asked.
/// </summary>
public sealed class AuditJournal : ISecurityAudit, IDisposable
{
    /// <summary>Second desks that look on at once, each with a file of its own.</summary>
    private const int MaxFiles = 8;

    private readonly Lock _lock = new();
    private readonly SqliteJournalStore _store;

    private AuditJournal(SqliteJournalStore store) => _store = store;

    /// <summary>Opens audit.db of the data folder, or the next free one while another desk has that.</summary>
    /// <exception cref="JournalException">None can be opened.</exception>
    public static AuditJournal Open(ServingContext context)
    {
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(context.DataFolder, number == 1 ? "audit.db" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"audit-{number}.db"));
            var options = new JournalOptions { Owner = context.Owner, Clock = context.Time, LogReserveBytes = 0 };
            try
            {
                var metadata = new JournalMetadata(new AccountRef("desk", "audit", TradingMode.Paper), context.Product, context.Reference.Calendars.Version);
                return new AuditJournal(SqliteJournalStore.OpenOrCreate(path, metadata, options));
            }
            catch (JournalException e) when (e.Fault is JournalFault.InUse or JournalFault.Exists && number < MaxFiles)
            {
            }
        }
    }

    /// <summary>Durable when it returns. A full disk does not keep anybody out: what could not be written is with the next.</summary>
    public void Note(SecurityEvent happened)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { happened.Who, happened.From, happened.What, happened.Outcome }, JsonSerializerOptions.Web);
        lock (_lock)
        {
            try
            {
                _store.Append(new RecordDraft
                {
                    Kind = RecordKind.Note,
                    Name = "audit",
                    Version = 1,
                    At = Timestamp.FromUtc(happened.At.UtcDateTime),
                    Payload = payload,
                });
                _store.Flush();
            }
            catch (JournalException e) when (e.IsForNow)
            {
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _store.Dispose();
    }
}
