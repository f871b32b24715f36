using Fairlead.Domain.Time;

namespace Fairlead.Domain.Tests.Time;

public sealed class TimestampTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(1, "1970-01-01T00:00:00.000000001Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999999Z")]
    [InlineData(1_000, "1970-01-01T00:00:00.000001Z")]
    [InlineData(464_000_000, "1970-01-01T00:00:00.464Z")]
    [InlineData(1_450_980_000_000_000_000, "2015-12-24T18:00:00Z")]
    [InlineData(long.MaxValue, "2262-04-11T23:47:16.854775807Z")]
    [InlineData(long.MinValue, "1677-09-21T00:12:43.145224192Z")]
    public void Timestamp_AsText_ReadsBack(long nanos, string text)
    {
        Assert.Equal(text, new Timestamp(nanos).ToString());
        Assert.True(Timestamp.TryParse(text, out var read));
        Assert.Equal(nanos, read.Nanos);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2015-12-24T18:00:00")]
    [InlineData("2015-12-24T18:00:00+00:00")]
    [InlineData("2015-12-24 18:00:00Z")]
    [InlineData("2015-13-24T18:00:00Z")]
    [InlineData("2015-12-24T18:00:00.Z")]
    [InlineData("2015-12-24T18:00:00.1234567890Z")]
    [InlineData("2015-12-24T18:00:00.-1Z")]
    [InlineData("2015-12-24T18:00:00,5Z")]
    public void Timestamp_OfOtherText_IsNone(string? text) => Assert.False(Timestamp.TryParse(text, out _));

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2262-04-12T00:00:00Z")]
    public void Timestamp_OfTextBeyondItsRange_IsNone(string text) => Assert.False(Timestamp.TryParse(text, out _));

    [Fact]
    public void FromLocal_WithAnOffset_IsTheInstant()
    {
        var day = new DateOnly(2015, 12, 24);

        Assert.Equal("2015-12-24T18:00:00Z", Timestamp.FromLocal(day, TimeSpan.FromHours(13), TimeSpan.FromHours(-5)).ToString());
        Assert.Equal("2015-12-23T18:30:00Z", Timestamp.FromLocal(day, TimeSpan.Zero, TimeSpan.FromMinutes(330)).ToString());
        Assert.Equal("1969-12-31T00:00:00Z", Timestamp.FromLocal(new(1969, 12, 31), TimeSpan.Zero, TimeSpan.Zero).ToString());
    }

    [Fact]
    public void FromUtc_OfALocalTime_Throws()
    {
        Assert.Throws<ArgumentException>(() => Timestamp.FromUtc(new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)));
        var utc = new DateTime(2015, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(3);
        Assert.Equal(utc, Timestamp.FromUtc(utc).ToUtc());
    }

    [Fact]
    public void Earliest_OfWhatIsKnown_IsTheEarlier()
    {
        Timestamp? early = new Timestamp(1), late = new Timestamp(2);

        Assert.Equal(early, Timestamp.Earliest(early, late));
        Assert.Equal(early, Timestamp.Earliest(late, early));
        Assert.Equal(late, Timestamp.Earliest(late, null));
        Assert.Equal(late, Timestamp.Earliest(null, late));
        Assert.Null(Timestamp.Earliest(null, null));
    }

    [Fact]
    public void Arithmetic_IsExactAndChecked()
    {
        var at = new Timestamp(1_000);

        Assert.Equal(new Timestamp(1_100), at + TimeSpan.FromTicks(1));
        Assert.Equal(new Timestamp(900), at - TimeSpan.FromTicks(1));
        Assert.Equal(TimeSpan.FromTicks(3), new Timestamp(1_399) - at);
        Assert.Throws<OverflowException>(() => Timestamp.MaxValue + TimeSpan.FromTicks(1));
        Assert.Throws<OverflowException>(() => Timestamp.MaxValue - Timestamp.MinValue);
    }
}
