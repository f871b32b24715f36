using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Protection;

/// <summary>An exact average price: the sum of units times price, over the units. Rounded only by who asks.</summary>
/// <param name="Units">Never negative; zero is no fill, and then there is no average.</param>
/// <param name="Cost">Sum of units times millionths.</param>
internal readonly record struct AveragePrice(long Units, Int128 Cost)
{
    private const int WholeInBasisPoints = 10_000;

    public static AveragePrice Of(Price price) => new(1, price.Micros);

    public AveragePrice With(Quantity quantity, Price price) =>
        new(Units + quantity.Units, Cost + ((Int128)quantity.Units * price.Micros));

    /// <exception cref="ArgumentOutOfRangeException">More is taken away than was ever filled.</exception>
    public AveragePrice Without(Quantity quantity, Price price)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity.Units, Units, nameof(quantity));
        return new(Units - quantity.Units, Cost - ((Int128)quantity.Units * price.Micros));
    }

    /// <summary>
    /// The average moved by a distance, in millionths times <paramref name="sign"/>: so counted, a rise is always in the
    /// position's favour, and one rule serves long and short.
    /// </summary>
    /// <param name="sign">+1 for a long position, -1 for a short one.</param>
    /// <param name="distance">How far; a percentage is of the average.</param>
    /// <param name="towards">+1 in the position's favour, -1 against it.</param>
    /// <param name="up">Round to the millionth in the position's favour; otherwise against it.</param>
    public long Moved(int sign, Distance distance, int towards, bool up)
    {
        var cost = Cost * sign;
        return distance.BasisPoints == 0
            ? Divide(cost + ((Int128)distance.Points.Micros * towards * Units), Units, up)
            : Divide((cost * WholeInBasisPoints) + (Int128.Abs(Cost) * distance.BasisPoints * towards),
                (Int128)Units * WholeInBasisPoints, up);
    }

    /// <summary>Exact quotient by a positive divisor, rounded to the whole number above or below.</summary>
    public static long Divide(Int128 dividend, Int128 divisor, bool up)
    {
        var (quotient, rest) = Int128.DivRem(dividend, divisor);
        if (rest > 0 && up)
            quotient++;
        else if (rest < 0 && !up)
            quotient--;
        return (long)quotient;
    }

    /// <summary>The average to the 28 digits of a decimal; for reports.</summary>
    public decimal ToDecimal() => (decimal)Cost / Units / Price.Scale;
}
