using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Positions;

/// <summary>One change of one position, as told by the venue. Positions are folds of their postings.</summary>
/// <param name="Sequence">Order of posting within the ledger; a correction keeps its predecessor's.</param>
/// <param name="Kind">Why.</param>
/// <param name="Units">Signed change of units.</param>
/// <param name="Price">Per unit.</param>
/// <param name="At">When it happened.</param>
/// <param name="Charges">In the ledger's currency; positive is paid.</param>
/// <param name="Execution">The fill, or a null value for every other kind.</param>
internal readonly record struct Posting(
    long Sequence,
    BookingKind Kind,
    long Units,
    Price Price,
    Timestamp At,
    decimal Charges,
    ExecutionId Execution)
{
    /// <summary>Units that came from outside the account; a transfer between owners brings none.</summary>
    public long UnitsFromOutside => Kind == BookingKind.Transfer ? 0 : Units;

    /// <summary>Whether price times units is paid in cash (when the instrument is paid for at all).</summary>
    public bool MovesCash => Kind is not (BookingKind.Transfer or BookingKind.Foreign);
}
