using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Accounts;

/// <summary>What a broker told about the account as a whole. A closed family.</summary>
public abstract record AccountFact : Fact
{
    private protected AccountFact()
    {
    }
}

/// <summary>One position of the broker's book.</summary>
/// <param name="Instrument">What is held.</param>
/// <param name="Quantity">Signed units.</param>
/// <param name="AveragePrice">The broker's own average, or null when it does not tell.</param>
public readonly record struct ReportedPosition(InstrumentId Instrument, Quantity Quantity, Price? AveragePrice);

/// <summary>The broker's position book.</summary>
/// <param name="Positions">Each instrument once; what is missing is flat only when the book is complete.</param>
/// <param name="IsComplete">The broker said this is the whole book. An incomplete book proves nothing flat.</param>
public sealed record PositionsReported(IReadOnlyList<ReportedPosition> Positions, bool IsComplete) : AccountFact;

/// <summary>The broker's cash figure.</summary>
public sealed record BalanceReported(Money Cash) : AccountFact;

/// <summary>The official settlement price of an underlying for one series. Recorded once and used by every contract of it.</summary>
/// <param name="Underlying">What expired contracts are written on.</param>
/// <param name="ExpiryOn">The series' expiry date.</param>
/// <param name="ExpiryAt">The series' expiry instant: keeps apart those of one date that settle in the morning and at the
/// close.</param>
/// <param name="Price">The price all of them settle at.</param>
/// <param name="Source">Where it comes from, in plain words.</param>
public sealed record SettlementPriceFixed(
    InstrumentId Underlying, DateOnly ExpiryOn, Timestamp ExpiryAt, Price Price, string Source) : AccountFact;

/// <summary>Someone exercised options we are short of, before or at expiry.</summary>
/// <param name="Option">The option contract.</param>
/// <param name="Quantity">Units of our short position that were assigned; positive.</param>
/// <param name="Reference">The broker's key of the event; applied exactly once.</param>
public sealed record OptionAssigned(InstrumentId Option, Quantity Quantity, string Reference) : AccountFact;
