using Fairlead.Engine.Decision;
using Fairlead.Host.Storage;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Journals and reports that are gone with this process.</summary>
/// <param name="purpose">In the folder's name: "backtests".</param>
internal sealed class ResearchScratch(string purpose) : IDisposable
{
    /// <summary>These files are compared and played, not recovered from.</summary>
    private static readonly JournalOptions Journaling = new() { IsDurable = false, LogReserveBytes = 0 };

    private readonly ScratchFolder _folder = ScratchFolder.Make($"fairlead-{purpose}-");

    public string Journal(string id) => Path.Combine(_folder.Path, id + ".journal");

    public string Report(string id) => Path.Combine(_folder.Path, id + ".html");

    /// <summary>A new journal of a desk of these settings; the caller disposes it.</summary>
    public SqliteJournalStore CreateJournal(string id, DeskSettings settings) => SqliteJournalStore.Create(
        Journal(id), new JournalMetadata(settings.Account, "fairlead terminal", settings.CalendarsVersion), Journaling);

    /// <summary>Size of a journal; 0 when it is gone.</summary>
    public long JournalBytes(string id) => File.Exists(Journal(id)) ? new FileInfo(Journal(id)).Length : 0;

    public void DropJournal(string id)
    {
        foreach (var file in Directory.GetFiles(_folder.Path, id + ".journal*"))
            File.Delete(file);
    }

    public void Drop(string id)
    {
        DropJournal(id);
        File.Delete(Report(id));
    }

    public void Dispose() => _folder.Dispose();
}
