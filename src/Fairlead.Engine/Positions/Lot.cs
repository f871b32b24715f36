using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Positions;

/// <summary>What is still open of one opening fill. Lots close first in, first out.</summary>
/// <param name="Quantity">Signed units still open; never zero.</param>
/// <param name="Price">What the units were opened at.</param>
/// <param name="OpenedAt">When the venue filled it.</param>
/// <param name="OpenedBy">The fill that opened it; its value is null for delivered, adopted and foreign units.</param>
/// <param name="Charges">The part of the opening charges that belongs to the units still open.</param>
public readonly record struct Lot(
    Quantity Quantity, Price Price, Timestamp OpenedAt, ExecutionId OpenedBy, Money Charges);
