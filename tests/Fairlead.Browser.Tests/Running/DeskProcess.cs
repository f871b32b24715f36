using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace Fairlead.Browser.Tests.Running;

/// <summary>A desk as a user runs it: the built program, a data folder of its own, the practice market of a fixed seed and day.</summary>
internal sealed partial class DeskProcess : IAsyncDisposable
{
    /// <summary>Start to ready on a machine that also builds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<string> _said = [];
    private readonly string _folder;

    private DeskProcess(string folder, int port)
    {
        _folder = folder;
        var start = new ProcessStartInfo(Places.Program, ["serve", "--data", folder, "--port", port.ToString(CultureInfo.InvariantCulture), "--no-browser"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("FAIRLEAD_", StringComparison.Ordinal)).ToArray())
            start.Environment.Remove(variable);
        Started = Stopwatch.StartNew();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Since the program was started.</summary>
    public Stopwatch Started { get; }

    /// <summary>The page's origin: http://127.0.0.1:PORT.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What the desk printed to open; a one-time link while nobody has a password.</summary>
    public Uri Link { get; private set; } = null!;

    /// <summary>A new folder whose practice markets are made from one seed and one day, whatever today is.</summary>
    public static string NewFolder(ulong seed)
    {
        var folder = Directory.CreateTempSubdirectory("fairlead-browser-").FullName;
        foreach (var account in new[] { "practice-us", "practice-india" })
        {
            var path = Directory.CreateDirectory(Path.Combine(folder, "accounts", account)).FullName;
            File.WriteAllText(Path.Combine(path, "practice.json"), $$"""{ "seed": {{seed}}, "firstDay": "2026-03-02", "shocks": [] }""");
        }

        return folder;
    }

    /// <param name="folder">The data folder.</param>
    /// <param name="port">0 takes a free one.</param>
    public static async Task<DeskProcess> StartAsync(string folder, int port = 0)
    {
        var desk = new DeskProcess(folder, port);
        try
        {
            var open = await desk.HearAsync(OpenLine());
            desk.Link = new Uri(open.Groups[1].Value);
            desk.Address = new Uri(desk.Link.GetLeftPart(UriPartial.Authority));
            return desk;
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until each account says that it is ready.</summary>
    public async Task ReadyAsync()
    {
        await HearAsync(ReadyLine());
        await HearAsync(ReadyLine());
    }

    /// <summary>kill -9, or what comes nearest: no word of goodbye.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    /// <summary>Kills the desk and deletes what it kept.</summary>
    public async Task EndAsync()
    {
        await DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Match> HearAsync(Regex pattern)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
            {
                if (pattern.Match(line) is { Success: true } match)
                    return match;
            }
        }
        catch (OperationCanceledException)
        {
            // Told below, with what was said.
        }

        throw new InvalidOperationException($"The desk did not say '{pattern}' within {Patience.TotalSeconds:0} s. It said: {Said()}");
    }

    private string Said()
    {
        lock (_said)
            return string.Join(" | ", _said);
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_said)
            _said.Add(line);
        _lines.Writer.TryWrite(line);
    }

    [GeneratedRegex(@"^open (http\S+)$")]
    private static partial Regex OpenLine();

    [GeneratedRegex("^practice-(us|india): ready")]
    private static partial Regex ReadyLine();
}
