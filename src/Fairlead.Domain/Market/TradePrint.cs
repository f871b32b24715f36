using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Market;

/// <summary>A trade by others.</summary>
/// <param name="At">When it became known.</param>
/// <param name="Price">Traded price.</param>
/// <param name="Size">Traded units.</param>
/// <param name="VenueCode">The reporting market's letter as the source wrote it; 0 when not told.</param>
/// <param name="SaleCondition">The source's condition bits; 0 when not told.</param>
/// <param name="IsSuspicious">The source marked it; it moves no price.</param>
public readonly record struct TradePrint(
    Timestamp At, Price Price, Quantity Size, ushort VenueCode, uint SaleCondition, bool IsSuspicious);
