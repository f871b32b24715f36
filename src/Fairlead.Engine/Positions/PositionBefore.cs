namespace Fairlead.Engine.Positions;

/// <summary>What a position was before a change, to tell the change.</summary>
internal readonly record struct PositionBefore(long Units, LotTotals Totals);
