using System.Globalization;
using System.Text.Json;
using Fairlead.Host.Bench;

namespace Fairlead.Load;

/// <summary>Prints what a load program found, with what it ran on and what else the machine did meanwhile.</summary>
internal sealed class LoadReport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly double? _loadBefore = LoadAverage();

    /// <param name="name">The verb.</param>
    /// <param name="measures">What was measured, over what data, read in which way.</param>
    /// <param name="budget">What the design asks.</param>
    /// <param name="met">Null when this run cannot tell.</param>
    /// <param name="figures">The rest.</param>
    public void Print(string name, string measures, string budget, bool? met, object figures) => Console.Out.WriteLine(JsonSerializer.Serialize(
        new
        {
            name,
            measures,
            budget,
            met,
            figures,
            command = "dotnet run -c Release --project bench/Fairlead.Load -- " + string.Join(' ', Environment.GetCommandLineArgs().Skip(1)),
            machine = BenchMachine.Of(Path.GetTempPath()),
            loadAverage = new { before = _loadBefore, after = LoadAverage() },
        },
        Json));

    /// <summary>Of the last minute; null where the system does not tell.</summary>
    private static double? LoadAverage()
    {
        const string File = "/proc/loadavg";
        return global::System.IO.File.Exists(File)
            ? double.Parse(global::System.IO.File.ReadAllText(File).Split(' ')[0], CultureInfo.InvariantCulture)
            : null;
    }
}
