using System.Globalization;

namespace Fairlead.Cli;

/// <summary>Puts what is known of a fault of our own where a person can send it from.</summary>
internal static class FaultNote
{
    /// <summary>Writes the details beside the system's temporary files and returns the one line to show.</summary>
    public static string Write(Exception fault)
    {
        var path = Path.Combine(Path.GetTempPath(),
            string.Create(CultureInfo.InvariantCulture, $"fairlead-fault-{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}.txt"));
        try
        {
            File.WriteAllText(path, $"{Environment.CommandLine}\n{Environment.Version} {Environment.OSVersion}\n\n{fault}\n");
            return $"a fault of Fairlead itself: {fault.Message} (details in {path})";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"a fault of Fairlead itself: {fault} (the details could not be written to {path}: {e.Message})";
        }
    }
}
