namespace Fairlead.Engine.Positions;

/// <summary>Where a position stands in the ledger: book, then position within the book. Never changes.</summary>
internal readonly record struct PositionKey(int Book, int Position);
