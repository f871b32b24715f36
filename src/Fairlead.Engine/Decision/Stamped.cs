using Fairlead.Domain.Time;

namespace Fairlead.Engine.Decision;

/// <summary>An input with its place in the one order of events and the instant it was received.</summary>
/// <param name="Sequence">Rises by one from 1 for each input of an account's journal.</param>
/// <param name="At">Never earlier than the input before it.</param>
/// <param name="Value">The input.</param>
public readonly record struct Stamped<T>(long Sequence, Timestamp At, T Value);
