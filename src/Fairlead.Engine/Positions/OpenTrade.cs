using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Positions;

/// <summary>The round trip under way: what <see cref="ClosedTrade"/> will tell once the position is flat.</summary>
/// <param name="OpenedWith">Side of the opening fills.</param>
/// <param name="OpenedAt">Time of the first one.</param>
/// <param name="EntryUnits">Units opened so far.</param>
/// <param name="EntrySum">Sum of price times units over the openings.</param>
/// <param name="ExitSum">Sum of price times units over the closings.</param>
/// <param name="Gross">Realised so far.</param>
/// <param name="Charges">Charges of what was closed so far.</param>
internal readonly record struct OpenTrade(
    Side OpenedWith, Timestamp OpenedAt, long EntryUnits, decimal EntrySum, decimal ExitSum, decimal Gross, decimal Charges)
{
    public ClosedTrade Close(in PositionTerms terms, int number, Timestamp at) => new()
    {
        Owner = terms.Owner,
        Instrument = terms.Instrument,
        Number = number,
        OpenedWith = OpenedWith,
        OpenedAt = OpenedAt,
        ClosedAt = at,
        Quantity = new Quantity(EntryUnits),
        EntryAverage = Average(EntrySum),
        ExitAverage = Average(ExitSum),
        Gross = new Money(Gross, terms.Currency),
        Charges = new Money(Charges, terms.Currency),
    };

    // A closed trade has closed as many units as it opened, so one divisor serves both.
    private Price Average(decimal sum) => Price.Of(decimal.Round(sum / EntryUnits, 6, MidpointRounding.AwayFromZero));
}
