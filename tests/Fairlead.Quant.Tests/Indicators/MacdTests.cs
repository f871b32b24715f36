using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class MacdTests
{
    [Fact]
    public void Update_RandomStream_AgreesWithTheDefinition()
    {
        var macd = new Macd();
        var seen = new List<double>();
        var lines = new List<double>();
        foreach (double price in Streams.Prices(300))
        {
            seen.Add(price);
            macd.Update(price);
            double? line = SlowTwins.Ema(seen, 12) - SlowTwins.Ema(seen, 26);
            if (line is { } known)
                lines.Add(known);

            double? signal = SlowTwins.Ema(lines, 9);
            string what = $"macd at {seen.Count}";
            SlowTwins.AssertSame(line, macd.Value, 1e-10, what);
            SlowTwins.AssertSame(signal, macd.Signal, 1e-10, what);
            SlowTwins.AssertSame(line - signal, macd.Histogram, 1e-10, what);
            Assert.Equal(seen.Count >= 26 + 8, macd.IsReady);
        }
    }

    [Fact]
    public void Macd_FastNotFaster_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Macd(fastPeriod: 26, slowPeriod: 26));
}
