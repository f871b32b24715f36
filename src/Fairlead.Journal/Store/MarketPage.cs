using System.Runtime.InteropServices;
using Fairlead.Domain.Market;

namespace Fairlead.Journal.Store;

/// <summary>Market events of one record: their 64 bytes each, one after another (docs/adr/0003).</summary>
public static class MarketPage
{
    public const string Name = "market-page";

    /// <summary>Most events of one page: 64 KiB.</summary>
    public const int MaxRecords = 1024;

    private const short Version = 1;

    /// <summary>A draft over the caller's events, without a copy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No event, or more than <see cref="MaxRecords"/>.</exception>
    public static RecordDraft Draft(ReadOnlySpan<MarketRecord> records)
    {
        ArgumentOutOfRangeException.ThrowIfZero(records.Length, nameof(records));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(records.Length, MaxRecords, nameof(records));
        RequireLittleEndian();
        return new RecordDraft
        {
            Kind = RecordKind.MarketPage,
            Name = Name,
            Version = Version,
            At = records[^1].At,
            Count = records.Length,
            Payload = MemoryMarshal.AsBytes(records),
        };
    }

    /// <summary>The events of a page, over the record's own bytes.</summary>
    /// <exception cref="ArgumentException">The record is not a page.</exception>
    /// <exception cref="JournalException">NewerVersion: the page's layout is not known here.</exception>
    public static ReadOnlySpan<MarketRecord> Read(JournalRecord record)
    {
        if (record.Kind != RecordKind.MarketPage)
            throw new ArgumentException($"Record {record.Sequence} is {record.Kind}, not a market page.", nameof(record));
        if (record.Version != Version)
            throw new JournalException(JournalFault.NewerVersion, file: null, record.Sequence,
                $"market page version {record.Version} is not known here (knows {Version})");
        RequireLittleEndian();
        return MemoryMarshal.Cast<byte, MarketRecord>(record.Payload.Span);
    }

    /// <summary>The payload's length fits the count.</summary>
    internal static bool Fits(int count, int payloadBytes) =>
        count is >= 1 and <= MaxRecords && payloadBytes == count * MarketRecord.SizeInBytes;

    private static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Journal pages are little-endian and read as they stand.");
    }
}
