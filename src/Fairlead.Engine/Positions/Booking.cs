using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Positions;

/// <summary>One change of one position or of cash, as it was booked: what an accountant needs, and nothing to compute.</summary>
/// <remarks>Bookings add up: the sum of <paramref name="Cash"/> is the change of the account's cash, the sum of
/// <paramref name="Units"/> an owner's position. A correction is booked as the difference it makes.</remarks>
/// <param name="Kind">Why.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Instrument">In what; null for a flow of cash.</param>
/// <param name="Units">Signed change of units.</param>
/// <param name="Price">Per unit; null when the change has no one price (a correction, a flow).</param>
/// <param name="Gross">Realised profit or loss before charges.</param>
/// <param name="Charges">Positive is paid.</param>
/// <param name="Cash">Change of the account's cash, charges included.</param>
/// <param name="UnitsAfter">The owner's signed units afterwards.</param>
/// <param name="CashAfter">The account's cash afterwards.</param>
/// <param name="At">When it happened, as the venue tells.</param>
/// <param name="Execution">The fill, or null for every other kind.</param>
public sealed record Booking(
    BookingKind Kind,
    OwnerId Owner,
    InstrumentId? Instrument,
    long Units,
    Price? Price,
    Money Gross,
    Money Charges,
    Money Cash,
    long UnitsAfter,
    Money CashAfter,
    Timestamp At,
    ExecutionId? Execution);
