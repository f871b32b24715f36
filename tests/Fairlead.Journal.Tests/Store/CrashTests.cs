using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

/// <summary>
/// The files as they stand at every step of every write are what a process killed there leaves behind: each must open
/// with all that was flushed, and nothing that was not appended.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_KilledAtAnyStep_HasAllThatWasFlushedAndCanGoOn()
    {
        var path = _folder.File("a.journal");
        var gate = new CopyingGate(path, _folder.Path);
        using (var store = Sample.Create(path, gate))
            WriteStory(store, gate);
        Assert.Equal(30 + 10 + 10 + 4, gate.Copies.Count);

        var all = Sample.Expected(30);
        foreach (var (copy, step, flushed) in gate.Copies)
        {
            var expected = all[..(step == WriteStep.Committed ? flushed + 3 : flushed)];
            using (var reader = Sample.Open(copy, OpenMode.ReadOnly))
                Assert.Equal(expected, Sample.Lines(reader));
            using (var store = Sample.Open(copy))
            {
                var lines = Sample.Lines(store);
                Assert.Equal(expected, lines);
                for (var n = lines.Length; n < 30; n++)
                    Sample.Append(store, n);
                store.Flush();
            }

            using var again = Sample.Open(copy);
            Assert.Equal(all, Sample.Lines(again));
        }
    }

    [Fact]
    public void Open_GateThrewAtAnyStep_HasAWholeNumberOfBatches()
    {
        for (var fatal = 1; fatal <= 50; fatal++)
        {
            var path = _folder.File($"{fatal}.journal");
            var gate = new ThrowingGate(fatal);
            using (var store = Sample.Create(path, gate))
                Assert.Throws<TestCrashException>(() => WriteStory(store));
            using var again = Sample.Open(path);
            // Five steps a batch of three: three records, the commit, and the note that it is done.
            Assert.Equal(Sample.Expected(3 * (fatal / 5)), Sample.Lines(again));
        }
    }

    [Fact]
    public void Open_LogTornAtAnyByte_PrefixOrRefusedBecauseCommitsAreLost()
    {
        var (path, log) = KilledAfterThreeCommits();
        var all = Sample.Expected(9);
        var lost = 0;
        for (var length = 0; length <= log.Length; length += 97)
        {
            foreach (var withHead in new[] { false, true })
            {
                var copy = Copy(path, log[..length], withHead);
                try
                {
                    using var store = Sample.Open(copy);
                    var lines = Sample.Lines(store);
                    Assert.Equal(all[..lines.Length], lines);
                    Assert.Equal(0, lines.Length % 3);
                    Assert.True(!withHead || lines.Length == all.Length, $"commits lost unnoticed at {length}");
                }
                catch (JournalException e)
                {
                    Assert.Equal(JournalFault.Altered, e.Fault);
                    Assert.True(withHead);
                    lost++;
                }
            }
        }

        Assert.True(lost > 10);
    }

    [Fact]
    public void Open_KilledWithTheLogLaidOut_ZerosAfterTheLastCommitMeanNothing()
    {
        var path = _folder.File("a.journal");
        using (var store = SqliteJournalStore.Create(path, Sample.Metadata))
        {
            for (var n = 0; n < 9; n++)
                Sample.Append(store, n);
            store.Flush();
            foreach (var suffix in new[] { "", "-wal", ".head" })
                File.Copy(path + suffix, path + ".killed" + suffix);
        }

        Assert.Equal(JournalOptions.Default.LogReserveBytes, new FileInfo(path + ".killed-wal").Length);
        using var again = SqliteJournalStore.Open(path + ".killed");
        Assert.Equal(Sample.Expected(9), Sample.Lines(again));
    }

    [Fact]
    public void Open_LogByteFlipped_RefusedOrComplete()
    {
        var (path, log) = KilledAfterThreeCommits();
        var all = Sample.Expected(9);
        for (var offset = 0; offset < log.Length; offset += 61)
        {
            var changed = log.ToArray();
            changed[offset] ^= 0x10;
            var copy = Copy(path, changed, withHead: true);
            try
            {
                using var store = Sample.Open(copy);
                Assert.Equal(all, Sample.Lines(store));
            }
            catch (JournalException e)
            {
                Assert.Equal(JournalFault.Altered, e.Fault);
            }
        }
    }

    [Fact]
    public void OpenForRepair_CommitsLostFromTheLog_CutRecordSaysSo()
    {
        var (path, log) = KilledAfterThreeCommits();
        log[log.Length / 2] ^= 1;
        var copy = Copy(path, log, withHead: true);
        using var repaired = Sample.Open(copy, OpenMode.Repair);
        var lines = Sample.Lines(repaired);
        Assert.Equal(Sample.Expected(9)[..(lines.Length - 1)], lines[..^1]);
        var note = CutNote.Read(repaired.Read().Last());
        Assert.Contains("written up to 13", note.Reason, StringComparison.Ordinal);
    }

    private static void WriteStory(SqliteJournalStore store, CopyingGate? gate = null)
    {
        for (var n = 0; n < 30; n++)
        {
            Sample.Append(store, n);
            if (n % 3 != 2)
                continue;
            store.Flush();
            if (gate is null)
                continue;
            gate.Flushed = n + 1;
            if (n % 10 == 9 || n is 2 or 5 or 8)
                store.SaveSnapshot(store.DurableSequence, "shape-1", "state"u8);
        }
    }

    private (string Path, byte[] Log) KilledAfterThreeCommits()
    {
        var path = _folder.File("a.journal");
        using var store = Sample.Create(path);
        for (var n = 0; n < 9; n++)
        {
            Sample.Append(store, n);
            if (n % 3 == 2)
                store.Flush();
        }

        foreach (var suffix in new[] { "", "-wal", ".head" })
            File.Copy(path + suffix, path + ".killed" + suffix);
        return (path + ".killed", File.ReadAllBytes(path + ".killed-wal"));
    }

    private string Copy(string path, byte[] log, bool withHead)
    {
        var copy = _folder.File("copy.journal");
        foreach (var old in Directory.GetFiles(_folder.Path, "copy.journal*"))
            File.Delete(old);
        File.Copy(path, copy);
        File.WriteAllBytes(copy + "-wal", log);
        if (withHead)
            File.Copy(path + ".head", copy + ".head");
        return copy;
    }

    private sealed class CopyingGate(string path, string folder) : IWriteGate
    {
        public List<(string Path, WriteStep Step, int Flushed)> Copies { get; } = [];

        public int Flushed { get; set; }

        public void BeforeWrite(WriteStep step)
        {
            var copy = Path.Combine(folder, $"killed-{Copies.Count}.journal");
            foreach (var suffix in new[] { "", "-wal", "-shm", ".head" })
                File.Copy(path + suffix, copy + suffix);
            Copies.Add((copy, step, Flushed));
        }
    }

    private sealed class ThrowingGate(int fatal) : IWriteGate
    {
        private int _steps;

        public void BeforeWrite(WriteStep step)
        {
            if (++_steps == fatal)
                throw new TestCrashException();
        }
    }

    private sealed class TestCrashException : Exception;
}
