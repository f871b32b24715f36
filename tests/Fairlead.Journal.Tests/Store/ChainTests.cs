using System.Security.Cryptography;
using System.Text;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

public sealed class ChainTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Stores_SameRecords_SameLinesAndHashes()
    {
        using var sqlite = Sample.Create(_folder.File("a.journal"));
        for (var n = 0; n < 20; n++)
        {
            Sample.Append(sqlite, n);
            if (n % 7 == 0)
                sqlite.Flush();
        }

        sqlite.Flush();
        Assert.Equal(Sample.Expected(20), Sample.Lines(sqlite));
        Assert.EndsWith(sqlite.HeadHash.ToString(), Sample.Expected(20)[^1]);
    }

    [Fact]
    public void MemoryStore_KeepingNothing_SameHash()
    {
        using var keeps = new MemoryJournalStore();
        using var forgets = new MemoryJournalStore(keepRecords: false);
        for (var n = 0; n < 9; n++)
        {
            Sample.Append(keeps, n);
            Sample.Append(forgets, n);
        }

        Assert.Equal(keeps.HeadHash, forgets.HeadHash);
        Assert.Throws<InvalidOperationException>(() => forgets.Read());
    }

    [Fact]
    public void HeadHash_FirstRecord_IsShaOfTheDocumentedBytes()
    {
        using var store = new MemoryJournalStore();
        store.Append(new RecordDraft
        {
            Kind = RecordKind.Note,
            Name = "hello",
            Version = 2,
            At = new Timestamp(7),
            Causation = 3,
            Correlation = 4,
            Payload = "{}"u8,
        });
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.ASCII, leaveOpen: true))
        {
            writer.Write(new byte[32]);
            writer.Write(1L);
            writer.Write(1);
            writer.Write(7L);
            writer.Write((byte)RecordKind.Note);
            writer.Write((short)2);
            writer.Write(3L);
            writer.Write(4L);
            writer.Write((byte)5);
            writer.Write(2);
            writer.Write("hello{}"u8);
        }

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray())), store.HeadHash.ToString());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(6, 4)]
    [InlineData(7, 7)]
    public void Read_FromSequence_StartsWithTheRecordThatHoldsIt(long from, long first)
    {
        using var store = Sample.Create(_folder.File("a.journal"));
        using var memory = new MemoryJournalStore();
        foreach (var each in new IJournalStore[] { store, memory })
        {
            for (var n = 0; n < 8; n++)
                Sample.Append(each, n);
            each.Flush();
            Assert.Equal(first, each.Read(from).First().Sequence);
            Assert.Equal(each.LastSequence, each.Read(from).Last().LastSequence);
        }
    }

    [Fact]
    public void Read_BeforeFlush_ShowsOnlyWhatIsDurable()
    {
        using var store = Sample.Create(_folder.File("a.journal"));
        Sample.Append(store, 0);
        store.Flush();
        Sample.Append(store, 1);
        Assert.Equal((2, 1), (store.LastSequence, store.DurableSequence));
        Assert.Single(store.Read());
        Assert.Empty(store.Read(2));
    }

    [Fact]
    public void MarketPage_WrittenAndRead_SameEvents()
    {
        var quotes = Sample.Quotes(seed: 5, count: MarketPage.MaxRecords);
        using var store = Sample.Create(_folder.File("a.journal"));
        Assert.Equal(1, store.Append(MarketPage.Draft(quotes)));
        Assert.Equal(1025, Sample.Append(store, 0));
        store.Flush();
        var page = store.Read().First();
        Assert.Equal(quotes[^1].At, page.At);
        Assert.Equal(quotes.Select(q => q.AsQuote()), MarketPage.Read(page).ToArray().Select(q => q.AsQuote()));
    }

    [Fact]
    public void Append_DraftBeyondALimit_IsRefusedAndLeavesNoTrace()
    {
        using var store = new MemoryJournalStore();
        static RecordDraft Draft(string name = "x", int count = 1, short version = 1, RecordKind kind = RecordKind.Note) =>
            new() { Kind = kind, Name = name, Version = version, Count = count, At = default, Payload = "{}"u8 };

        Assert.Throws<ArgumentException>(() => store.Append(Draft(name: "")));
        Assert.Throws<ArgumentException>(() => store.Append(Draft(name: new string('x', RecordDraft.MaxNameLength + 1))));
        Assert.Throws<ArgumentException>(() => store.Append(Draft(name: "größe")));
        Assert.Throws<ArgumentException>(() => store.Append(Draft(count: 2)));
        Assert.Throws<ArgumentException>(() => store.Append(Draft(version: 0)));
        Assert.Throws<ArgumentException>(() => store.Append(Draft(kind: RecordKind.None)));
        Assert.Throws<ArgumentException>(() => store.Append(Draft(kind: RecordKind.MarketPage)));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Append(MarketPage.Draft([])));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Append(MarketPage.Draft(new MarketRecord[1025])));
        Assert.Equal(0, store.LastSequence);
        Assert.Equal(default, store.HeadHash);
    }

    [Fact]
    public void Append_EmptyPayload_Survives()
    {
        var path = _folder.File("a.journal");
        using (var store = Sample.Create(path))
        {
            store.Append(new RecordDraft { Kind = RecordKind.Note, Name = "empty", Version = 1, At = default, Payload = [] });
            store.Flush();
        }

        using var again = Sample.Open(path);
        Assert.Equal(0, Assert.Single(again.Read()).Payload.Length);
    }

    [Fact]
    public void Flush_OfManyBatches_AllocatesNoBytesPerRecord()
    {
        using var store = Sample.Create(_folder.File("a.journal"));
        var quotes = Sample.Quotes(seed: 1, count: 100);
        void Write()
        {
            for (var n = 0; n < 100; n++)
                store.Append(MarketPage.Draft(quotes));
            store.Flush();
        }

        for (var round = 0; round < 5; round++)
            Write();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Write();
        // The head note's hash text, once a flush; nothing for a record.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
    }
}
