using System.Globalization;

namespace Fairlead.Domain.Amounts;

/// <summary>An exact amount of one currency. Positive is ours, negative is owed.</summary>
/// <remarks>
/// Adding or comparing two currencies throws: the desk never converts silently. Zero of one currency is not equal to
/// zero of another. The default value is 0 USD.
/// </remarks>
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>The worth of a quantity at a price: price x units x multiplier, exact.</summary>
    public static Money Of(Price price, Quantity quantity, long multiplier, Currency currency) =>
        new(price.ToDecimal() * quantity.Units * multiplier, currency);

    public bool IsNegative => Amount < 0;

    /// <summary>Rounds to the currency's cents or paise, half away from zero.</summary>
    public Money RoundToCents() => this with { Amount = decimal.Round(Amount, 2, MidpointRounding.AwayFromZero) };

    public int CompareTo(Money other) => Amount.CompareTo(Same(other).Amount);

    public static Money operator +(Money a, Money b) => new(a.Amount + a.Same(b).Amount, a.Currency);
    public static Money operator -(Money a, Money b) => new(a.Amount - a.Same(b).Amount, a.Currency);
    public static Money operator -(Money a) => new(-a.Amount, a.Currency);
    public static Money operator *(Money a, decimal factor) => new(a.Amount * factor, a.Currency);
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    private Money Same(Money other) => other.Currency == Currency
        ? other
        : throw new InvalidOperationException($"Cannot combine {Currency} with {other.Currency} without a rate.");

    /// <summary>"1234.50 USD", all digits kept.</summary>
    public override string ToString() =>
        Amount.ToString("0.00##########", CultureInfo.InvariantCulture) + " " + Currency.ToString().ToUpperInvariant();
}
