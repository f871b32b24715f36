namespace Fairlead.Serving.Tests;

/// <summary>A data folder of its own for one test, gone afterwards.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fairlead-serving-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The text of every file below, one after the other.</summary>
    public string AllText() => string.Join('\n', Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(System.IO.File.ReadAllText));

    public void Dispose()
    {
        // A test may have taken the right to write away.
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.Delete(Path, recursive: true);
    }
}
