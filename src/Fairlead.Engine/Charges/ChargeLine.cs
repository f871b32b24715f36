using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Charges;

/// <summary>One line of a fill's charges.</summary>
/// <param name="Kind">Who takes it.</param>
/// <param name="Amount">Positive is paid.</param>
public readonly record struct ChargeLine(ChargeKind Kind, Money Amount);
