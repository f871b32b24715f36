using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Positions;

/// <summary>An amount that depends on marks, with how much of it is unknown.</summary>
/// <param name="Known">The amount over all positions that have a mark (and cash, for equity).</param>
/// <param name="Unmarked">Open positions without a mark; they are missing from <paramref name="Known"/>.</param>
public readonly record struct Valuation(Money Known, int Unmarked)
{
    /// <summary>Nothing is missing. A rule that needs the amount must treat an incomplete one as unknown.</summary>
    public bool IsComplete => Unmarked == 0;
}
