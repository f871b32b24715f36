using System.Globalization;
using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Protection;

/// <summary>How far from an anchor price: in price points, or in hundredths of a percent of the anchor.</summary>
/// <param name="Points">Points; meaningful when <paramref name="BasisPoints"/> is zero.</param>
/// <param name="BasisPoints">1/100 of a percent of the anchor; zero when points are meant.</param>
public readonly record struct Distance(Price Points, int BasisPoints)
{
    public static Distance OfPoints(Price points) => new(points, 0);
    public static Distance OfPercent(decimal percent) => new(Price.Zero, (int)decimal.Round(percent * 100m));

    /// <summary>The distance in price, from an anchor, cut to a millionth; never negative for a positive anchor.</summary>
    public Price From(Price anchor) =>
        BasisPoints == 0 ? Points : new Price((long)((Int128)anchor.Micros * BasisPoints / 10_000));

    public bool IsPositive => BasisPoints == 0 ? Points > Price.Zero : BasisPoints > 0;

    public override string ToString() => BasisPoints == 0
        ? Points.ToString()
        : (BasisPoints / 100m).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
