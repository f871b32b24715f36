using Fairlead.Domain.Market;

namespace Fairlead.Markets.Tapes;

/// <summary>The order of a tape.</summary>
/// <remarks>
/// By time; at one instant by kind: open interest, bid bars, ask bars, quotes, trade bars, prints; then by instrument;
/// then as the source had them. So whoever acts on a trade bar already knows the quotes of that instant, of every
/// instrument; and the same data always makes the same tape.
/// </remarks>
public static class TapeOrder
{
    /// <summary>Whether <paramref name="second"/> may follow <paramref name="first"/>.</summary>
    public static bool Holds(in MarketRecord first, in MarketRecord second) =>
        first.At < second.At
        || (first.At == second.At && Rank(first) <= Rank(second));

    /// <summary>Position among the records of one instant.</summary>
    internal static ulong Rank(in MarketRecord record) => ((ulong)KindRank(record.Kind) << 32) | (uint)record.Instrument.Index;

    internal static MarketRecord[] Sort(RecordBuffer buffer)
    {
        var sorted = new MarketRecord[buffer.Count];
        var isSorted = true;
        for (var index = 0; index < sorted.Length; index++)
        {
            sorted[index] = buffer[index];
            isSorted = isSorted && (index == 0 || Holds(in sorted[index - 1], in sorted[index]));
        }

        if (isSorted)
            return sorted;

        var keys = new Key[sorted.Length];
        for (var index = 0; index < keys.Length; index++)
            keys[index] = new Key(sorted[index].At.Nanos, Rank(in sorted[index]), index);
        // The keys are all different (the last part is the source position), so an unstable sort gives the stable order.
        Array.Sort(keys);
        for (var index = 0; index < keys.Length; index++)
            sorted[index] = buffer[keys[index].Source];
        return sorted;
    }

    private static int KindRank(MarketKind kind) => kind switch
    {
        MarketKind.OpenInterest => 0,
        MarketKind.BidBar => 1,
        MarketKind.AskBar => 2,
        MarketKind.Quote => 3,
        MarketKind.TradeBar => 4,
        MarketKind.Print => 5,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of a tape."),
    };

    private readonly struct Key(long at, ulong rank, int source) : IComparable<Key>
    {
        private readonly long _at = at;
        private readonly ulong _rank = rank;

        public int Source { get; } = source;

        public int CompareTo(Key other)
        {
            if (_at != other._at)
                return _at < other._at ? -1 : 1;
            if (_rank != other._rank)
                return _rank < other._rank ? -1 : 1;
            return Source.CompareTo(other.Source);
        }
    }
}
