namespace Fairlead.Engine.Positions;

/// <summary>What a position is worth at its last mark, in millionths of the currency: whole numbers, so that a tick
/// allocates nothing and running sums never drift.</summary>
/// <param name="UnrealisedMicros">Against the open lots, before charges; zero when unmarked.</param>
/// <param name="MarketMicros">What it adds to cash to make equity; zero when unmarked.</param>
/// <param name="Unmarked">1 when it is open and has no mark, else 0.</param>
internal readonly record struct PositionValue(long UnrealisedMicros, long MarketMicros, int Unmarked)
{
    public static PositionValue operator -(PositionValue a, PositionValue b) =>
        new(a.UnrealisedMicros - b.UnrealisedMicros, a.MarketMicros - b.MarketMicros, a.Unmarked - b.Unmarked);
}
