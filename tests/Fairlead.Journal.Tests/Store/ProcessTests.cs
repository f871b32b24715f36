using System.Diagnostics;
using System.Globalization;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

/// <summary>What only another process can show. The children are the explicit tests of this class, run by the others.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string PathVariable = "FAIRLEAD_TEST_JOURNAL";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_OwnedByAnotherProcess_InUseNamesThatProcess()
    {
        var path = _folder.File("a.journal");
        using var store = Sample.Create(path);
        RunChild(nameof(Child_OpensTheJournal), path);
        var answer = File.ReadAllText(path + ".answer");
        Assert.StartsWith("InUse", answer, StringComparison.Ordinal);
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on"), answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OwnerWasKilled_HasAllThatWasFlushed()
    {
        var path = _folder.File("a.journal");
        Sample.Create(path).Dispose();
        RunChild(nameof(Child_KillsItselfBeforeACommit), path);
        using var store = Sample.Open(path);
        Assert.Equal(Sample.Expected(12), Sample.Lines(store));
    }

    [Fact(Explicit = true)]
    public void Child_OpensTheJournal()
    {
        var path = Environment.GetEnvironmentVariable(PathVariable)!;
        try
        {
            Sample.Open(path).Dispose();
            File.WriteAllText(path + ".answer", "opened");
        }
        catch (JournalException e)
        {
            File.WriteAllText(path + ".answer", $"{e.Fault} {e.Message}");
        }
    }

    [Fact(Explicit = true)]
    public void Child_KillsItselfBeforeACommit()
    {
        var gate = new DeadlyGate(commit: 5);
        using var store = Sample.Open(Environment.GetEnvironmentVariable(PathVariable)!, OpenMode.Append, gate);
        for (var n = 0; n < 30; n++)
        {
            Sample.Append(store, n);
            if (n % 3 == 2)
                store.Flush();
        }
    }

    private static void RunChild(string test, string path)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
                 {
                     typeof(ProcessTests).Assembly.Location, "-explicit", "only", "-method", typeof(ProcessTests).FullName + "." + test,
                 })
            start.ArgumentList.Add(argument);
        start.Environment[PathVariable] = path;
        using var child = Process.Start(start)!;
        child.OutputDataReceived += (_, _) => { };
        child.BeginOutputReadLine();
        child.StandardError.ReadToEnd();
        Assert.True(child.WaitForExit(TimeSpan.FromMinutes(2)), "the child process does not end");
    }

    private sealed class DeadlyGate(int commit) : IWriteGate
    {
        private int _commits;

        public void BeforeWrite(WriteStep step)
        {
            if (step == WriteStep.Commit && ++_commits == commit)
                Process.GetCurrentProcess().Kill();
        }
    }
}
