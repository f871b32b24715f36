namespace Fairlead.Cli;

/// <summary>Files a verb makes: whole or not at all, and never over another by accident.</summary>
internal static class OutputFile
{
    /// <exception cref="CliException">Something is there already, or its folder is not.</exception>
    public static void RequireFree(string path, string what, string advice)
    {
        if (File.Exists(path) || Directory.Exists(path))
            throw new CliException(ExitCode.File, $"{what} {path} is already there; {advice}");
        RequireFolder(path);
    }

    /// <exception cref="CliException">It is there and may not be replaced, or its folder is missing.</exception>
    public static void RequireWritable(string path, bool isForced)
    {
        if (Directory.Exists(path))
            throw new CliException(ExitCode.File, $"{path} is a folder");
        if (File.Exists(path) && !isForced)
            throw new CliException(ExitCode.File, $"{path} is already there; --force replaces it");
        RequireFolder(path);
    }

    /// <summary>Writes beside the place and renames, so that a full disk leaves the old file or none.</summary>
    public static void Write(string path, string text)
    {
        var part = $"{path}.{Environment.ProcessId}.part";
        try
        {
            File.WriteAllText(part, text);
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Remove(part);
            throw new CliException(ExitCode.File, $"{path} cannot be written: {e.Message}");
        }
    }

    private static void RequireFolder(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new CliException(ExitCode.File, $"{path}: there is no folder {folder}");
    }

    private static void Remove(string part)
    {
        try
        {
            File.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The fault that brought us here is the one to tell.
        }
    }
}
