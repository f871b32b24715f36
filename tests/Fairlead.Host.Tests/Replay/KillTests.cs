using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Orders;
using Fairlead.Host.Loop;
using Fairlead.Host.Projections;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Replay;

/// <summary>A real process on a real file, killed with SIGKILL at each step of each write. The victim is the explicit test
/// of this class.</summary>
public sealed class KillTests : IDisposable
{
    private const string PathVariable = "FAIRLEAD_TEST_JOURNAL";
    private const string StepVariable = "FAIRLEAD_TEST_KILL_AT";

    private readonly string _folder = Directory.CreateTempSubdirectory("fairlead-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Kill_AtEachStepOfEachWrite_StatePositionsAndProtectionAreThoseOfTheWholeRun()
    {
        var gate = new KillingGate(killAt: null);
        var whole = Finish(Path.Combine(_folder, "whole.journal"), gate);
        Assert.True(gate.Steps > 20, "the scenario writes almost nothing");
        Parallel.For(1, gate.Steps + 1, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, step =>
        {
            var path = Path.Combine(_folder, $"{step}.journal");
            Assert.Equal(128 + 9, RunVictim(path, step));
            Assert.Equal(whole, Finish(path, new KillingGate(killAt: null)));
        });
    }

    /// <summary>The story holds what the issue asks for: entries, partial fills, a stop exit, and something still guarded.</summary>
    [Fact]
    public void Scenario_WholeRun_HasPartialFillsAStopExitAndAProtectedPosition()
    {
        using var codec = DeskMessages.NewCodec();
        using var store = new MemoryJournalStore();
        var desk = Recovery.Finish(new StopExitScenario(), store, codec);
        var blotter = Blotter.Of(JournalReader.Read(store, codec));
        Assert.Equal([OrderPurpose.Entry, OrderPurpose.Entry, OrderPurpose.Exit], blotter.Select(row => row.Purpose));
        Assert.All(blotter, row => Assert.Equal(OrderStatus.Filled, row.Status));
        Assert.True(JournalReader.Read(store, codec).Count(message => message.Body is OrderFilled) >= 6);
        var guarded = Assert.Single(ProtectionRegister.Of(desk.State));
        Assert.Equal((100, 100, "QQQ"), (guarded.Open, guarded.Covered, guarded.Symbol));
    }

    [Fact(Explicit = true)]
    public void Victim_RunsUntilItIsKilled()
    {
        var step = int.Parse(Environment.GetEnvironmentVariable(StepVariable)!, CultureInfo.InvariantCulture);
        Finish(Environment.GetEnvironmentVariable(PathVariable)!, new KillingGate(step));
    }

    /// <summary>State hash, positions and protection register after the end of the story.</summary>
    private static string Finish(string path, KillingGate gate)
    {
        var scenario = new StopExitScenario();
        var options = new JournalOptions { Gate = gate, LogReserveBytes = 0 };
        using var codec = DeskMessages.NewCodec();
        using var store = File.Exists(path)
            ? SqliteJournalStore.Open(path, OpenMode.Append, options)
            : SqliteJournalStore.Create(path, new JournalMetadata(scenario.Settings.Account, "test", scenario.Settings.CalendarsVersion), options);
        var desk = Recovery.Finish(scenario, store, codec);
        return JsonSerializer.Serialize(new
        {
            StateHash = desk.StateHash(),
            Journal = store.HeadHash.ToString(),
            Positions = Enumerable.Range(0, desk.State.Positions.PositionCount).Select(index => desk.State.Positions.PositionAt(index).ToString()),
            Protection = ProtectionRegister.Of(desk.State),
        });
    }

    /// <returns>The exit code; a process that was killed has 128 and the signal's number.</returns>
    private static int RunVictim(string path, int step)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
                 {
                     typeof(KillTests).Assembly.Location, "-explicit", "only", "-method", $"{typeof(KillTests).FullName}.{nameof(Victim_RunsUntilItIsKilled)}",
                 })
            start.ArgumentList.Add(argument);
        start.Environment[PathVariable] = path;
        start.Environment[StepVariable] = step.ToString(CultureInfo.InvariantCulture);
        using var victim = Process.Start(start)!;
        victim.OutputDataReceived += (_, _) => { };
        victim.BeginOutputReadLine();
        victim.StandardError.ReadToEnd();
        Assert.True(victim.WaitForExit(TimeSpan.FromMinutes(2)), "the victim does not end");
        return victim.ExitCode;
    }

    /// <summary>Counts the steps of all writes, and at one of them kills this process without a warning.</summary>
    private sealed class KillingGate(int? killAt) : IWriteGate
    {
        public int Steps { get; private set; }

        public void BeforeWrite(WriteStep step)
        {
            if (++Steps == killAt)
                Process.GetCurrentProcess().Kill();
        }
    }
}
