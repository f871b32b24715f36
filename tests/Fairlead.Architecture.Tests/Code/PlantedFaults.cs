using System.Diagnostics;

namespace Fairlead.Architecture.Tests.Code;

/// <summary>Everything that is banned, once: the rules must find each of these. Never run.</summary>
internal static class PlantedFaults
{
    public static int Counter;
    public static readonly List<string> Cache = [];
    public static int Property { get; set; }

    public static object?[] Outside() =>
    [
        DateTime.Now, DateTimeOffset.UtcNow, Guid.NewGuid(), new Random().Next(), File.Exists("x"), Environment.MachineName,
        Task.Delay(1), Stopwatch.StartNew(), "text".GetHashCode(), TimeProvider.System,
    ];

    public static void Effects()
    {
        Console.WriteLine(Counter++ + Property);
        Thread.Sleep(1);
    }
}
