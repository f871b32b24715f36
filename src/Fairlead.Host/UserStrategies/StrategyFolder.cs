using System.Text;

namespace Fairlead.Host.UserStrategies;

/// <summary>One source file as it was read.</summary>
/// <param name="Path">The folder as the user wrote it, and the file's name.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Bytes">Its content; what the version of a strategy is the hash of.</param>
/// <param name="Text">The content as text.</param>
public sealed record StrategyFile(string Path, string Name, byte[] Bytes, string Text);

/// <summary>A folder of users' strategies: its C# files, not those of folders below it.</summary>
public static class StrategyFolder
{
    /// <summary>Where strategies are looked for when nothing is said: below the current folder.</summary>
    public const string Default = "strategies";

    /// <summary>Most files of a folder.</summary>
    public const int MaxFiles = 500;

    /// <summary>Most bytes of a file: 1 MiB, more than anyone writes by hand.</summary>
    public const int MaxFileBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the files in order of their names; what cannot be read is a fault and left out.</summary>
    public static IReadOnlyList<StrategyFile> Read(string folder, ICollection<StrategyFault> faults)
    {
        var files = new List<StrategyFile>();
        foreach (var path in Paths(folder, faults))
        {
            if (ReadFile(path, faults) is { } file)
                files.Add(file);
        }

        return files;
    }

    private static List<string> Paths(string folder, ICollection<StrategyFault> faults)
    {
        if (!Directory.Exists(folder))
        {
            faults.Add(new StrategyFault(folder, 0, 0, File.Exists(folder) ? "is a file; strategies are a folder of C# files" : "there is no such folder"));
            return [];
        }

        try
        {
            // One more than may be: the bound is kept while reading, whatever the folder holds.
            var paths = Directory.EnumerateFiles(folder, "*.cs").Take(MaxFiles + 1).ToList();
            if (paths.Count > MaxFiles)
            {
                faults.Add(new StrategyFault(folder, 0, 0, $"holds more than {MaxFiles} C# files"));
                return [];
            }

            paths.Sort(StringComparer.Ordinal);
            return paths;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new StrategyFault(folder, 0, 0, $"cannot be read: {OneLine(e.Message)}"));
            return [];
        }
    }

    private static StrategyFile? ReadFile(string path, ICollection<StrategyFault> faults)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var bytes = new byte[MaxFileBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaxFileBytes)
            {
                faults.Add(new StrategyFault(path, 0, 0, $"is larger than {MaxFileBytes} bytes"));
                return null;
            }

            Array.Resize(ref bytes, length);
            return new StrategyFile(path, Path.GetFileName(path), bytes, StrictUtf8.GetString(bytes).TrimStart('\uFEFF'));
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new StrategyFault(path, 0, 0, "is not UTF-8 text"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new StrategyFault(path, 0, 0, $"cannot be read: {OneLine(e.Message)}"));
        }

        return null;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
