using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Codec;

public sealed class MessageCodecTests : IDisposable
{
    private readonly MessageCodec _codec = new([typeof(TestMessage)]);

    public void Dispose() => _codec.Dispose();

    [Fact]
    public void Encode_Values_AreExactTextInDeclarationOrder()
    {
        var message = new ValuesSeen(12.340m, new Money(12.3m, Currency.Usd), new Timestamp(1_000_000_001),
            new DateOnly(2026, 3, 4), Side.Sell, Price.Of(167.41m), [0.1m, 1e-20m, decimal.MaxValue]);
        Assert.Equal(
            """
            {"exact":"12.34","money":"12.30 USD","at":"1970-01-01T00:00:01.000000001Z","on":"2026-03-04","side":"sell","price":"167.41","all":["0.1","0.00000000000000000001","79228162514264337593543950335"]}
            """, Encode(message));
    }

    [Fact]
    public void Encode_UnderAnotherCulture_SameBytes()
    {
        var message = new ValuesSeen(1234.5m, new Money(-1234.5m, Currency.Inr), default, default, Side.Buy, null, []);
        var expected = Encode(message);
        var before = CultureInfo.CurrentCulture;
        try
        {
            var german = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            german.NumberFormat.NumberDecimalSeparator = ",";
            german.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = german;
            Assert.Equal(expected, Encode(message));
            Assert.Contains("-1234.50 INR", expected, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Encode_EqualDecimalsOfOtherScale_SameBytes() =>
        Assert.Equal(Encode(Money(12.3m)), Encode(Money(12.3000m)));

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(-1)]
    public void Decode_ExtremePrice_IsExact(long micros)
    {
        var message = new LimitMoved(new ClientOrderId(-3), new Price(micros));
        Assert.Equal(message, RoundTrip(message));
    }

    [Fact]
    public void Decode_NestedFamily_KindTellsTheMember()
    {
        var message = new ShapeTold(new Round(3), [new LongRectangle(1, 2), new Round(4)]);
        Assert.Equal(
            """
            {"shape":{"$kind":"round","radius":3},"more":[{"$kind":"long-rectangle","width":1,"height":2},{"$kind":"round","radius":4}]}
            """, Encode(message));
        Assert.True(Filler.AreEqual(message, RoundTrip(message)));
    }

    [Fact]
    public void NameOf_RunOfCapitals_IsOneWord() =>
        Assert.Equal(new MessageName("oco-placed", 1), _codec.NameOf(typeof(OCOPlaced)));

    [Fact]
    public void Decode_MemberAddedLater_IsNullOrDefaultWhenMissingAndPassedOverWhenUnknown()
    {
        Assert.Equal(new LimitMoved(new ClientOrderId(1), Price.Of(2)), Decode("limit-moved", 1,
            """{"order":"FL1","limit":"2.00","later":{"x":[1]}}"""));
    }

    [Theory]
    [InlineData("""{"order":"FL1"}""")]
    [InlineData("""{"order":"FL1","limit":null}""")]
    [InlineData("""{"order":"FL1","limit":2}""")]
    [InlineData("""{"order":"FL1","limit":"2,00"}""")]
    [InlineData("""{"order":"FL1","limit":"0.0000001"}""")]
    [InlineData("""{"order":"1","limit":"2"}""")]
    [InlineData("""{"order":"FL1","limit":"99999999999999999999"}""")]
    [InlineData("""{"order":"FL1","limit":"2" """)]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("")]
    public void Decode_PayloadThatIsNotTheMessage_Altered(string payload) =>
        Assert.Equal(JournalFault.Altered, Assert.Throws<JournalException>(() => Decode("limit-moved", 1, payload)).Fault);

    [Theory]
    [InlineData("""{"shape":{"$kind":"oval"},"more":[]}""")]
    [InlineData("""{"shape":{"radius":3},"more":[]}""")]
    [InlineData("""{"shape":{"$kind":"round"},"more":[]}""")]
    public void Decode_NestedMemberThatIsNone_Altered(string payload) =>
        Assert.Equal(JournalFault.Altered, Assert.Throws<JournalException>(() => Decode("shape-told", 1, payload)).Fault);

    [Theory]
    [InlineData("unknown-message", 1)]
    [InlineData("limit-moved", 2)]
    public void Decode_FromALaterFairlead_NewerVersion(string name, short version) =>
        Assert.Equal(JournalFault.NewerVersion, Assert.Throws<JournalException>(() => Decode(name, version, "{}")).Fault);

    [Fact]
    public void Decode_OlderVersions_AreUpgradedStepByStep()
    {
        using var codec = new MessageCodec([typeof(TestMessage)],
        [
            new MessageUpgrade("limit-moved", 2, json =>
            {
                json["order"] = "FL" + json["id"]!.GetValue<int>().ToString(CultureInfo.InvariantCulture);
                return json;
            }),
            new MessageUpgrade("limit-moved", 1, json => new JsonObject { ["id"] = json["number"]!.GetValue<int>(), ["limit"] = "5.00" }),
        ]);
        var expected = new LimitMoved(new ClientOrderId(7), Price.Of(5));
        Assert.Equal(new MessageName("limit-moved", 3), codec.NameOf(typeof(LimitMoved)));
        Assert.Equal(expected, codec.Decode("limit-moved", 1, """{"number":7}"""u8));
        Assert.Equal(expected, codec.Decode("limit-moved", 2, """{"id":7,"limit":"5.00"}"""u8));
        Assert.Equal(expected, codec.Decode("limit-moved", 3, """{"order":"FL7","limit":"5.00"}"""u8));
    }

    [Fact]
    public void Construct_UpgradesWithAGapOrOfNoMessage_Refused()
    {
        static JsonObject Same(JsonObject json) => json;
        Assert.Throws<ArgumentException>(() => new MessageCodec([typeof(TestMessage)], [new MessageUpgrade("limit-moved", 2, Same)]));
        Assert.Throws<ArgumentException>(() => new MessageCodec([typeof(TestMessage)], [new MessageUpgrade("limit-gone", 1, Same)]));
    }

    [Fact]
    public void Construct_FamilyThatIsOpenOrWouldLoseState_Refused()
    {
        Assert.Throws<ArgumentException>(() => new MessageCodec([typeof(OpenMessage)]));
        Assert.Throws<ArgumentException>(() => new MessageCodec([typeof(LimitMoved)]));
        Assert.Throws<NotSupportedException>(() => new MessageCodec([typeof(LossyMessage)]));
    }

    [Fact]
    public void Encode_WhatCannotBeReadBack_RefusedAndTheCodecGoesOn()
    {
        using var facts = new MessageCodec([typeof(Domain.Fact)]);
        var output = new ArrayBufferWriter<byte>();
        Assert.Throws<ArgumentException>(() => facts.Encode(new OrderAccepted(new ClientOrderId(1), default), output));
        Assert.Throws<ArgumentException>(() => facts.Encode("no message", output));
        output.ResetWrittenCount();
        facts.Encode(new OrderNotFound(new ClientOrderId(1)), output);
        Assert.Equal("""{"order":"FL1"}""", Encoding.UTF8.GetString(output.WrittenSpan));
    }

    private static ValuesSeen Money(decimal amount) =>
        new(amount, new Money(amount, Currency.Usd), default, default, Side.Buy, null, [amount]);

    private string Encode(object message)
    {
        var output = new ArrayBufferWriter<byte>();
        _codec.Encode(message, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    private object Decode(string name, short version, string payload) =>
        _codec.Decode(name, version, Encoding.UTF8.GetBytes(payload));

    private object RoundTrip(object message)
    {
        var name = _codec.NameOf(message.GetType());
        return Decode(name.Name, name.Version, Encode(message));
    }
}
