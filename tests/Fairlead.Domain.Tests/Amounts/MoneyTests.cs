using Fairlead.Domain.Amounts;

namespace Fairlead.Domain.Tests.Amounts;

public sealed class MoneyTests
{
    private static readonly Money Dollar = new(1m, Currency.Usd);
    private static readonly Money Rupee = new(1m, Currency.Inr);

    [Fact]
    public void Money_OfTwoCurrencies_IsNeverCombined()
    {
        Assert.Throws<InvalidOperationException>(() => Dollar + Rupee);
        Assert.Throws<InvalidOperationException>(() => Dollar - Rupee);
        Assert.Throws<InvalidOperationException>(() => Dollar < Rupee);
        Assert.Throws<InvalidOperationException>(() => Dollar.CompareTo(Rupee));
        Assert.NotEqual(Money.Zero(Currency.Usd), Money.Zero(Currency.Inr));
    }

    [Fact]
    public void Money_OfPriceAndQuantity_IsExact() =>
        Assert.Equal(new Money(-82.35m, Currency.Usd), Money.Of(Price.Of(0.2745m), new Quantity(-3), 100, Currency.Usd));

    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("-0.005", "-0.01")]
    [InlineData("3.485", "3.49")]
    [InlineData("3.4849", "3.48")]
    public void RoundToCents_OfAHalf_GoesAwayFromZero(string amount, string rounded) =>
        Assert.Equal(decimal.Parse(rounded, System.Globalization.CultureInfo.InvariantCulture),
            new Money(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), Currency.Usd).RoundToCents().Amount);

    [Fact]
    public void Money_AsText_KeepsAllDigitsAndNamesTheCurrency()
    {
        Assert.Equal("1234.50 USD", new Money(1234.5m, Currency.Usd).ToString());
        Assert.Equal("-0.0005 INR", new Money(-0.0005m, Currency.Inr).ToString());
        Assert.True((-Dollar).IsNegative);
        Assert.False(Money.Zero(Currency.Inr).IsNegative);
        Assert.Equal(new Money(2.5m, Currency.Usd), Dollar * 2.5m);
    }
}
