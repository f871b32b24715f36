namespace Fairlead.Quant.Tests;

/// <summary>
/// Random numbers for property tests. The seed is fixed unless the variable FAIRLEAD_SEED gives another; every failure
/// message of a property test carries it.
/// </summary>
internal static class Seeds
{
    private const int Default = 20260224;

    internal static int Current { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("FAIRLEAD_SEED"), out int seed) ? seed : Default;

    internal static Random NewRandom() => new(Current);

    internal static double Between(this Random random, double low, double high) =>
        low + (high - low) * random.NextDouble();

    /// <summary>Evenly spread over orders of magnitude.</summary>
    internal static double LogBetween(this Random random, double low, double high) =>
        Math.Exp(random.Between(Math.Log(low), Math.Log(high)));
}
