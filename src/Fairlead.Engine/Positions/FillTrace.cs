namespace Fairlead.Engine.Positions;

/// <summary>What became of a fill id. Kept for the life of the ledger, so that no id is ever booked twice.</summary>
/// <param name="State">Applied, Superseded or Busted.</param>
/// <param name="Position">The position it was booked to; meaningless when it was busted before it arrived.</param>
/// <param name="Sequence">Its posting.</param>
internal readonly record struct FillTrace(LedgerOutcome State, PositionKey Position, long Sequence);
