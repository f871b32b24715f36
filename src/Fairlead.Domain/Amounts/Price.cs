using System.Globalization;

namespace Fairlead.Domain.Amounts;

/// <summary>
/// An exact price: a whole number of millionths of the instrument's currency unit (or index point).
/// </summary>
/// <remarks>
/// May be zero (a worthless option) or negative (the net price of a structure that pays a credit); whoever needs a
/// positive price checks for it. Two prices are equal when their millionths are. The default value is zero.
/// Overflow throws: it is a programming error, no market reaches nine billion.
/// </remarks>
public readonly record struct Price(long Micros) : IComparable<Price>
{
    /// <summary>Millionths in one currency unit.</summary>
    public const long Scale = 1_000_000;

    public static Price Zero => default;

    /// <summary>The exact price of a decimal with at most six places.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value needs more than six places or does not fit.</exception>
    public static Price Of(decimal value)
    {
        var scaled = value * Scale;
        if (scaled != decimal.Truncate(scaled) || scaled > long.MaxValue || scaled < long.MinValue)
            throw new ArgumentOutOfRangeException(nameof(value), value, "A price has at most six decimal places.");
        return new Price((long)scaled);
    }

    /// <summary>The nearest price to a computed double, half away from zero. For maths results only, never for money.</summary>
    public static Price Nearest(double value) => new(checked((long)Math.Round(value * Scale, MidpointRounding.AwayFromZero)));

    /// <summary>Rounds to a multiple of <paramref name="tick"/> in a stated direction.</summary>
    public Price RoundTo(Price tick, Rounding rounding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(tick.Micros, 0, nameof(tick));
        var below = Math.DivRem(Micros, tick.Micros, out var rest);
        if (rest < 0)
        {
            below--;
            rest += tick.Micros;
        }

        var up = rounding switch
        {
            Rounding.Down => false,
            Rounding.Up => rest > 0,
            Rounding.Nearest => rest * 2 >= tick.Micros,
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, null),
        };
        return new Price((up ? below + 1 : below) * tick.Micros);
    }

    public bool IsMultipleOf(Price tick) => Micros % tick.Micros == 0;

    /// <summary>The exact value with no more decimals than it needs; what dividing by the scale gives, without dividing.</summary>
    public decimal ToDecimal()
    {
        var (rest, decimals) = (Micros, (byte)6);
        while (decimals > 0 && rest % 10 == 0)
            (rest, decimals) = (rest / 10, (byte)(decimals - 1));
        var magnitude = rest < 0 ? unchecked((ulong)-rest) : (ulong)rest;
        return new decimal(unchecked((int)magnitude), unchecked((int)(magnitude >> 32)), 0, rest < 0, decimals);
    }

    /// <summary>For maths and drawing only.</summary>
    public double ToDouble() => (double)Micros / Scale;

    public int CompareTo(Price other) => Micros.CompareTo(other.Micros);

    public static Price operator +(Price a, Price b) => new(a.Micros + b.Micros);
    public static Price operator -(Price a, Price b) => new(a.Micros - b.Micros);
    public static Price operator -(Price a) => new(-a.Micros);
    public static Price operator *(Price a, long factor) => new(a.Micros * factor);
    public static bool operator <(Price a, Price b) => a.Micros < b.Micros;
    public static bool operator >(Price a, Price b) => a.Micros > b.Micros;
    public static bool operator <=(Price a, Price b) => a.Micros <= b.Micros;
    public static bool operator >=(Price a, Price b) => a.Micros >= b.Micros;

    public static Price Min(Price a, Price b) => a.Micros <= b.Micros ? a : b;
    public static Price Max(Price a, Price b) => a.Micros >= b.Micros ? a : b;

    /// <summary>Reads plain invariant decimal text ("167.41"); false for anything else.</summary>
    public static bool TryParse(string? text, out Price price)
    {
        price = default;
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture, out var value))
            return false;
        var scaled = Math.Abs(value) > 9_000_000_000m ? 0.5m : value * Scale;
        if (scaled != decimal.Truncate(scaled))
            return false;
        price = new Price((long)scaled);
        return true;
    }

    /// <summary>Invariant decimal text without trailing zeros beyond two places: "167.41", "0.0005".</summary>
    public override string ToString() => ToDecimal().ToString("0.00####", CultureInfo.InvariantCulture);
}
