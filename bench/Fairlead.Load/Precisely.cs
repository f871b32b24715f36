using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Fairlead.Load;

/// <summary>Waits that end within about 0.1 ms of their instant without holding a processor, which the desk needs. Not on Windows.</summary>
internal static partial class Precisely
{
    /// <param name="due">By <see cref="Stopwatch.GetTimestamp"/>.</param>
    public static void SleepUntil(long due)
    {
        var micros = (due - Stopwatch.GetTimestamp()) * 1_000_000 / Stopwatch.Frequency;
        if (micros > 0)
            _ = Sleep((uint)micros);
    }

    [LibraryImport("libc", EntryPoint = "usleep")]
    private static partial int Sleep(uint microseconds);
}
