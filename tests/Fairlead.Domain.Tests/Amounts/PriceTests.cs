using System.Globalization;
using Fairlead.Domain.Amounts;

namespace Fairlead.Domain.Tests.Amounts;

public sealed class PriceTests
{
    [Theory]
    [InlineData("167.41", 167_410_000)]
    [InlineData("0", 0)]
    [InlineData("-0.000001", -1)]
    [InlineData("9000000000", 9_000_000_000_000_000)]
    [InlineData("1.10", 1_100_000)]
    public void Price_OfPlainText_IsItsMillionths(string text, long micros)
    {
        Assert.True(Price.TryParse(text, out var price));

        Assert.Equal(micros, price.Micros);
        Assert.Equal(decimal.Parse(text, CultureInfo.InvariantCulture), price.ToDecimal());
        Assert.Equal(price, Price.Of(price.ToDecimal()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("0.0000001")]
    [InlineData("9000000001")]
    [InlineData("99999999999999999999999999999999")]
    public void Price_OfOtherText_IsNone(string? text) => Assert.False(Price.TryParse(text, out _));

    [Theory]
    [InlineData(167_410_000, "167.41")]
    [InlineData(500, "0.0005")]
    [InlineData(1, "0.000001")]
    [InlineData(0, "0.00")]
    [InlineData(-1_500_000, "-1.50")]
    [InlineData(long.MaxValue, "9223372036854.775807")]
    public void Price_AsText_KeepsTwoPlacesAndAllDigits(long micros, string text) => Assert.Equal(text, new Price(micros).ToString());

    [Fact]
    public void Price_OfTooManyPlacesOrTooLarge_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Price.Of(0.0000001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Price.Of(9_223_372_036_855m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Price.Of(-9_223_372_036_855m));
        Assert.Equal(long.MaxValue, Price.Of(9_223_372_036_854.775807m).Micros);
    }

    [Theory]
    [InlineData(1_234_567, 50_000, 1_200_000, 1_250_000, 1_250_000)]
    [InlineData(1_225_000, 50_000, 1_200_000, 1_250_000, 1_250_000)]
    [InlineData(1_224_999, 50_000, 1_200_000, 1_250_000, 1_200_000)]
    [InlineData(1_250_000, 50_000, 1_250_000, 1_250_000, 1_250_000)]
    [InlineData(-1_234_567, 50_000, -1_250_000, -1_200_000, -1_250_000)]
    [InlineData(-1_225_000, 50_000, -1_250_000, -1_200_000, -1_200_000)]
    [InlineData(0, 50_000, 0, 0, 0)]
    public void RoundTo_ATick_GoesInTheStatedDirection(long micros, long tick, long down, long up, long nearest)
    {
        Assert.Equal(down, new Price(micros).RoundTo(new Price(tick), Rounding.Down).Micros);
        Assert.Equal(up, new Price(micros).RoundTo(new Price(tick), Rounding.Up).Micros);
        Assert.Equal(nearest, new Price(micros).RoundTo(new Price(tick), Rounding.Nearest).Micros);
    }

    [Fact]
    public void RoundTo_AnIllegalTickOrDirection_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Price(1).RoundTo(Price.Zero, Rounding.Up));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Price(1).RoundTo(new Price(-1), Rounding.Up));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Price(1).RoundTo(new Price(1), (Rounding)9));
    }

    [Fact]
    public void Nearest_OfADouble_RoundsHalvesAwayFromZero()
    {
        Assert.Equal(1, Price.Nearest(0.0000005).Micros);
        Assert.Equal(-1, Price.Nearest(-0.0000005).Micros);
        Assert.Throws<OverflowException>(() => Price.Nearest(double.NaN));
        Assert.Throws<OverflowException>(() => Price.Nearest(1e14));
    }

    [Fact]
    public void Arithmetic_BeyondTheRange_Throws()
    {
        Assert.Throws<OverflowException>(() => new Price(long.MaxValue) + new Price(1));
        Assert.Throws<OverflowException>(() => -new Price(long.MinValue));
        Assert.Throws<OverflowException>(() => new Price(long.MaxValue) * 2);
        Assert.Equal(new Price(3), Price.Max(new Price(3), new Price(-3)));
        Assert.Equal(new Price(-3), Price.Min(new Price(3), new Price(-3)));
        Assert.True(new Price(150_000).IsMultipleOf(new Price(50_000)));
        Assert.False(new Price(150_001).IsMultipleOf(new Price(50_000)));
    }
}
