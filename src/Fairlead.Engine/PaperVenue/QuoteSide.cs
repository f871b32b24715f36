using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <summary>One side of the quote and what we have left of it. The default is a side nobody has shown yet.</summary>
/// <param name="IsPresent">Someone bids or offers.</param>
/// <param name="Price">Meaningless unless present.</param>
/// <param name="Size">Units displayed.</param>
/// <param name="Left">Units displayed and not yet taken by our orders.</param>
/// <param name="At">When the newest record of this side became known.</param>
internal readonly record struct QuoteSide(bool IsPresent, Price Price, long Size, long Left, Timestamp At)
{
    /// <summary>The side after another record; what we took stays taken while price and size are repeated.</summary>
    internal QuoteSide Next(bool isPresent, Price price, long size, Timestamp at) =>
        isPresent && IsPresent && price == Price && size == Size
            ? this with { At = at }
            : new QuoteSide(isPresent, price, size, size, at);
}
