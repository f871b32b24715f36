using Fairlead.Quant.Options;

namespace Fairlead.Host.Bench;

/// <summary>Implied volatility and all Greeks of European options.</summary>
internal sealed class OptionScenario : IBenchScenario
{
    private const double MaxNanos = 1_000;
    private const int Options = 10_000;

    public string Name => "option-greeks";

    public BenchResult Run(BenchSettings settings)
    {
        var random = new Random(SyntheticMarket.Seed);
        var options = new (OptionKind Kind, double Price, double Strike, double Years, double Volatility)[Options];
        for (var index = 0; index < Options; index++)
        {
            var kind = random.Next(2) == 0 ? OptionKind.Call : OptionKind.Put;
            var (strike, years, volatility) = (60 + (80 * random.NextDouble()), 0.01 + (2 * random.NextDouble()), 0.08 + random.NextDouble());
            options[index] = (kind, Black76.Price(kind, 100, strike, years, 0.03, volatility), strike, years, volatility);
        }

        var rounds = settings.Size(full: 100, quick: 5);
        for (var warm = 0; warm < 5; warm++)
            Sweep(options);
        var worstError = 0.0;
        var watch = Watch.Start();
        for (var round = 0; round < rounds; round++)
        {
            settings.Cancellation.ThrowIfCancellationRequested();
            worstError = Math.Max(worstError, Sweep(options));
        }

        var nanos = watch.Stop().Seconds * 1e9 / ((double)rounds * Options);
        return new BenchResult
        {
            Name = Name,
            Measures = "implied volatility (Let's Be Rational) and price, delta, gamma, theta, vega, rho and second-order Greeks of one option, mean of 10,000 random ones",
            Value = Math.Round(nanos, 1),
            Unit = "ns",
            Budget = MaxNanos,
            Met = nanos < MaxNanos,
            Items = (long)rounds * Options,
            CpuShare = watch.CpuShare,
            Note = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"largest difference from the volatility that made the price {worstError:0.0e+0}"),
        };
    }

    /// <summary>The largest error, so that nothing is optimised away.</summary>
    private static double Sweep((OptionKind Kind, double Price, double Strike, double Years, double Volatility)[] options)
    {
        var worst = 0.0;
        foreach (ref readonly var option in options.AsSpan())
        {
            var solved = ImpliedVolatility.SolveWithGreeks(option.Kind, option.Price, 100, option.Strike, option.Years, 0.03, out var greeks);
            if (solved.IsOk && greeks.Vega > 1e-3)
                worst = Math.Max(worst, Math.Abs(solved.Volatility - option.Volatility));
        }

        return worst;
    }
}
