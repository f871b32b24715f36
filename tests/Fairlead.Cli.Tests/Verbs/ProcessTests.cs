using System.Diagnostics;
using System.Globalization;

namespace Fairlead.Cli.Tests.Verbs;

/// <summary>The built command line as a process of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly MarketFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CtrlC_ThenResume_EndsWithTheHashesOfAnUninterruptedRun()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "sends SIGINT with env and kill of Linux");
        var days = Enumerable.Range(0, 84).Select(new DateOnly(2013, 7, 8).AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));
        _folder.WithSwings([.. days.Select(day => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture))]);
        var journal = _folder.Output("j.db");
        var whole = Run(Backtest(_folder.Output("whole.db")));
        Assert.Equal((ExitCode.Success, ""), (whole.Code, whole.Error));

        using (var process = Start(Backtest(journal)))
        {
            // The journal is there: deciding has begun.
            Assert.True(SpinWait.SpinUntil(() => File.Exists(journal) || process.HasExited, Patience), "no journal came");
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
            var cancelled = Finish(process);
            Assert.Contains("--resume goes on", cancelled.Refusal(ExitCode.Cancelled), StringComparison.Ordinal);
        }

        var resumed = Run([.. Backtest(journal), "--resume"]);
        Assert.Equal((ExitCode.Success, ""), (resumed.Code, resumed.Error));
        Assert.Equal(whole.Text("stateHash"), resumed.Text("stateHash"));
        Assert.Equal(whole.Text("journalHash"), resumed.Text("journalHash"));
        Assert.Equal(ExitCode.Success, Run(["replay", journal, "--verify"]).Code);
        Run(["replay", _folder.Output("missing.db")]).Refusal(ExitCode.File);
    }

    private string[] Backtest(string journal) =>
    [
        "backtest", "--data", _folder.Data, "--from", "2013-07-08", "--to", "2013-09-29", "--instruments", "SPY", "--strategy", "sma-cross",
        "--set", "fast=2", "--set", "slow=4", "--journal", journal, "--json",
    ];

    private static CliAnswer Run(string[] arguments)
    {
        using var process = Start(arguments);
        return Finish(process);
    }

    private static Process Start(string[] arguments)
    {
        // A shell's background job inherits SIGINT ignored; env gives it back.
        var start = new ProcessStartInfo("env") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["--default-signal=INT", "dotnet", typeof(ExitCode).Assembly.Location, .. arguments])
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static CliAnswer Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(Patience), "the process does not end");
        return new CliAnswer(process.ExitCode, output, error.Result);
    }
}
