using Fairlead.Quant.Statistics;

namespace Fairlead.Quant.Tests.Statistics;

public sealed class DrawdownTests
{
    [Fact]
    public void Update_TwoFalls_KeepsWorstAmountAndWorstPartApart()
    {
        var drawdown = new Drawdown();
        foreach (double equity in (double[])[100, 60, 1000, 940, 990])
            drawdown.Update(equity);

        Assert.Equal(1000, drawdown.Peak);
        Assert.Equal(10, drawdown.Current);
        Assert.Equal(0.01, drawdown.CurrentPart);
        Assert.Equal(60, drawdown.Max);
        Assert.Equal(0.4, drawdown.MaxPart);
    }

    [Fact]
    public void Update_RandomSeries_AgreesWithEveryPairOfPoints()
    {
        Random random = Seeds.NewRandom();
        var drawdown = new Drawdown();
        var seen = new List<double>();
        double equity = 50;
        for (int i = 0; i < 300; i++)
        {
            equity += random.Between(-3, 3.05);
            seen.Add(equity);
            drawdown.Update(equity);
            double worst = 0;
            double worstPart = seen[0] > 0 ? 0 : double.NaN;
            for (int from = 0; from < seen.Count; from++)
            {
                double peak = seen.Take(from + 1).Max();
                worst = Math.Max(worst, peak - seen[from]);
                if (peak > 0 && !((peak - seen[from]) / peak <= worstPart))
                    worstPart = (peak - seen[from]) / peak;
            }

            Assert.Equal(worst, drawdown.Max);
            Assert.Equal(worstPart, drawdown.MaxPart);
        }
    }

    [Fact]
    public void Part_WithoutAPositivePeak_IsNaN()
    {
        var drawdown = new Drawdown();
        Assert.True(double.IsNaN(drawdown.Max));
        drawdown.Update(-5);
        drawdown.Update(-9);
        Assert.Equal(4, drawdown.Max);
        Assert.True(double.IsNaN(drawdown.MaxPart));

        drawdown.Update(10);
        drawdown.Update(5);
        Assert.Equal(0.5, drawdown.MaxPart);
        Assert.Throws<ArgumentOutOfRangeException>(() => drawdown.Update(double.NaN));
    }
}
