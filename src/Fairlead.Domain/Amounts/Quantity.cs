using System.Globalization;

namespace Fairlead.Domain.Amounts;

/// <summary>
/// A whole number of units: shares, or option and future contracts. Never lots (an Indian lot of 75 is 75 units).
/// </summary>
/// <remarks>
/// Signed where it measures a position (short is negative); orders and fills carry it positive, with a
/// <see cref="Fairlead.Domain.Orders.Side"/> beside it. The default value is zero.
/// </remarks>
public readonly record struct Quantity(long Units) : IComparable<Quantity>
{
    public static Quantity Zero => default;

    public bool IsZero => Units == 0;
    public Quantity Abs => new(Math.Abs(Units));

    public int CompareTo(Quantity other) => Units.CompareTo(other.Units);

    public static Quantity operator +(Quantity a, Quantity b) => new(a.Units + b.Units);
    public static Quantity operator -(Quantity a, Quantity b) => new(a.Units - b.Units);
    public static Quantity operator -(Quantity a) => new(-a.Units);
    public static Quantity operator *(Quantity a, long factor) => new(a.Units * factor);
    public static bool operator <(Quantity a, Quantity b) => a.Units < b.Units;
    public static bool operator >(Quantity a, Quantity b) => a.Units > b.Units;
    public static bool operator <=(Quantity a, Quantity b) => a.Units <= b.Units;
    public static bool operator >=(Quantity a, Quantity b) => a.Units >= b.Units;

    public static Quantity Min(Quantity a, Quantity b) => a.Units <= b.Units ? a : b;
    public static Quantity Max(Quantity a, Quantity b) => a.Units >= b.Units ? a : b;

    public override string ToString() => Units.ToString(CultureInfo.InvariantCulture);
}
