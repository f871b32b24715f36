using BenchmarkDotNet.Attributes;
using Fairlead.Quant.Bars;
using Fairlead.Quant.Indicators;

namespace Fairlead.Benchmarks;

/// <summary>One update of each streaming indicator, and a trade into the bar builder; 10,000 a call.</summary>
[MemoryDiagnoser]
public class IndicatorBenchmarks
{
    private const int Count = 10_000;

    private readonly double[] _closes = new double[Count];
    private readonly Sma _sma = new(20);
    private readonly Ema _ema = new(20);
    private readonly Rsi _rsi = new(14);
    private readonly Atr _atr = new(14);
    private readonly Macd _macd = new();
    private readonly Bollinger _bollinger = new();
    private readonly Adx _adx = new();
    private readonly Supertrend _supertrend = new();
    private readonly BarBuilder _bars = new(periodNanos: 60_000_000_000, sessionOpenNanos: 0);
    private long _now;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var price = 100.0;
        for (var index = 0; index < Count; index++)
            _closes[index] = price += (random.NextDouble() - 0.5) / 10;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double SmaUpdate()
    {
        foreach (var close in _closes)
            _sma.Update(close);
        return _sma.Value;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double EmaUpdate()
    {
        foreach (var close in _closes)
            _ema.Update(close);
        return _ema.Value;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double RsiUpdate()
    {
        foreach (var close in _closes)
            _rsi.Update(close);
        return _rsi.Value;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double AtrUpdate()
    {
        foreach (var close in _closes)
            _atr.Update(close + 0.05, close - 0.05, close);
        return _atr.Value;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void MacdUpdate()
    {
        foreach (var close in _closes)
            _macd.Update(close);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double BollingerUpdate()
    {
        foreach (var close in _closes)
            _bollinger.Update(close);
        return _bollinger.Width;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double AdxUpdate()
    {
        foreach (var close in _closes)
            _adx.Update(close + 0.05, close - 0.05, close);
        return _adx.PlusDirection;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public void SupertrendUpdate()
    {
        foreach (var close in _closes)
            _supertrend.Update(close + 0.05, close - 0.05, close);
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public long BarBuilderTrade()
    {
        var closedBars = 0L;
        foreach (var close in _closes)
        {
            _now += 250_000_000;
            if (_bars.AddTrade((long)(close * 1_000_000), size: 100, _now, out _))
                closedBars++;
        }

        return closedBars;
    }
}
