namespace Fairlead.Journal.Store;

/// <summary>The snapshots of a journal file.</summary>
internal sealed class SnapshotTable(SqliteDatabase database)
{
    /// <summary>Saves one in place of any at the same sequence, and drops all but the latest few.</summary>
    public void Save(long sequence, string fingerprint, ReadOnlySpan<byte> bytes)
    {
        using var insert = database.Prepare(
            "INSERT OR REPLACE INTO snapshot(sequence,fingerprint,bytes,seal) VALUES(?1,?2,?3,?4)");
        insert.Bind(1, sequence);
        insert.BindText(2, fingerprint);
        insert.BindBlob(3, bytes);
        Span<byte> seal = stackalloc byte[RecordHash.SizeInBytes];
        SnapshotSeal.Of(ChainAt(sequence), sequence, fingerprint, bytes).CopyTo(seal);
        insert.BindBlob(4, seal);
        insert.Run();
        using var prune = database.Prepare(
            "DELETE FROM snapshot WHERE sequence NOT IN (SELECT sequence FROM snapshot ORDER BY sequence DESC LIMIT ?1)");
        prune.Bind(1, SqliteJournalStore.SnapshotsKept);
        prune.Run();
    }

    /// <summary>The latest of a shape at or before a sequence whose seal holds, or null.</summary>
    public JournalSnapshot? Latest(string fingerprint, long upTo)
    {
        using var rows = database.Prepare(
            "SELECT sequence,bytes,seal FROM snapshot WHERE fingerprint=?1 AND sequence<=?2 ORDER BY sequence DESC");
        rows.BindText(1, fingerprint);
        rows.Bind(2, upTo);
        while (rows.Step())
        {
            var sequence = rows.Long(0);
            var bytes = rows.Bytes(1);
            var seal = rows.Bytes(2);
            if (sequence >= 1 && seal.Length == RecordHash.SizeInBytes
                && SnapshotSeal.Of(ChainAt(sequence), sequence, fingerprint, bytes) == new RecordHash(seal))
                return new JournalSnapshot(sequence, fingerprint, bytes.ToArray());
        }

        return null;
    }

    /// <summary>Hash of the record that holds a sequence; zero when there is none to be read.</summary>
    private RecordHash ChainAt(long sequence)
    {
        using var row = database.Prepare("SELECT hash FROM record WHERE sequence<=?1 ORDER BY sequence DESC LIMIT 1");
        row.Bind(1, sequence);
        return row.Step() && row.Bytes(0).Length == RecordHash.SizeInBytes ? new RecordHash(row.Bytes(0)) : default;
    }
}
