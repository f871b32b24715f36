using System.Diagnostics;

namespace Fairlead.Load;

/// <summary>Another program of this run, ended with it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public long StartedAt { get; private init; }

    public int Id => _process.Id;

    /// <summary>Processor time it has used, of all its threads.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static ChildProcess Start(string program, params IEnumerable<string> arguments)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        return new ChildProcess(process) { StartedAt = startedAt };
    }

    /// <summary>The next line that begins so, without the beginning.</summary>
    public async Task<string> LineAsync(string beginning)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return line[beginning.Length..].Trim();
        }

        throw new InvalidOperationException($"{_process.StartInfo.FileName} ended without saying '{beginning}'.");
    }

    /// <summary>All it says until it ends by itself.</summary>
    public async Task<string> EndAsync()
    {
        var text = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0 ? text : throw new InvalidOperationException($"{_process.StartInfo.FileName} ended with {_process.ExitCode}.");
    }

    /// <summary>Asks it to stop as a service manager does, and waits.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited)
            return;
        using var ask = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        using var patience = new CancellationTokenSource(Patience);
        _ = _process.StandardOutput.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
