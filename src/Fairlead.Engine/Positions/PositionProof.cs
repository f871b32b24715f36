namespace Fairlead.Engine.Positions;

/// <summary>A position's sums recomputed from its postings by plain addition, without lots.</summary>
/// <param name="Units">Sum of all signed units.</param>
/// <param name="UnitsFromOutside">The same without transfers between owners.</param>
/// <param name="Gross">Cost of the open lots less everything paid: what FIFO must have realised.</param>
/// <param name="Cash">Change of the account's cash.</param>
internal readonly record struct PositionProof(long Units, long UnitsFromOutside, decimal Gross, decimal Cash);
