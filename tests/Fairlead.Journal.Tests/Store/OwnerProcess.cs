using System.Diagnostics;
using System.Globalization;

namespace Fairlead.Journal.Tests.Store;

/// <summary>Another process that does with a journal what it is told, a line each way, and can be stopped and killed.</summary>
internal sealed class OwnerProcess : IDisposable
{
    public const string PathVariable = "FAIRLEAD_TEST_JOURNAL";

    /// <summary>Before each answer: the test runner writes to the same output.</summary>
    public const string Mark = "@@ ";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    public OwnerProcess(string path)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
                 {
                     typeof(OwnerProcess).Assembly.Location, "-explicit", "only",
                     "-method", $"{typeof(LeaseProcessTests).FullName}.{nameof(LeaseProcessTests.Child_DoesAsItIsTold)}",
                 })
            start.ArgumentList.Add(argument);
        start.Environment[PathVariable] = path;
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public void Tell(string command) => _process.StandardInput.WriteLine(command);

    /// <summary>The next answer.</summary>
    public string Hear()
    {
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            var line = _process.StandardOutput.ReadLineAsync(late.Token).AsTask().GetAwaiter().GetResult();
            Assert.True(line is not null, "the child ended");
            if (line.StartsWith(Mark, StringComparison.Ordinal))
                return line[Mark.Length..];
        }
    }

    public string Ask(string command)
    {
        Tell(command);
        return Hear();
    }

    /// <summary>Returns when the process stands still.</summary>
    public void Freeze()
    {
        Signal("STOP");
        Assert.True(SpinWait.SpinUntil(() => State() == 'T', Patience), "the child does not stop");
    }

    public void GoOn() => Signal("CONT");

    public void Kill()
    {
        _process.Kill();
        Assert.True(_process.WaitForExit(Patience), "the child does not die");
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    private char State()
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{Id}/stat"));
        return stat[stat.LastIndexOf(')') + 2];
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, Id.ToString(CultureInfo.InvariantCulture)]);
        Assert.True(kill.WaitForExit(Patience));
        Assert.Equal(0, kill.ExitCode);
    }
}
