namespace Fairlead.Quant.Options;

/// <summary>
/// The inverse of <see cref="NormalisedBlack"/> by P. Jäckel, "Let's Be Rational" (Wilmott, 2015): a rational guess
/// in one of four segments of the price range, then third-order Householder steps on an objective that is nearly
/// linear in its segment. Two steps reach the accuracy of the arithmetic; a bracket guards the rest.
/// </summary>
internal static class NormalisedVolatility
{
    private const int MostIterations = 30;

    /// <summary>A fourth-order step this small (relative) leaves an error below one ulp.</summary>
    private const double LastStep = 1e-5;

    private const double TwoPi = 6.28318530717958647693;
    private const double SqrtThree = 1.73205080756887729353;
    private const double SqrtHalfPi = 1.25331413731550025121;
    private const double TwoPiOverSqrtTwentySeven = 1.20919957615587172100;

    private enum Objective
    {
        /// <summary>1/ln b, for prices far below the inflection.</summary>
        InverseLogarithm,

        /// <summary>b itself.</summary>
        Price,

        /// <summary>ln of the distance to the maximum, for prices far above the inflection.</summary>
        LogarithmOfGap,
    }

    /// <summary>
    /// The s with b(x, s) = price, for x ≤ 0 and 0 &lt; price &lt; maximum = exp(x/2).
    /// </summary>
    internal static double Solve(double price, double x, double maximum)
    {
        double s = Guess(price, x, maximum, out double left, out double right, out Objective objective);
        double target = objective switch
        {
            Objective.InverseLogarithm => Math.Log(price),
            Objective.LogarithmOfGap => maximum - price,
            _ => price,
        };
        for (int i = 0; i < MostIterations; i++)
        {
            if (!(s > left && s < right))
                s = Middle(left, right);

            double slope = NormalisedBlack.Vega(x, s);
            double value = NormalisedBlack.Value(x, s, slope, maximum);
            if (value > price)
                right = s;
            else
                left = s;

            double step = Step(objective, target, x, s, value, slope, maximum);
            double moved = s + Math.Max(-0.5 * s, step);
            if (Math.Abs(step) <= LastStep * s)
                return moved;

            s = moved;
        }

        return s;
    }

    private static double Middle(double left, double right) =>
        double.IsPositiveInfinity(right) ? 2 * left + 1 : 0.5 * (left + right);

    /// <summary>One Householder step of third order; NaN where the function is flat, which bisects.</summary>
    private static double Step(
        Objective objective, double target, double x, double s, double value, double slope, double maximum)
    {
        double h = x / s;
        double second = h * h / s - s / 4;
        double third = second * second - 3 * h * h / (s * s) - 0.25;
        double newton, halley, householder;
        switch (objective)
        {
            case Objective.InverseLogarithm:
                double log = Math.Log(value);
                double relative = slope / value;
                newton = (target - log) * log / target / relative;
                halley = second - relative * (1 + 2 / log);
                householder = third + 2 * relative * relative * (1 + 3 / log * (1 + 1 / log))
                    - 3 * second * relative * (1 + 2 / log);
                break;
            case Objective.LogarithmOfGap:
                double gap = maximum - value;
                double fall = slope / gap;
                newton = -Math.Log(target / gap) / fall;
                halley = second + fall;
                householder = third + fall * (2 * fall + 3 * second);
                break;
            default:
                newton = (target - value) / slope;
                halley = second;
                householder = third;
                break;
        }

        return newton * (1 + 0.5 * halley * newton) / (1 + newton * (halley + householder * newton / 6));
    }

    private static double Guess(
        double price, double x, double maximum, out double left, out double right, out Objective objective)
    {
        // At the inflection s = √(2|x|) both d1 = 0 and vega = exp(x/2)·n(0) are known in closed form.
        double centre = Math.Sqrt(-2 * x);
        double centreVega = maximum * NormalDistribution.OneOverSqrtTwoPi;
        double centrePrice = centreVega * (SqrtHalfPi - NormalDistribution.CdfOverDensity(-centre));
        left = 0;
        right = double.PositiveInfinity;
        objective = Objective.Price;
        if (price < centrePrice)
        {
            double low = centre - centrePrice / centreVega;
            double lowVega = NormalisedBlack.Vega(x, low);
            double lowPrice = NormalisedBlack.Value(x, low, lowVega, maximum);
            if (price < lowPrice)
            {
                right = low;
                objective = Objective.InverseLogarithm;
                return LowGuess(price, x, low, lowPrice);
            }

            left = low;
            right = centre;
            var below = new RationalCubic(lowPrice, centrePrice, low, centre, 1 / lowVega, 1 / centreVega);
            return below.ValueAt(price, below.ControlForRight(secondDerivative: 0, preferShape: false));
        }

        double high = centre + (maximum - centrePrice) / centreVega;
        double highVega = NormalisedBlack.Vega(x, high);
        double highPrice = NormalisedBlack.Value(x, high, highVega, maximum);
        if (price <= highPrice)
        {
            left = centre;
            right = high;
            var above = new RationalCubic(centrePrice, highPrice, centre, high, 1 / centreVega, 1 / highVega);
            return above.ValueAt(price, above.ControlForLeft(secondDerivative: 0, preferShape: false));
        }

        left = high;
        if (price > 0.5 * maximum)
            objective = Objective.LogarithmOfGap;
        return HighGuess(price, x, high, highPrice, maximum);
    }

    /// <summary>Interpolates f = 2π|x|/√27·N(−|x|/(√3·s))³, which is nearly linear in tiny prices.</summary>
    private static double LowGuess(double price, double x, double low, double lowPrice)
    {
        double distance = -x;
        double z = distance / (SqrtThree * low);
        double y = z * z;
        double square = low * low;
        double cdf = NormalDistribution.Cdf(-z);
        double value = TwoPiOverSqrtTwentySeven * distance * cdf * cdf * cdf;
        double slope = TwoPi * y * cdf * cdf * Math.Exp(y + 0.125 * square);
        double bend = TwoPi / 12 * y / (square * low) * cdf
            * (8 * SqrtThree * low * distance
                + (3 * square * (square - 8) - 8 * x * x) * cdf / NormalDistribution.Density(z))
            * Math.Exp(2 * y + 0.25 * square);
        var cubic = new RationalCubic(0, lowPrice, 0, value, 1, slope);
        double mapped = cubic.ValueAt(price, cubic.ControlForRight(bend, preferShape: true));
        if (!(mapped > 0))
        {
            // Rounding for very large |x|: the quadratic through 0 with slope 1 and through the right end.
            double t = price / lowPrice;
            mapped = (value * t + lowPrice * (1 - t)) * t;
        }

        double quantile = NormalDistribution.InverseCdf(Math.Cbrt(mapped / (TwoPiOverSqrtTwentySeven * distance)));
        return Math.Abs(x / (SqrtThree * quantile));
    }

    /// <summary>Interpolates f = N(−s/2), which is nearly linear in prices close to the maximum.</summary>
    private static double HighGuess(double price, double x, double high, double highPrice, double maximum)
    {
        double value = NormalDistribution.Cdf(-0.5 * high);
        double ratio = x / high * (x / high);
        double slope = -0.5 * Math.Exp(0.5 * ratio);
        double bend = SqrtHalfPi * Math.Exp(ratio + 0.125 * high * high) * ratio / high;
        double mapped = 0;
        if (bend < 1e150)
        {
            var cubic = new RationalCubic(highPrice, maximum, value, 0, slope, -0.5);
            mapped = cubic.ValueAt(price, cubic.ControlForLeft(bend, preferShape: true));
        }

        if (!(mapped > 0))
        {
            double width = maximum - highPrice;
            double t = (price - highPrice) / width;
            mapped = (value * (1 - t) + 0.5 * width * t) * (1 - t);
        }

        return -2 * NormalDistribution.InverseCdf(mapped);
    }
}
