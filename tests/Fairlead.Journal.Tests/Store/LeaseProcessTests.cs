using System.Globalization;
using System.Text;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

/// <summary>Real processes that are killed (SIGKILL), frozen (SIGSTOP) and go on (SIGCONT). The child is the explicit test of
/// this class.</summary>
public sealed class LeaseProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_OwnerWasKilled_AtOnceAndWithAllThatWasFlushed()
    {
        RequireSignals();
        var path = NewJournal();
        using var owner = new OwnerProcess(path);
        Assert.Equal("fence 2", owner.Ask("open 3600000"));
        Assert.Equal("ok", owner.Ask("append 3"));
        Assert.Equal("ok", owner.Ask("flush"));
        Assert.Equal("ok", owner.Ask("append 1"));
        Assert.Equal(JournalFault.InUse, Sample.FaultOf(() => Sample.Open(path)));
        owner.Kill();
        Assert.Equal(owner.Id, JournalOwnership.Read(path)!.ProcessId);
        using var next = Sample.Open(path);
        Assert.Equal(3, next.Fence);
        Assert.Equal(Sample.Expected(3), Sample.Lines(next));
    }

    [Fact]
    public void Flush_FrozenAndTakenOver_FencedAndNothingIsWritten()
    {
        RequireSignals();
        var path = NewJournal();
        using var owner = new OwnerProcess(path);
        owner.Ask("open 500");
        Assert.Equal("ok", owner.Ask("append 3"));
        Assert.Equal("ok", owner.Ask("flush"));
        Assert.Equal("ok", owner.Ask("append 2"));
        owner.Freeze();
        using var next = OpenWhenExpired(path);
        Assert.Equal(Sample.Expected(3), Sample.Lines(next));
        Sample.Append(next, 3);
        next.Flush();
        owner.GoOn();
        Assert.Equal("Fenced", owner.Ask("flush"));
        Assert.Equal("Fenced", owner.Ask("append 1"));
        Assert.Equal("Fenced", owner.Ask("snapshot"));
        Sample.Append(next, 4);
        next.Flush();
        owner.Kill();
        Assert.Equal(Sample.Expected(5), Sample.Lines(next));
        using var reader = Sample.Open(path, OpenMode.ReadOnly);
        Assert.Equal(Sample.Expected(5), Sample.Lines(reader));
    }

    /// <summary>The new lock file proves that the new owner lives, and the old one's proves nothing any more.</summary>
    [Fact]
    public void Open_OwnerTookOverFromAFrozenOneAndWasKilled_AtOnce()
    {
        RequireSignals();
        var path = NewJournal();
        using var first = new OwnerProcess(path);
        using var second = new OwnerProcess(path);
        first.Ask("open 100");
        first.Freeze();
        while (second.Ask("open 3600000") == "InUse")
            Thread.Yield();
        Assert.Equal(JournalFault.InUse, Sample.FaultOf(() => Sample.Open(path)));
        second.Kill();
        using var third = Sample.Open(path);
        Assert.Equal(4, third.Fence);
        first.GoOn();
        Assert.Equal("ok", first.Ask("ping"));
        Assert.Equal("Fenced", first.Ask("append-flush"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_OwnerFrozenInTheMiddleOfACommit_InUseUntilItGoesOnOrDies(bool dies)
    {
        RequireSignals();
        var path = NewJournal();
        using var owner = new OwnerProcess(path);
        owner.Ask("open 100");
        Assert.Equal("ok", owner.Ask("append 3"));
        Assert.Equal("in-commit", owner.Ask("flush-slowly"));
        owner.Freeze();
        var tomorrow = new ManualClock();
        tomorrow.Advance(TimeProvider.System.GetUtcNow() - tomorrow.GetUtcNow() + TimeSpan.FromDays(1));
        var later = Sample.Options() with { Clock = tomorrow };
        var refusal = Assert.Throws<JournalException>(() => SqliteJournalStore.Open(path, OpenMode.Append, later));
        Assert.Equal((JournalFault.InUse, owner.Id), (refusal.Fault, refusal.Holder?.ProcessId));
        if (dies)
        {
            owner.Kill();
        }
        else
        {
            owner.GoOn();
            Assert.Equal("ok", owner.Ask("go"));
        }

        using var next = SqliteJournalStore.Open(path, OpenMode.Append, later);
        Assert.Equal(Sample.Expected(dies ? 0 : 3), Sample.Lines(next));
        if (!dies)
            Assert.Equal("Fenced", owner.Ask("append-flush"));
    }

    /// <summary>Several processes try at one moment, after a frozen owner and after a dead one in turn.</summary>
    [Fact]
    public void Open_ManyAtOnce_ExactlyOneWins()
    {
        RequireSignals();
        var path = NewJournal();
        var frozen = new ManualClock { IsFrozen = true };
        var rivals = Enumerable.Range(0, 4).Select(_ => new OwnerProcess(path)).ToArray();
        try
        {
            Assert.All(rivals, rival => Assert.Equal("ok", rival.Ask("ping")));
            for (var round = 0; round < 24; round++)
            {
                // Frozen, its clock stands in the past: the lease is expired for the others. Dead, it has no lock.
                var isDead = round % 2 == 1;
                using var old = SqliteJournalStore.Open(
                    path, OpenMode.Append, Sample.Options() with { Clock = isDead ? TimeProvider.System : frozen });
                var fence = old.Fence;
                if (isDead)
                    File.Delete(path + ".lock");
                foreach (var rival in rivals)
                    rival.Tell("open 3600000");
                var answers = rivals.Select(rival => rival.Hear()).ToArray();
                Assert.Equal(["InUse", "InUse", "InUse", $"fence {fence + 1}"], answers.Order(StringComparer.Ordinal));
                var winner = rivals[Array.FindIndex(answers, answer => answer != "InUse")];
                Assert.Equal(winner.Id, JournalOwnership.Read(path)!.ProcessId);
                Assert.Equal("ok", winner.Ask("append-flush"));
                Sample.Append(old, 0);
                Assert.Equal(JournalFault.Fenced, Sample.FaultOf(old.Flush));
                Assert.Equal("ok", winner.Ask("close"));
            }
        }
        finally
        {
            foreach (var rival in rivals)
                rival.Dispose();
        }

        using var end = Sample.Open(path);
        Assert.Equal(24, end.Read().Count());
    }

    [Fact(Explicit = true)]
    public void Child_DoesAsItIsTold()
    {
        var path = Environment.GetEnvironmentVariable(OwnerProcess.PathVariable)!;
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        using var input = new StreamReader(Console.OpenStandardInput());
        void Say(string answer) => output.WriteLine("\n" + OwnerProcess.Mark + answer);
        var gate = new SlowGate(() => Say("in-commit"), () => Assert.Equal("go", input.ReadLine()));
        SqliteJournalStore? store = null;
        while (input.ReadLine()?.Split(' ') is { } words)
        {
            try
            {
                Say(Do(words));
            }
            catch (JournalException e)
            {
                Say(e.Fault.ToString());
            }
        }

        string Do(string[] words)
        {
            switch (words[0])
            {
                case "open":
                    var life = TimeSpan.FromMilliseconds(int.Parse(words[1], CultureInfo.InvariantCulture));
                    store = SqliteJournalStore.Open(path, OpenMode.Append, Sample.Options(gate) with { LeaseLife = life });
                    return $"fence {store.Fence}";
                case "append":
                    for (var n = 0; n < int.Parse(words[1], CultureInfo.InvariantCulture); n++)
                        Sample.Append(store!, n);
                    break;
                case "append-flush":
                    Sample.Append(store!, 0);
                    store!.Flush();
                    break;
                case "flush":
                    store!.Flush();
                    break;
                case "flush-slowly":
                    gate.IsSlow = true;
                    store!.Flush();
                    gate.IsSlow = false;
                    break;
                case "snapshot":
                    store!.SaveSnapshot(1, "shape", "state"u8);
                    break;
                case "close":
                    store!.Dispose();
                    break;
            }

            return "ok";
        }
    }

    private static void RequireSignals() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs SIGSTOP and /proc.");

    private string NewJournal()
    {
        var path = _folder.File("a.journal");
        Sample.Create(path).Dispose();
        return path;
    }

    private static SqliteJournalStore OpenWhenExpired(string path)
    {
        SqliteJournalStore? next = null;
        Assert.True(SpinWait.SpinUntil(() =>
        {
            try
            {
                next = Sample.Open(path);
                return true;
            }
            catch (JournalException e) when (e.Fault == JournalFault.InUse)
            {
                return false;
            }
        }, TimeSpan.FromMinutes(1)), "the lease of a frozen owner does not expire");
        return next!;
    }

    private sealed class SlowGate(Action enter, Action leave) : IWriteGate
    {
        public bool IsSlow { get; set; }

        public void BeforeWrite(WriteStep step)
        {
            if (!IsSlow || step != WriteStep.Commit)
                return;
            enter();
            leave();
        }
    }
}
