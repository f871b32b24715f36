using Fairlead.Domain.Time;

namespace Fairlead.Journal.Store;

/// <summary>Reads record rows and holds them against the chain, without copying a payload.</summary>
internal static class ChainScan
{
    private const string Columns = "sequence,count,at,kind,name,version,causation,correlation,payload,hash";

    private const int NameColumn = 4;
    private const int HashColumn = 9;

    /// <summary>Where a row's payload stands.</summary>
    public const int PayloadColumn = 8;

    /// <summary>Rows from the record that holds a sequence on.</summary>
    public static SqliteStatement From(SqliteDatabase database, long sequence)
    {
        var select = database.Prepare($"""
            SELECT {Columns} FROM record
            WHERE sequence>=coalesce((SELECT max(sequence) FROM record WHERE sequence<=?1),?1) ORDER BY sequence
            """);
        select.Bind(1, sequence);
        return select;
    }

    /// <summary>Rows without market pages, from a sequence on in order, or from it back.</summary>
    public static SqliteStatement Messages(SqliteDatabase database, long sequence, bool isBackwards)
    {
        var select = database.Prepare(isBackwards
            ? $"SELECT {Columns} FROM record WHERE sequence<=?1 AND kind<>?2 ORDER BY sequence DESC"
            : $"SELECT {Columns} FROM record WHERE sequence>=?1 AND kind<>?2 ORDER BY sequence");
        select.Bind(1, sequence);
        select.Bind(2, (long)RecordKind.MarketPage);
        return select;
    }

    /// <summary>
    /// Walks all records after the chain's last one and stops before the first that does not follow from its predecessor.
    /// </summary>
    /// <param name="database">The journal.</param>
    /// <param name="path">Its path, for the fault.</param>
    /// <param name="chain">At its start, or where it was verified up to; stands on the last sound record afterwards.</param>
    /// <param name="head">What must be there: the last commit a writer told of; null when nothing is known.</param>
    /// <param name="sound">Called for each sound row while the statement stands on it; null to only verify.</param>
    /// <returns>What is wrong, or null when everything holds.</returns>
    public static JournalException? Verify(
        SqliteDatabase database, string path, RecordChain chain, (long Sequence, RecordHash Hash)? head,
        Action<SqliteStatement, RecordHeader>? sound = null)
    {
        try
        {
            // One behind what was walked before is an old note: it claims less than is proved.
            var headMet = head is null || head.Value.Sequence < chain.LastSequence || head == (chain.LastSequence, chain.Head);
            using var rows = database.Prepare($"SELECT {Columns} FROM record WHERE sequence>?1 ORDER BY sequence");
            rows.Bind(1, chain.LastSequence);
            while (rows.Step())
            {
                var fault = Next(rows, chain, out var header, out var hash);
                if (fault is not null)
                    return new JournalException(JournalFault.Altered, path, chain.LastSequence + 1, fault);
                sound?.Invoke(rows, header);
                chain.Advance(header, hash);
                headMet |= head == (chain.LastSequence, chain.Head);
            }

            return headMet ? null : new JournalException(JournalFault.Altered, path, chain.LastSequence + 1,
                $"the journal had been written up to {head!.Value.Sequence}, now it ends before or differs");
        }
        catch (JournalException e) when (e.Fault == JournalFault.Altered)
        {
            return new JournalException(JournalFault.Altered, path, chain.LastSequence + 1, e.Detail, e);
        }
    }

    /// <summary>Copies the row a statement stands on.</summary>
    /// <exception cref="JournalException">Altered: it has no record's shape.</exception>
    public static JournalRecord Copy(SqliteStatement row, string path)
    {
        if (Shape(row, out var header) is { } fault)
            throw new JournalException(JournalFault.Altered, path, row.Long(0), fault);
        return new JournalRecord
        {
            Sequence = header.Sequence,
            Count = header.Count,
            At = header.At,
            Kind = header.Kind,
            Name = row.Text(NameColumn),
            Version = header.Version,
            Causation = header.Causation,
            Correlation = header.Correlation,
            Payload = row.Bytes(PayloadColumn).ToArray(),
            Hash = new RecordHash(row.Bytes(HashColumn)),
        };
    }

    /// <summary>The row as a draft, its payload still SQLite's.</summary>
    public static RecordDraft Draft(SqliteStatement row, in RecordHeader header) => new()
    {
        Kind = header.Kind,
        Name = row.Text(NameColumn),
        Version = header.Version,
        At = header.At,
        Count = header.Count,
        Causation = header.Causation,
        Correlation = header.Correlation,
        Payload = row.Bytes(PayloadColumn),
    };

    /// <summary>What keeps a row from being the record after the chain's head, or null when it is.</summary>
    private static string? Next(SqliteStatement row, RecordChain chain, out RecordHeader header, out RecordHash hash)
    {
        (header, hash) = (default, default);
        if (row.Long(0) != chain.LastSequence + 1)
            return $"expected here, found {row.Long(0)}";
        if (Shape(row, out header) is { } fault)
            return fault;
        hash = chain.HashOf(header, row.Bytes(NameColumn), row.Bytes(PayloadColumn));
        return hash == new RecordHash(row.Bytes(HashColumn)) ? null : "its hash does not match its content";
    }

    private static string? Shape(SqliteStatement row, out RecordHeader header)
    {
        header = default;
        var (count, kind, version) = (row.Long(1), row.Long(3), row.Long(5));
        if (count is < 1 or > MarketPage.MaxRecords || kind is < 1 or > byte.MaxValue || version is < 1 or > short.MaxValue)
            return "its header was changed";
        header = new RecordHeader(row.Long(0), (int)count, new Timestamp(row.Long(2)), (RecordKind)kind, (short)version,
            row.Long(6), row.Long(7));
        return row.Bytes(NameColumn).Length is > 0 and <= RecordDraft.MaxNameLength
            && row.Bytes(HashColumn).Length == RecordHash.SizeInBytes
            && header.Fits(row.Bytes(PayloadColumn).Length)
                ? null
                : "its columns were changed";
    }
}
