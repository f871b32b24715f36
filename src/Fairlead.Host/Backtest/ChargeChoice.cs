using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Charges;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Host.Backtest;

/// <summary>Which schedule charges a backtest.</summary>
/// <param name="Schedule">Its key.</param>
/// <param name="Note">What it leaves out of the truth, in words; null when nothing.</param>
public sealed record ChargeChoice(string Schedule, string? Note)
{
    /// <summary>
    /// The paper profile leaves charges to the desk's dated schedule of the instrument's country; the other profiles
    /// charge on their own. Before the first known Section 31 fee a US sale would have no known charges at all: then the
    /// commission alone is charged, which is nearer to the truth than nothing.
    /// </summary>
    public static ChargeChoice For(string profile, Instrument traded, DateOnly from)
    {
        if (profile != VenueProfiles.Paper.Name)
            return new ChargeChoice(ChargeSchedule.None.Name, Note: null);
        if (traded.Currency == Currency.Inr)
            return new ChargeChoice(ChargeSchedule.IndiaDiscount.Name, "Indian stocks are charged as delivery");
        var sale = new ChargeableFill(traded, Side.Sell, new Quantity(100 * traded.LotSize), Price.Of(100), from);
        return ChargeSchedule.UsFixed.Compute(sale).UnknownBecause is { } because
            ? new ChargeChoice(ChargeSchedule.UsCommissionOnly.Name, $"charges are the commission alone: {because}")
            : new ChargeChoice(ChargeSchedule.UsFixed.Name, Note: null);
    }
}
