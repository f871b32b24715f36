using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>Where the money stands in a rising list of strikes.</summary>
public static class StrikeList
{
    /// <summary>The strike nearest to a price; of two equally near, the lower.</summary>
    /// <exception cref="ArgumentException">There are no strikes.</exception>
    public static decimal AtmStrike(IReadOnlyList<decimal> strikes, decimal price) => strikes[AtmIndex(strikes, price)];

    /// <summary>Index of the strike nearest to a price; of two equally near, the lower.</summary>
    /// <exception cref="ArgumentException">There are no strikes.</exception>
    public static int AtmIndex(IReadOnlyList<decimal> strikes, decimal price)
    {
        if (strikes.Count == 0)
            throw new ArgumentException("There are no strikes.", nameof(strikes));
        var nearest = 0;
        for (var index = 1; index < strikes.Count; index++)
        {
            if (Math.Abs(strikes[index] - price) < Math.Abs(strikes[nearest] - price))
                nearest = index;
        }

        return nearest;
    }

    /// <summary>What a chain calls the option of a strike: "ATM", "ITM2", "OTM2".</summary>
    /// <param name="index">Of the strike in the rising list.</param>
    /// <param name="atmIndex">Of the strike at the money.</param>
    /// <param name="right">Below the money calls are in and puts are out of it.</param>
    public static string Label(int index, int atmIndex, OptionRight right) => OptionOffset.Between(atmIndex, index, right).ToString();
}
