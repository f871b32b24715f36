namespace Fairlead.Quant.Tests.Indicators;

/// <summary>Seeded random walks. Prices are whole cents, so that a decimal twin sees the same numbers.</summary>
internal static class Streams
{
    internal static double[] Prices(int count)
    {
        Random random = Seeds.NewRandom();
        double[] prices = new double[count];
        double price = 100;
        for (int i = 0; i < count; i++)
        {
            // Some repeats, so that unchanged values are met too.
            price = random.Next(6) == 0 ? price : Math.Round(Math.Max(1, price + random.Between(-1, 1)), 2);
            prices[i] = price;
        }

        return prices;
    }

    internal static TestBar[] Bars(int count)
    {
        Random random = Seeds.NewRandom();
        var bars = new TestBar[count];
        double close = 100;
        for (int i = 0; i < count; i++)
        {
            double open = Math.Max(5, close + random.Between(-1, 1));
            double high = open + random.NextDouble() * random.Next(3);
            double low = open - random.NextDouble() * random.Next(3);
            close = random.Between(low, high);
            bars[i] = new TestBar(high, low, close, random.Next(0, 500));
        }

        return bars;
    }
}
