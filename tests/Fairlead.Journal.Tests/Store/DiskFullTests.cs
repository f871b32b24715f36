using System.Diagnostics;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

public sealed class DiskFullTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(WriteStep.Record)]
    [InlineData(WriteStep.Commit)]
    public void Flush_NoSpace_KeepsTheBatchAndGoesOnWithoutAGap(WriteStep at)
    {
        var path = _folder.File("a.journal");
        var gate = new FullDiskGate(at);
        using (var store = Sample.Create(path, gate))
        {
            WriteAcrossAFullDisk(store, fill: () => gate.IsFull = true, free: () => gate.IsFull = false);
        }

        using var again = Sample.Open(path);
        Assert.Equal(Sample.Expected(9), Sample.Lines(again));
    }

    [Fact]
    public void Flush_DiskFailed_StoreIsFinishedUntilOpenedAgain()
    {
        var path = _folder.File("a.journal");
        var gate = new FullDiskGate(WriteStep.Commit, JournalFault.DiskFailed);
        using (var store = Sample.Create(path, gate))
        {
            Sample.Append(store, 0);
            store.Flush();
            Sample.Append(store, 1);
            gate.IsFull = true;
            Assert.Equal(JournalFault.DiskFailed, Sample.FaultOf(store.Flush));
            gate.IsFull = false;
            Assert.Equal(JournalFault.DiskFailed, Sample.FaultOf(store.Flush));
            Assert.Equal(JournalFault.DiskFailed, Sample.FaultOf(() => Sample.Append(store, 2)));
        }

        using var again = Sample.Open(path);
        Assert.Equal(Sample.Expected(1), Sample.Lines(again));
    }

    [Fact]
    public void Flush_RealDiskFull_KeepsTheBatchAndGoesOnWithoutAGap()
    {
        var disk = _folder.File("disk");
        Directory.CreateDirectory(disk);
        Assert.SkipUnless(Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk),
            "Mounting a small tmpfs needs root on Linux; the same story runs above with a simulated disk.");
        try
        {
            var path = Path.Combine(disk, "a.journal");
            var filler = Path.Combine(disk, "filler");
            using (var store = Sample.Create(path))
                WriteAcrossAFullDisk(store, fill: () => Fill(filler), free: () => File.Delete(filler));
            using (var again = Sample.Open(path))
                Assert.Equal(Sample.Expected(9), Sample.Lines(again));

            Fill(filler);
            Assert.Equal(JournalFault.NoSpace, Sample.FaultOf(() => Sample.Create(Path.Combine(disk, "b.journal")).Dispose()));
            File.Delete(filler);

            // The log's reserve of 17 MiB does not fit on this disk, and must not take what there is.
            using var later = SqliteJournalStore.Open(path);
            Assert.Equal(Sample.Expected(9), Sample.Lines(later));
            Assert.True(new DriveInfo(disk).AvailableFreeSpace > 500_000);
            Sample.Append(later, 9);
            later.Flush();
            Assert.Equal(Sample.Expected(10), Sample.Lines(later));
        }
        finally
        {
            Assert.True(Run("umount", disk));
        }
    }

    [Fact]
    public void Append_BatchAtItsBound_NoSpaceAndTheChainStaysWhole()
    {
        using var store = SqliteJournalStore.Create(
            _folder.File("a.journal"), Sample.Metadata, Sample.Options() with { MaxBatchBytes = 100 });
        RecordDraft Draft() => new() { Kind = RecordKind.Note, Name = "big", Version = 1, At = default, Payload = new byte[47] };
        store.Append(Draft());
        store.Append(Draft());
        var head = store.HeadHash;
        Assert.Equal(JournalFault.NoSpace, Sample.FaultOf(() => store.Append(Draft())));
        Assert.Equal((2, head), (store.LastSequence, store.HeadHash));
        store.Flush();
        Assert.Equal(3, store.Append(Draft()));
    }

    private static void WriteAcrossAFullDisk(SqliteJournalStore store, Action fill, Action free)
    {
        for (var n = 0; n < 3; n++)
            Sample.Append(store, n);
        store.Flush();
        var durable = store.DurableSequence;
        fill();
        for (var n = 3; n < 6; n++)
            Sample.Append(store, n);
        Assert.Equal(JournalFault.NoSpace, Sample.FaultOf(store.Flush));
        Assert.Equal(durable, store.DurableSequence);
        Assert.Equal(Sample.Expected(3), Sample.Lines(store));
        for (var n = 6; n < 9; n++)
            Sample.Append(store, n);
        Assert.Equal(JournalFault.NoSpace, Sample.FaultOf(store.Flush));
        free();
        store.Flush();
        Assert.Equal(Sample.Expected(9), Sample.Lines(store));
    }

    private static void Fill(string filler)
    {
        using var file = new FileStream(filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 1);
        var bytes = new byte[4096];
        try
        {
            while (true)
                file.Write(bytes);
        }
        catch (IOException)
        {
            // Full, as wished.
        }
    }

    private static bool Run(string command, params string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        var start = new ProcessStartInfo(command) { RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private sealed class FullDiskGate(WriteStep at, JournalFault fault = JournalFault.NoSpace) : IWriteGate
    {
        public bool IsFull { get; set; }

        public void BeforeWrite(WriteStep step)
        {
            if (IsFull && step == at)
                throw new JournalException(fault, file: null, sequence: null, "simulated");
        }
    }
}
