using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Markets.Tapes;

namespace Fairlead.Markets.Tests.Tapes;

public sealed class TapeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fairlead-tapes-");

    private static readonly InstrumentMaster Instruments = new([Stock(0, "A"), Stock(1, "B"), Series(2), Future(3)]);

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Tape.PageRecords)]
    [InlineData(Tape.PageRecords + 3)]
    public void File_WrittenAndOpened_HoldsTheSameRecords(int count)
    {
        var records = Records(count);
        TapeFile.Write(PathOf("a.tape"), records, Instruments);

        using var tape = TapeFile.Open(PathOf("a.tape"), Instruments);

        Assert.Equal(count, tape.Count);
        Assert.True(records.AsSpan().SequenceEqual(tape.Records));
        var pages = Enumerable.Range(0, tape.PageCount).Sum(page => tape.Page(page).Length);
        Assert.Equal(count, pages);
        Assert.Equal([PathOf("a.tape")], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Tape_ReadByManyThreads_TellsAllTheSame()
    {
        TapeFile.Write(PathOf("a.tape"), Records(Tape.PageRecords + 3), Instruments);
        using var tape = TapeFile.Open(PathOf("a.tape"), Instruments);
        var sums = new long[8];

        Parallel.For(0, sums.Length, reader =>
        {
            foreach (var record in tape.Records)
                sums[reader] += record.AsBar().Open.Micros;
        });

        Assert.Equal((Tape.PageRecords + 3L) * (Tape.PageRecords + 4L) / 2, Assert.Single(sums.Distinct()));
    }

    [Fact]
    public void File_WrittenOverAnother_Replaces()
    {
        TapeFile.Write(PathOf("a.tape"), Records(9), Instruments);
        TapeFile.Write(PathOf("a.tape"), Records(4), Instruments);

        using var tape = TapeFile.Open(PathOf("a.tape"), Instruments);

        Assert.Equal(4, tape.Count);
    }

    [Fact]
    public void Tape_Disposed_CannotBeRead()
    {
        TapeFile.Write(PathOf("a.tape"), Records(3), Instruments);
        var tape = TapeFile.Open(PathOf("a.tape"), Instruments);
        tape.Dispose();
        tape.Dispose();

        Assert.Throws<ObjectDisposedException>(() => tape.Count);
    }

    [Fact]
    public void File_WithAnyFlippedBit_IsRefused()
    {
        TapeFile.Write(PathOf("a.tape"), Records(3), Instruments);
        var good = File.ReadAllBytes(PathOf("a.tape"));
        for (var at = 0; at < good.Length; at++)
        {
            var bad = (byte[])good.Clone();
            bad[at] ^= 1;
            File.WriteAllBytes(PathOf("a.tape"), bad);

            Refused("a.tape", "");
        }
    }

    [Theory]
    [InlineData(0, "the tape is torn: 0 bytes are less than a header")]
    [InlineData(100, "the tape is torn: 100 bytes are less than a header")]
    [InlineData(128, "the tape is torn: 128 bytes, 320 expected for 3 records")]
    [InlineData(319, "the tape is torn: 319 bytes, 320 expected for 3 records")]
    public void File_Torn_IsRefused(int bytes, string reason)
    {
        TapeFile.Write(PathOf("a.tape"), Records(3), Instruments);
        File.WriteAllBytes(PathOf("a.tape"), File.ReadAllBytes(PathOf("a.tape"))[..bytes]);

        Refused("a.tape", reason);
    }

    [Fact]
    public void File_Longer_IsRefused()
    {
        TapeFile.Write(PathOf("a.tape"), Records(3), Instruments);
        File.AppendAllText(PathOf("a.tape"), "x");

        Refused("a.tape", "the tape is torn: 321 bytes, 320 expected for 3 records");
    }

    [Fact]
    public void File_OfANewerVersion_IsRefusedByName()
    {
        TapeFile.Write(PathOf("a.tape"), Records(3), Instruments);
        var bytes = File.ReadAllBytes(PathOf("a.tape"));
        bytes[8] = 2;
        File.WriteAllBytes(PathOf("a.tape"), bytes);

        Refused("a.tape", "the tape has version 2, this Fairlead reads version 1: use a newer one or import again");
    }

    [Fact]
    public void File_ForeignMissingOrOfOtherInstruments_IsRefused()
    {
        File.WriteAllBytes(PathOf("b.tape"), new byte[500]);
        Refused("b.tape", "this is no tape");
        Refused("c.tape", "there is no such file");
        TapeFile.Write(PathOf("a.tape"), Records(3), new InstrumentMaster([Stock(0, "A"), Stock(1, "C")]));
        Refused("a.tape", "the tape was made for other instruments");
    }

    [Fact]
    public void Write_OfUnsortedOrUnknown_IsAProgrammingError()
    {
        var records = Records(3);

        Assert.Throws<ArgumentException>(() => TapeFile.Write(PathOf("a.tape"), [records[2], records[0]], Instruments));
        Assert.Throws<ArgumentException>(() => TapeFile.Write(PathOf("a.tape"), records, new InstrumentMaster([])));
        Assert.Throws<ArgumentException>(() => new Tape([records[2], records[0]]));
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Write_WhereTheDiskRefuses_LeavesNothing()
    {
        var fault = Assert.Throws<MarketDataException>(() => TapeFile.Write(PathOf("missing/a.tape"), Records(3), Instruments));
        Assert.Contains("cannot be written", fault.Message, StringComparison.Ordinal);

        // /dev/full answers every write with "no space left on device".
        Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full to play a full disk");
        File.CreateSymbolicLink(PathOf("full.tape.part"), "/dev/full");
        fault = Assert.Throws<MarketDataException>(() => TapeFile.Write(PathOf("full.tape"), Records(3), Instruments));
        Assert.Contains("cannot be written", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void InstrumentTable_WrittenAndRead_IsTheSame()
    {
        InstrumentTable.Write(PathOf("i.tsv"), Instruments);

        var read = InstrumentTable.Read(PathOf("i.tsv"));

        Assert.Equal(Instruments.All, read.All);
        Assert.Equal(InstrumentTable.Hash(Instruments), InstrumentTable.Hash(read));
    }

    [Theory]
    [InlineData("", "this is no instrument table")]
    [InlineData("fairlead-instruments 2\n", "this is no instrument table")]
    [InlineData("fairlead-instruments 1\nA\tEquity\n", "line 2 is malformed")]
    public void InstrumentTable_Malformed_IsRefused(string text, string reason)
    {
        File.WriteAllText(PathOf("i.tsv"), text);

        var fault = Assert.Throws<MarketDataException>(() => InstrumentTable.Read(PathOf("i.tsv")));

        Assert.StartsWith($"{PathOf("i.tsv")}: {reason}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TapeOrder_AtOneInstant_PutsQuotesBeforeTradesAndThenInstrumentsInOrder()
    {
        var at = new Timestamp(1_000);
        MarketRecord[] expected =
        [
            MarketRecord.OpenInterest(new(1), at, new(5)),
            Bar(MarketKind.BidBar, 0, at), Bar(MarketKind.BidBar, 1, at), Bar(MarketKind.AskBar, 0, at),
            MarketRecord.Of(new InstrumentId(1), new Quote(at, new(1), new(1), new(2), new(1), HasBid: true, HasAsk: true)),
            Bar(MarketKind.TradeBar, 0, at), Bar(MarketKind.TradeBar, 1, at),
            MarketRecord.Of(new InstrumentId(0), new TradePrint(at, new(7), new(1), 0, 0, IsSuspicious: false)),
            MarketRecord.Of(new InstrumentId(0), new TradePrint(at, new(6), new(1), 0, 0, IsSuspicious: false)),
            Bar(MarketKind.TradeBar, 0, new Timestamp(1_001)),
        ];
        var buffer = new RecordBuffer("test");
        // Everything reversed but the two prints, whose source order must survive.
        foreach (var index in new[] { 9, 7, 8, 6, 5, 4, 3, 2, 1, 0 })
            buffer.Add(expected[index]);

        Assert.Equal(expected, Tape.Sorting(buffer).Records.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20131007)]
    public void TapeOrder_OfRandomRecords_EqualsAStableSlowSort(int seed)
    {
        var random = new Random(seed);
        var buffer = new RecordBuffer("test");
        var source = new List<MarketRecord>();
        for (var index = 0; index < 70_000; index++)
        {
            var record = Bar((MarketKind)random.Next(3, 6), random.Next(4), new Timestamp(random.Next(500)), open: index);
            buffer.Add(record);
            source.Add(record);
        }

        var slow = source.OrderBy(record => record.At.Nanos)
            .ThenBy(record => record.Kind switch { MarketKind.BidBar => 1, MarketKind.AskBar => 2, _ => 4 })
            .ThenBy(record => record.Instrument.Index);

        Assert.Equal(slow, Tape.Sorting(buffer).Records.ToArray());
    }

    private void Refused(string name, string reason)
    {
        var fault = Assert.Throws<MarketDataException>(() => TapeFile.Open(PathOf(name), Instruments));
        Assert.StartsWith($"{PathOf(name)}: {reason}", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    private static MarketRecord[] Records(int count) =>
        [.. Enumerable.Range(0, count).Select(index => Bar(MarketKind.TradeBar, index % 2, new Timestamp(1_000 + index), open: index + 1))];

    private static MarketRecord Bar(MarketKind kind, int instrument, Timestamp at, long open = 1) => MarketRecord.Of(
        kind, new InstrumentId(instrument), new Bar(new Timestamp(0), at, new Price(open), new Price(9), new Price(1), new Price(3), new Quantity(4)));

    private static Instrument Stock(int id, string symbol) => new()
    {
        Id = new(id), Symbol = symbol, Kind = InstrumentKind.Equity, Venue = Venue.Nse, Currency = Currency.Inr,
        Tick = new TickRule(new(100), Price.Of(1m), Price.Of(0.05m)), LotSize = 75, FreezeQuantity = 1800,
    };

    private static Instrument Series(int id) => Stock(id, "A 2015-12-24 C 1") with
    {
        Kind = InstrumentKind.Option, Multiplier = 100, FreezeQuantity = null,
        Option = new OptionTerms(new(0), OptionRight.Put, Price.Of(1.5m), new(2015, 12, 24), new(77), ExerciseStyle.European, SettlementStyle.Cash),
    };

    private static Instrument Future(int id) => Stock(id, "A FUT") with
    {
        Kind = InstrumentKind.Future, Future = new FutureTerms(new(0), new(2015, 12, 24), new(-1), SettlementStyle.Physical),
    };
}
