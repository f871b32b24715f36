using System.Globalization;
using System.Text.Json;

namespace Fairlead.Journal.Store;

/// <summary>
/// Cuts a damaged tail: copies the sound records to a new file, adds a Cut record, keeps the damaged file, and swaps.
/// Nothing is deleted, and a crash at any point leaves the damaged journal or the repaired one.
/// </summary>
/// <remarks>The caller holds the lock file: no owner lives, not even a frozen one.</remarks>
internal static class JournalRepair
{
    private const int FlushEveryBytes = 16 * 1024 * 1024;

    /// <summary>Does nothing when the journal holds.</summary>
    /// <exception cref="JournalException">NotAJournal, NewerVersion, NoSpace, DiskFailed, or Altered beyond repair: what
    /// the file says of itself, or a write-ahead log that cannot be folded in.</exception>
    public static void Run(string path)
    {
        var head = HeadNote.Last(path);
        JournalMetadata metadata;
        JournalException? fault;
        long firstCut;
        long? rowsCut;
        long fence;
        using (var damaged = SqliteDatabase.OpenForWriting(path))
        using (var chain = new RecordChain())
        {
            metadata = JournalSchema.Read(damaged, path);
            fence = LastFence(damaged);
            fault = ChainScan.Verify(damaged, path, chain, head);
            if (fault is null)
                return;
            firstCut = chain.LastSequence + 1;
            rowsCut = RowsFrom(damaged, firstCut);
            damaged.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        // SQLite would replay a log left here into the repaired file.
        if (File.Exists(path + "-wal"))
            throw new JournalException(JournalFault.Altered, path, firstCut, "its write-ahead log cannot be folded in", fault);
        var keptAs = Keep(path, firstCut);
        var note = new CutNote(firstCut, rowsCut, head?.Hash.ToString(), fault.Detail, Path.GetFileName(keptAs));
        var work = path + ".repair";
        Discard(work);
        var (sequence, hash) = CopySound(keptAs, work, metadata, fence, note);
        File.Move(work, path, overwrite: true);
        HeadNote.Replace(path, sequence, hash).Dispose();
        Discard(work);
    }

    private static (long Sequence, RecordHash Hash) CopySound(
        string from, string to, JournalMetadata metadata, long fence, CutNote note)
    {
        using var damaged = SqliteDatabase.OpenForReading(from);
        using var chain = new RecordChain();
        using var repaired = SqliteJournalStore.Create(to, metadata, JournalOptions.Default with { FenceAfter = fence });
        var bytes = 0L;
        ChainScan.Verify(damaged, from, chain, head: null, (row, header) =>
        {
            repaired.Append(ChainScan.Draft(row, header));
            bytes += row.Bytes(ChainScan.PayloadColumn).Length;
            if (bytes < FlushEveryBytes)
                return;
            repaired.Flush();
            bytes = 0;
        });
        if (repaired.LastSequence != note.FirstSequence - 1 || repaired.HeadHash != chain.Head)
            throw new InvalidOperationException($"Copying {from} gave {repaired.LastSequence} records up to {note.FirstSequence - 1}.");
        repaired.Append(new RecordDraft
        {
            Kind = RecordKind.Cut,
            Name = CutNote.Name,
            Version = 1,
            At = chain.LastAt,
            Payload = JsonSerializer.SerializeToUtf8Bytes(note, CutNote.Json),
        });
        repaired.Flush();
        return (repaired.LastSequence, repaired.HeadHash);
    }

    /// <summary>Of the last owner; 0 when the lease is damaged too, which no living process can mind.</summary>
    private static long LastFence(SqliteDatabase damaged)
    {
        try
        {
            return LeaseTable.Last(damaged)?.Holder.Fence ?? 0;
        }
        catch (JournalException)
        {
            return 0;
        }
    }

    private static long? RowsFrom(SqliteDatabase damaged, long sequence)
    {
        try
        {
            return damaged.Number(string.Create(CultureInfo.InvariantCulture,
                $"SELECT count(*) FROM record WHERE sequence>={sequence}"));
        }
        catch (JournalException)
        {
            return null;
        }
    }

    /// <summary>Copies the damaged file under a name of its own, onto the disk.</summary>
    private static string Keep(string path, long firstCut)
    {
        for (var attempt = 1; ; attempt++)
        {
            var keptAs = string.Create(CultureInfo.InvariantCulture, $"{path}.cut-{firstCut}{(attempt == 1 ? "" : $"-{attempt}")}");
            if (File.Exists(keptAs))
                continue;
            File.Copy(path, keptAs);
            using var copy = File.OpenHandle(keptAs, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(copy);
            return keptAs;
        }
    }

    private static void Discard(string work)
    {
        foreach (var suffix in (string[])["", "-wal", "-shm", ".lock", ".head", ".head.new", ".new"])
            File.Delete(work + suffix);
    }
}
