using Fairlead.Quant.Statistics;

namespace Fairlead.Quant.Tests.Statistics;

public sealed class ReturnStatisticsTests
{
    [Fact]
    public void Update_RandomReturns_AgreesWithTwoPasses()
    {
        Random random = Seeds.NewRandom();
        var statistics = new ReturnStatistics(periodsPerYear: 12);
        var seen = new List<double>();
        for (int i = 0; i < 500; i++)
        {
            double value = random.Next(10) == 0 ? 0 : random.Between(-0.02, 0.025);
            seen.Add(value);
            statistics.Update(value);
        }

        double mean = seen.Average();
        double deviation = Math.Sqrt(seen.Sum(x => (x - mean) * (x - mean)) / (seen.Count - 1));
        double wins = seen.Count(x => x > 0), losses = seen.Count(x => x < 0);
        Assert.Equal(500, statistics.Count);
        Near.Relative(mean, statistics.Mean, 1e-10);
        Near.Relative(deviation, statistics.StandardDeviation, 1e-12);
        Near.Relative(mean / deviation * Math.Sqrt(12), statistics.Sharpe, 1e-10);
        Near.Relative(wins / 500, statistics.WinRate, 1e-15);
        Near.Relative(seen.Where(x => x > 0).Sum() / -seen.Where(x => x < 0).Sum(), statistics.ProfitFactor, 1e-12);
        double expectancy = wins / 500 * statistics.AverageWin - losses / 500 * statistics.AverageLoss;
        Near.Absolute(expectancy, statistics.Expectancy, 1e-15);
    }

    [Fact]
    public void Update_LargeMeanSmallSpread_DoesNotCancel()
    {
        var statistics = new ReturnStatistics();
        foreach (double value in (double[])[1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16])
            statistics.Update(value);

        Assert.Equal(30, statistics.Variance);
    }

    [Fact]
    public void Sharpe_AllReturnsEqual_IsNaN()
    {
        var statistics = new ReturnStatistics();
        for (int i = 0; i < 7; i++)
            statistics.Update(0.1);

        Assert.Equal(0, statistics.Variance);
        Assert.True(double.IsNaN(statistics.Sharpe));
        Assert.True(double.IsNaN(statistics.ProfitFactor));
        Assert.Equal(1, statistics.WinRate);
    }

    [Fact]
    public void Statistics_TooFewValues_AreNaN()
    {
        var statistics = new ReturnStatistics();
        Assert.True(double.IsNaN(statistics.Mean));
        Assert.True(double.IsNaN(statistics.WinRate));
        statistics.Update(-1);
        Assert.Equal(-1, statistics.Expectancy);
        Assert.Equal(0, statistics.ProfitFactor);
        Assert.True(double.IsNaN(statistics.Variance));
        Assert.Throws<ArgumentOutOfRangeException>(() => statistics.Update(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReturnStatistics(periodsPerYear: 0));
    }
}
