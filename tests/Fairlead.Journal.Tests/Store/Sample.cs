using System.Globalization;
using System.Text;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

/// <summary>Records to write, and a text of records read, to compare.</summary>
internal static class Sample
{
    public static JournalMetadata Metadata { get; } =
        new(new AccountRef("paper", "demo", TradingMode.Paper), "Fairlead 0.1 (test)", "calendars-1");

    /// <summary>No space laid out: a test opens many journals.</summary>
    public static JournalOptions Options(IWriteGate? gate = null) =>
        new() { LogReserveBytes = 0, Gate = gate ?? new OpenGate() };

    public static SqliteJournalStore Create(string path, IWriteGate? gate = null) =>
        SqliteJournalStore.Create(path, Metadata, Options(gate));

    public static SqliteJournalStore Open(string path, OpenMode mode = OpenMode.Append, IWriteGate? gate = null) =>
        SqliteJournalStore.Open(path, mode, Options(gate));

    /// <summary>Appends the n-th record of a fixed story: every fourth a page of three quotes.</summary>
    public static long Append(IJournalStore store, int n)
    {
        if (n % 4 == 3)
            return store.Append(MarketPage.Draft(Quotes(n, 3)));
        return store.Append(new RecordDraft
        {
            Kind = n % 4 == 0 ? RecordKind.Input : RecordKind.Effect,
            Name = n % 4 == 0 ? "order-filled" : "submit-order",
            Version = (short)(1 + (n % 2)),
            At = new Timestamp(1_700_000_000_000_000_000 + n),
            Causation = n,
            Correlation = 1000 + n,
            Payload = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"n\":{n},\"text\":\"größer\"}}")),
        });
    }

    public static MarketRecord[] Quotes(int seed, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => MarketRecord.Of(new InstrumentId(i), new Quote(
            new Timestamp(1_700_000_000_000_000_000 + (seed * 1000) + i), Price.Of(100 + seed), new Quantity(i + 1),
            Price.Of(101 + seed), new Quantity(2), HasBid: true, HasAsk: true))),
    ];

    /// <summary>Everything of every durable record, a line each.</summary>
    public static string[] Lines(IJournalStore store, long from = 1) =>
    [
        .. store.Read(from).Select(r => string.Create(CultureInfo.InvariantCulture,
            $"{r.Sequence}+{r.Count} {r.At} {r.Kind} {r.Name} v{r.Version} {r.Causation} {r.Correlation} {Convert.ToHexString(r.Payload.Span)} {r.Hash}")),
    ];

    /// <summary>The lines of the first records of the story, from a store that cannot fail.</summary>
    public static string[] Expected(int records)
    {
        using var store = new MemoryJournalStore();
        for (var n = 0; n < records; n++)
            Append(store, n);
        store.Flush();
        return Lines(store);
    }

    /// <summary>The fault an act ends with.</summary>
    public static JournalFault FaultOf(Action act) => Assert.Throws<JournalException>(act).Fault;
}
