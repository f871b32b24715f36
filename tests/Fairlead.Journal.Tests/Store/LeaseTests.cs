using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

/// <summary>Who owns a journal, on one clock for all; a frozen owner is one whose heartbeat is silent.</summary>
public sealed class LeaseTests : IDisposable
{
    private static readonly TimeSpan Life = JournalOptions.Default.LeaseLife;

    private readonly TempFolder _folder = new();
    private readonly ManualClock _clock = new();

    private string JournalPath => _folder.File("a.journal");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_OwnerLives_InUseNamesTheHolder()
    {
        using var first = Create("first");
        var refusal = Assert.Throws<JournalException>(() => Open("second"));
        Assert.Equal(JournalFault.InUse, refusal.Fault);
        var holder = refusal.Holder!;
        Assert.Equal((new JournalOwner("first", "1"), Environment.ProcessId, Environment.MachineName, first.Fence, Life),
            (holder.Owner, holder.ProcessId, holder.Machine, holder.Fence, holder.Life));
        Assert.Contains("first 1, process", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(holder, JournalOwnership.Read(JournalPath));
    }

    [Fact]
    public void Read_NobodyOwns_Null()
    {
        Create("first").Dispose();
        Assert.Null(JournalOwnership.Read(JournalPath));
        using var reader = Sample.Open(JournalPath, OpenMode.ReadOnly);
        Assert.Null(JournalOwnership.Read(JournalPath));
        Assert.Equal(0, reader.Fence);
        Assert.Equal(JournalFault.ReadOnly, Sample.FaultOf(reader.RenewLease));
        Assert.Equal(JournalFault.Missing, Sample.FaultOf(() => JournalOwnership.Read(_folder.File("none"))));
    }

    [Fact]
    public void Heartbeat_OwnerLives_HoldsTheJournalForEver()
    {
        using var first = Create("first");
        for (var beat = 0; beat < 40; beat++)
        {
            _clock.Advance(Life / 4);
            Assert.Equal(JournalFault.InUse, Sample.FaultOf(() => Open("second")));
        }

        Assert.Null(first.Lost);
        Assert.Equal(0, JournalOwnership.Read(JournalPath)!.Renewed.CompareTo(Domain.Time.Timestamp.FromUtc(_clock.GetUtcNow().UtcDateTime)));
    }

    [Fact]
    public void Open_OwnerFrozen_OnlyAfterTheLeaseExpired()
    {
        using var first = Create("first");
        _clock.IsFrozen = true;
        _clock.Advance(Life);
        Assert.Equal(JournalFault.InUse, Sample.FaultOf(() => Open("second")));
        _clock.Advance(TimeSpan.FromTicks(1));
        using var second = Open("second");
        Assert.Equal(first.Fence + 1, second.Fence);
        Assert.Equal("second", JournalOwnership.Read(JournalPath)!.Owner.Name);
    }

    [Fact]
    public void Open_ClockWasSetBack_AFrozenOwnerIsFollowedToo()
    {
        using var first = Create("first");
        _clock.IsFrozen = true;
        _clock.Advance(-Life - TimeSpan.FromTicks(1));
        Open("second").Dispose();
    }

    [Fact]
    public void Flush_TakenOver_FencedAndNothingIsWritten()
    {
        using var first = Create("first");
        Sample.Append(first, 0);
        first.Flush();
        for (var n = 1; n < 4; n++)
            Sample.Append(first, n);
        using var second = TakeOver("second");

        var refusal = Assert.Throws<JournalException>(first.Flush);
        Assert.Equal((JournalFault.Fenced, "second"), (refusal.Fault, refusal.Holder!.Owner.Name));
        Assert.Equal(JournalFault.Fenced, Sample.FaultOf(first.Flush));
        Assert.Equal(JournalFault.Fenced, Sample.FaultOf(() => Sample.Append(first, 9)));
        Assert.Equal(JournalFault.Fenced, first.Lost!.Fault);
        Assert.Equal(Sample.Expected(1), Sample.Lines(second));
        for (var n = 1; n < 3; n++)
            Sample.Append(second, n);
        second.Flush();
        using var reader = Sample.Open(JournalPath, OpenMode.ReadOnly);
        Assert.Equal(Sample.Expected(3), Sample.Lines(reader));
    }

    [Fact]
    public void SaveSnapshot_TakenOver_FencedAndNothingIsWritten()
    {
        using var first = Create("first");
        Sample.Append(first, 0);
        first.Flush();
        using var second = TakeOver("second");
        second.SaveSnapshot(1, "shape", "second"u8);
        Assert.Equal(JournalFault.Fenced, Sample.FaultOf(() => first.SaveSnapshot(1, "shape", "first"u8)));
        Assert.Equal(JournalFault.Fenced, Sample.FaultOf(() => Sample.Append(first, 1)));
        Assert.Equal("second"u8, second.LatestSnapshot("shape")!.Bytes.Span);
    }

    [Fact]
    public void Heartbeat_TakenOver_OwnerLearnsWithoutWriting()
    {
        using var first = Create("first");
        using var second = TakeOver("second");
        Assert.Null(first.Lost);
        _clock.IsFrozen = false;
        _clock.Advance(Life / 5);
        Assert.Equal("second", first.Lost!.Holder!.Owner.Name);
        Assert.Equal(JournalFault.Fenced, Sample.FaultOf(() => Sample.Append(first, 0)));
        Assert.Equal(JournalFault.Fenced, Sample.FaultOf(first.RenewLease));
        second.RenewLease();
    }

    [Fact]
    public void RenewLease_ExpiredAndNobodyCame_StaysTheOwner()
    {
        using var first = Create("first");
        _clock.IsFrozen = true;
        _clock.Advance(Life * 100);
        first.RenewLease();
        Assert.Equal(JournalFault.InUse, Sample.FaultOf(() => Open("second")));
        Sample.Append(first, 0);
        first.Flush();
    }

    [Fact]
    public void Dispose_TakenOver_LeavesTheNewOwnerItsJournal()
    {
        var first = Create("first");
        using var second = TakeOver("second");
        first.Dispose();
        Assert.Equal("second", JournalOwnership.Read(JournalPath)!.Owner.Name);
        Assert.Equal(JournalFault.InUse, Sample.FaultOf(() => Open("third")));
        Sample.Append(second, 0);
        second.Flush();
    }

    [Fact]
    public void Open_AgainAndAgain_NoFenceComesTwice()
    {
        var fences = new List<long>();
        using (var store = Create("first"))
            fences.Add(store.Fence);
        for (var n = 0; n < 4; n++)
        {
            using var store = Open("next");
            fences.Add(store.Fence);
        }

        Assert.Equal([1, 2, 3, 4, 5], fences);
    }

    /// <summary>Stopped between commit and note, an owner writes its note after the next one wrote its own.</summary>
    [Fact]
    public void Head_WrittenLateByAnOldOwner_IsNotTheNewOwners()
    {
        var gate = new ActingGate(WriteStep.Committed);
        using var first = SqliteJournalStore.Create(JournalPath, Sample.Metadata, Options("first") with { Gate = gate });
        SqliteJournalStore? second = null;
        gate.Act = () =>
        {
            second = TakeOver("second");
            Sample.Append(second, 1);
            second.Flush();
        };
        Sample.Append(first, 0);
        first.Flush();
        using (second)
            Assert.Equal((second!.DurableSequence, second.HeadHash), HeadNote.Last(JournalPath));
        Assert.Equal(2, second.DurableSequence);
    }

    [Theory]
    [InlineData(WriteStep.Record)]
    [InlineData(WriteStep.Commit)]
    public void Open_OwnerFrozenInTheMiddleOfAWrite_InUseUntilItGoesOn(WriteStep step)
    {
        var gate = new ActingGate(step);
        using var first = SqliteJournalStore.Create(JournalPath, Sample.Metadata, Options("first") with { Gate = gate });
        JournalException? refusal = null;
        gate.Act = () => refusal = Assert.Throws<JournalException>(() => TakeOver("second").Dispose());
        Sample.Append(first, 0);
        first.Flush();
        Assert.Equal((JournalFault.InUse, "first"), (refusal!.Fault, refusal.Holder?.Owner.Name));
        using var second = Open("second");
        Assert.Equal(Sample.Expected(1), Sample.Lines(second));
        Assert.Equal(JournalFault.Fenced, Sample.FaultOf(() =>
        {
            Sample.Append(first, 1);
            first.Flush();
        }));
    }

    [Fact]
    public void Flush_LeaseRowIsGone_Fenced()
    {
        using var first = Create("first");
        Sample.Append(first, 0);
        using (var database = SqliteDatabase.OpenForWriting(JournalPath))
            database.Execute("DELETE FROM lease");
        Assert.Equal(JournalFault.Fenced, Sample.FaultOf(first.Flush));
        Assert.Equal(0, first.DurableSequence);
    }

    [Fact]
    public void Open_OlderFormat_ReadAsItIsAndRaisedByAnOwner()
    {
        using (var database = SqliteDatabase.OpenForWriting(JournalPath))
            JournalSchema.Create(database, Sample.Metadata, format: 1);
        var before = File.ReadAllBytes(JournalPath);
        using (var reader = Sample.Open(JournalPath, OpenMode.ReadOnly))
            Assert.Equal(Sample.Metadata, reader.Metadata);
        Assert.Null(JournalOwnership.Read(JournalPath));
        Assert.Equal(before, File.ReadAllBytes(JournalPath));

        using (var owner = Open("first"))
        {
            Assert.Equal((1, Sample.Metadata), (owner.Fence, owner.Metadata));
            Sample.Append(owner, 0);
            owner.Flush();
        }

        using var again = Open("second");
        Assert.Equal((2, Sample.Metadata), (again.Fence, again.Metadata));
        Assert.Equal(Sample.Expected(1), Sample.Lines(again));
    }

    [Fact]
    public void OpenForRepair_DamagedTail_TheFenceGoesOn()
    {
        using (var store = Create("first"))
        {
            for (var n = 0; n < 3; n++)
                Sample.Append(store, n);
            store.Flush();
        }

        Open("second").Dispose();
        using (var database = SqliteDatabase.OpenForWriting(JournalPath))
            database.Execute("UPDATE record SET causation=77 WHERE sequence=3");
        Assert.Equal(JournalFault.Altered, Sample.FaultOf(() => Open("third")));
        using var repaired = SqliteJournalStore.Open(JournalPath, OpenMode.Repair, Options("third"));
        Assert.True(repaired.Fence > 2);
        Assert.Equal(Sample.Expected(2), Sample.Lines(repaired)[..2]);
    }

    [Fact]
    public void OpenForRepair_OwnerFrozen_InUse()
    {
        using var first = Create("first");
        _clock.IsFrozen = true;
        _clock.Advance(Life * 2);
        Assert.Equal(JournalFault.InUse, Sample.FaultOf(() => SqliteJournalStore.Open(JournalPath, OpenMode.Repair, Options("second"))));
        Sample.Append(first, 0);
        first.Flush();
    }

    /// <summary>A refused owner leaves nothing behind: not even the frozen one's lock is touched.</summary>
    [Fact]
    public void Open_OwnerFrozenAndTheJournalDamaged_AlteredAndTheOwnerStays()
    {
        using var first = Create("first");
        Sample.Append(first, 0);
        first.Flush();
        using (var database = SqliteDatabase.OpenForWriting(JournalPath))
            database.Execute("UPDATE record SET causation=77");
        Assert.Equal(JournalFault.Altered, Sample.FaultOf(() => TakeOver("second").Dispose()));
        Assert.Equal("first", JournalOwnership.Read(JournalPath)!.Owner.Name);
        Assert.Null(JournalLock.TryTake(JournalPath));
        first.RenewLease();
    }

    private SqliteJournalStore Create(string name) => SqliteJournalStore.Create(JournalPath, Sample.Metadata, Options(name));

    private SqliteJournalStore Open(string name) => SqliteJournalStore.Open(JournalPath, OpenMode.Append, Options(name));

    /// <summary>Opens after the present owner was frozen for longer than its lease.</summary>
    private SqliteJournalStore TakeOver(string name)
    {
        _clock.IsFrozen = true;
        _clock.Advance(Life * 2);
        return Open(name);
    }

    private JournalOptions Options(string name) => Sample.Options() with { Owner = new JournalOwner(name, "1"), Clock = _clock };

    private sealed class ActingGate(WriteStep at) : IWriteGate
    {
        public Action? Act { get; set; }

        public void BeforeWrite(WriteStep step)
        {
            if (step != at || Act is not { } act)
                return;
            Act = null;
            act();
        }
    }
}
