using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Tests.Market;

public sealed class MarketRecordTests
{
    private static readonly InstrumentId Instrument = new(7);
    private static readonly Timestamp At = new(long.MaxValue - 3);

    [Fact]
    public void Record_IsSixtyFourBytesWithoutPaddingOrReferences()
    {
        Assert.Equal(64, MarketRecord.SizeInBytes);
        Assert.Equal(64, Unsafe.SizeOf<MarketRecord>());
        Assert.False(RuntimeHelpers.IsReferenceOrContainsReferences<MarketRecord>());
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Quote_ThroughARecord_IsTheSame(bool hasBid, bool hasAsk)
    {
        var quote = new Quote(At, new Price(long.MinValue), new Quantity(long.MaxValue), new Price(-5), new Quantity(0), hasBid, hasAsk);

        var record = MarketRecord.Of(Instrument, in quote);

        Assert.Equal((MarketKind.Quote, At, Instrument), (record.Kind, record.At, record.Instrument));
        Assert.Equal(quote, record.AsQuote());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Print_ThroughARecord_IsTheSame(bool isSuspicious)
    {
        var print = new TradePrint(At, new Price(1), new Quantity(long.MaxValue), ushort.MaxValue, uint.MaxValue, isSuspicious);

        var record = MarketRecord.Of(Instrument, in print);

        Assert.Equal(MarketKind.Print, record.Kind);
        Assert.Equal(print, record.AsPrint());
    }

    [Theory]
    [InlineData(MarketKind.TradeBar)]
    [InlineData(MarketKind.BidBar)]
    [InlineData(MarketKind.AskBar)]
    public void Bar_ThroughARecord_IsTheSameAndKnownAtItsEnd(MarketKind kind)
    {
        var bar = new Bar(new Timestamp(long.MinValue), At, new Price(1), new Price(long.MaxValue), new Price(-2), new Price(3), new Quantity(4));

        var record = MarketRecord.Of(kind, Instrument, in bar);

        Assert.Equal((kind, At), (record.Kind, record.At));
        Assert.Equal(bar, record.AsBar());
    }

    [Fact]
    public void Bar_OfAKindThatIsNone_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MarketRecord.Of(MarketKind.Quote, Instrument, default(Bar)));

    [Fact]
    public void OpenInterest_ThroughARecord_IsTheSame()
    {
        var record = MarketRecord.OpenInterest(Instrument, At, new Quantity(9_325));

        Assert.Equal((MarketKind.OpenInterest, At, new Quantity(9_325)), (record.Kind, record.At, record.AsOpenInterest()));
    }

    [Fact]
    public void For_AnotherInstrument_ChangesNothingElse()
    {
        var print = new TradePrint(At, new Price(1), new Quantity(2), 3, 4, IsSuspicious: true);

        var moved = MarketRecord.Of(Instrument, in print).For(new InstrumentId(int.MaxValue));

        Assert.Equal(int.MaxValue, moved.Instrument.Index);
        Assert.Equal(print, moved.AsPrint());
        Assert.Equal(MarketFlags.Suspicious, moved.Flags);
    }

    [Fact]
    public void Record_AsBytes_HasTheLayoutOfTheTape()
    {
        var record = MarketRecord.OpenInterest(new InstrumentId(0x01020304), new Timestamp(0x1112131415161718), new Quantity(9));
        var bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateReadOnlySpan(in record, 1));

        Assert.Equal("18171615141312110403020106000000" + "0900000000000000" + new string('0', 80), Convert.ToHexString(bytes));
    }

    [Fact]
    public void Kinds_HaveTheNumbersOfTheTape() => Assert.Equal(
        [(MarketKind.None, 0), (MarketKind.Quote, 1), (MarketKind.Print, 2), (MarketKind.TradeBar, 3), (MarketKind.BidBar, 4),
         (MarketKind.AskBar, 5), (MarketKind.OpenInterest, 6)],
        Enum.GetValues<MarketKind>().Select(kind => (kind, (int)kind)));

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(1, 3, 2)]
    [InlineData(3, 3, 3)]
    [InlineData(-1, -2, -1)]
    [InlineData(long.MaxValue, long.MaxValue, long.MaxValue)]
    public void Quote_Middle_IsHalfWayWithoutOverflow(long bid, long ask, long middle)
    {
        var quote = new Quote(At, new Price(bid), new Quantity(1), new Price(ask), new Quantity(1), HasBid: true, HasAsk: true);

        Assert.Equal(middle, quote.Middle.Micros);
        Assert.Equal(bid > ask, quote.IsCrossed);
        Assert.False((quote with { HasBid = false }).IsCrossed);
        Assert.False((quote with { HasAsk = false }).IsTwoSided);
    }
}
