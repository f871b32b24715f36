namespace Fairlead.Host.Research;

/// <summary>The folder that holds the journals and reports of this process' backtests; it is gone with the process.</summary>
internal sealed class BacktestScratch : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fairlead-backtests-").FullName;

    public string Journal(string id) => Path.Combine(_folder, id + ".journal");

    public string Report(string id) => Path.Combine(_folder, id + ".html");

    /// <summary>Size of a journal; 0 when it is gone.</summary>
    public long JournalBytes(string id) => File.Exists(Journal(id)) ? new FileInfo(Journal(id)).Length : 0;

    public void DropJournal(string id)
    {
        foreach (var file in Directory.GetFiles(_folder, id + ".journal*"))
            File.Delete(file);
    }

    public void Drop(string id)
    {
        DropJournal(id);
        File.Delete(Report(id));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
