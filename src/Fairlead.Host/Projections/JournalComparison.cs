using System.Text;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Projections;

/// <summary>The first place where two journals part.</summary>
/// <param name="Sequence">Of the first item that differs.</param>
/// <param name="InA">What the first has there, or null when it has ended.</param>
/// <param name="InB">What the second has there, or null when it has ended.</param>
public sealed record JournalDivergence(long Sequence, string? InA, string? InB);

/// <summary>Compares two journals item by item.</summary>
public static class JournalComparison
{
    /// <summary>The first difference, or null when both hold the same.</summary>
    /// <param name="a">A journal.</param>
    /// <param name="b">Another.</param>
    /// <param name="cancellation">Stops between records.</param>
    /// <param name="from">Sequence to begin with, the first of a record in both.</param>
    public static JournalDivergence? FirstDivergence(IJournalStore a, IJournalStore b, CancellationToken cancellation, long from = 1)
    {
        using var left = Items(a, from, cancellation).GetEnumerator();
        using var right = Items(b, from, cancellation).GetEnumerator();
        while (true)
        {
            var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
            if (!hasLeft && !hasRight)
                return null;
            if (hasLeft && hasRight && left.Current.IsSame(right.Current))
                continue;
            var (inA, inB) = (hasLeft ? left.Current.Text() : null, hasRight ? right.Current.Text() : null);
            var place = Excerpt.PlaceOfDifference(inA, inB);
            return new JournalDivergence((hasLeft ? left.Current : right.Current).Sequence, Excerpt.Around(inA, place), Excerpt.Around(inB, place));
        }
    }

    /// <summary>Records with their pages taken apart: where a page is cut is no difference.</summary>
    private static IEnumerable<Item> Items(IJournalStore store, long from, CancellationToken cancellation)
    {
        foreach (var record in store.Read(from))
        {
            cancellation.ThrowIfCancellationRequested();
            for (var index = 0; index < record.Count; index++)
                yield return new Item(record, index);
        }
    }

    private readonly record struct Item(JournalRecord Record, int Index)
    {
        public long Sequence => Record.Sequence + Index;

        public bool IsSame(Item other)
        {
            var (a, b) = (Record, other.Record);
            if (a.Kind != b.Kind || a.Name != b.Name || a.Version != b.Version || a.Causation != b.Causation)
                return false;
            return a.Kind == RecordKind.MarketPage
                ? Bytes().SequenceEqual(other.Bytes())
                : a.At == b.At && a.Payload.Span.SequenceEqual(b.Payload.Span);
        }

        public string Text()
        {
            if (Record.Kind != RecordKind.MarketPage)
                return $"{Record.Kind} {Record.Name} at {Record.At} {Encoding.UTF8.GetString(Record.Payload.Span)}";
            var market = MarketPage.Read(Record)[Index];
            return $"{market.Kind} of instrument {market.Instrument} at {market.At} {Convert.ToHexStringLower(Bytes())}";
        }

        private ReadOnlySpan<byte> Bytes() => Record.Payload.Span.Slice(Index * Domain.Market.MarketRecord.SizeInBytes, Domain.Market.MarketRecord.SizeInBytes);
    }
}
