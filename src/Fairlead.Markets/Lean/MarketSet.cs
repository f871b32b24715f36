using Fairlead.Domain.Instruments;
using Fairlead.Markets.Tapes;

namespace Fairlead.Markets.Lean;

/// <summary>A loaded request. Immutable; many readers may share it.</summary>
/// <param name="Instruments">Requested symbols in request order, then chain underlyings, then option series.</param>
/// <param name="Tape">All records in order of time.</param>
/// <param name="Report">What was read, missing and wrong.</param>
public sealed record MarketSet(InstrumentMaster Instruments, Tape Tape, MarketReport Report);

/// <summary>How far a load is.</summary>
/// <param name="FilesDone">Files read.</param>
/// <param name="FilesTotal">Files to read.</param>
/// <param name="Records">Records so far.</param>
public readonly record struct LoadProgress(int FilesDone, int FilesTotal, long Records);
