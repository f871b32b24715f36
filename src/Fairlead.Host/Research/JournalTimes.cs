using Fairlead.Domain.Time;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Finds places of a journal by time: the times of its items never fall.</summary>
internal static class JournalTimes
{
    /// <summary>The first item at or after an instant; null when there is none.</summary>
    public static (long Sequence, Timestamp At)? FirstFrom(IJournalStore store, Timestamp at)
    {
        JournalRecord? found = null;
        for (long low = 1, high = store.DurableSequence; low <= high;)
        {
            var record = store.Read(low + ((high - low) / 2)).First();
            if (record.At < at)
                low = record.LastSequence + 1;
            else
                (found, high) = (record, record.Sequence - 1);
        }

        return found is null ? null : FirstFrom(found, at);
    }

    /// <summary>When an item of a record happened.</summary>
    public static Timestamp AtOf(JournalRecord record, long sequence) =>
        record.Kind == RecordKind.MarketPage ? MarketPage.Read(record)[(int)(sequence - record.Sequence)].At : record.At;

    private static (long Sequence, Timestamp At) FirstFrom(JournalRecord record, Timestamp at)
    {
        var sequence = record.Sequence;
        while (AtOf(record, sequence) < at)
            sequence++;
        return (sequence, AtOf(record, sequence));
    }
}
