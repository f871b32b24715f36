using Fairlead.Quant.Options;

namespace Fairlead.Practice.Surface;

/// <summary>
/// The expected volatility of the next 30 days from a strip of out-of-the-money options, as NSE makes India VIX (after the
/// Cboe's method of 2003), here on one 30-day strip of the surface instead of two months' series.
/// </summary>
internal static class VarianceIndex
{
    private const int StrikesASide = 16;

    /// <summary>Strikes' distance in standard deviations: the strip reaches four on each side.</summary>
    private const double Step = 0.25;

    /// <summary>In volatility points: 13.4 means 13.4 % a year.</summary>
    public static double Of(in VolatilitySurface surface)
    {
        const double Years = VolatilitySurface.LevelDays / VolatilitySurface.DaysPerYear;
        var smile = surface.SmileAt(Years);
        var sum = 0.0;
        for (var index = -StrikesASide; index <= StrikesASide; index++)
        {
            // Forward 1 and no interest: the sum does not depend on them.
            var strike = Math.Exp(index * Step * smile.Deviation);
            var width = strike * 2 * Math.Sinh(Step * smile.Deviation / 2);
            var kind = index < 0 ? OptionKind.Put : OptionKind.Call;
            sum += width / (strike * strike)
                * Black76.Price(kind, forward: 1, strike, Years, rate: 0, smile.VolatilityAt(index * Step * smile.Deviation));
        }

        return 100 * Math.Sqrt(2 * sum / Years);
    }
}
