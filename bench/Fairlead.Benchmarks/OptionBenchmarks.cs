using BenchmarkDotNet.Attributes;
using Fairlead.Quant.Options;

namespace Fairlead.Benchmarks;

/// <summary>One option: price, implied volatility, and volatility with Greeks.</summary>
[MemoryDiagnoser]
public class OptionBenchmarks
{
    private readonly double _price = Black76.Price(OptionKind.Call, 100, 110, 0.5, 0.03, 0.25);

    [Benchmark]
    public double Price() => Black76.Price(OptionKind.Call, 100, 110, 0.5, 0.03, 0.25);

    [Benchmark]
    public double ImpliedVolatilityOnly() => ImpliedVolatility.Solve(OptionKind.Call, _price, 100, 110, 0.5, 0.03).Volatility;

    [Benchmark]
    public double ImpliedVolatilityAndGreeks()
    {
        ImpliedVolatility.SolveWithGreeks(OptionKind.Call, _price, 100, 110, 0.5, 0.03, out var greeks);
        return greeks.Delta;
    }

    [Benchmark]
    public double AmericanPrice() => AmericanOption.Price(OptionKind.Put, 100, 110, 0.5, 0.03, 0.0, 0.25);
}
