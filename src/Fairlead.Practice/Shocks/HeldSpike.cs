using Fairlead.Domain.Time;

namespace Fairlead.Practice.Shocks;

/// <summary>A spike and whom it concerns.</summary>
/// <param name="Spike">When, how much, how long.</param>
/// <param name="Underlying">Null means all.</param>
internal readonly record struct HeldSpike(VolatilitySpike Spike, int? Underlying)
{
    /// <summary>After so many half-lives nothing is left worth computing.</summary>
    private const double SpentHalfLives = 40;

    public bool IsOf(int underlying) => Underlying is not { } one || one == underlying;

    /// <summary>What it adds to the 30-day volatility, per year.</summary>
    public double ShareAt(Timestamp at)
    {
        var halfLives = (double)(at.Nanos - Spike.At.Nanos) / (Spike.HalfLife.Ticks * 100);
        return halfLives is < 0 or > SpentHalfLives ? 0 : (double)Spike.Points / 100 * double.Exp2(-halfLives);
    }
}
