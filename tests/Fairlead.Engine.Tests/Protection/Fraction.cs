using System.Numerics;
using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Tests.Protection;

/// <summary>An exact fraction, slow and obviously right. The denominator is positive.</summary>
internal readonly record struct Fraction(BigInteger Over, BigInteger Under) : IComparable<Fraction>
{
    public static Fraction Of(Price price) => new(price.Micros, Price.Scale);
    public static Fraction Of(decimal value) => Of(Price.Of(value));

    public static Fraction operator +(Fraction a, Fraction b) => new((a.Over * b.Under) + (b.Over * a.Under), a.Under * b.Under);
    public static Fraction operator -(Fraction a, Fraction b) => a + new Fraction(-b.Over, b.Under);
    public static Fraction operator *(Fraction a, Fraction b) => new(a.Over * b.Over, a.Under * b.Under);
    public static Fraction operator /(Fraction a, long b) => new(a.Over, a.Under * b);

    public int CompareTo(Fraction other) => (Over * other.Under).CompareTo(other.Over * Under);

    /// <summary>The multiple of a step next to this: above or below, itself when it is one.</summary>
    public Price To(Price step, bool up)
    {
        var steps = BigInteger.DivRem(Over * Price.Scale, Under * step.Micros, out var rest);
        if (rest.Sign > 0 && up)
            steps++;
        else if (rest.Sign < 0 && !up)
            steps--;
        return new Price((long)steps * step.Micros);
    }
}
