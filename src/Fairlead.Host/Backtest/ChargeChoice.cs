using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Charges;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Host.Backtest;

/// <summary>Which schedule charges a backtest.</summary>
/// <param name="Schedule">Its key.</param>
/// <param name="Notes">What it assumes and what it leaves out of the truth, in words; empty when nothing.</param>
public sealed record ChargeChoice(string Schedule, IReadOnlyList<string> Notes)
{
    /// <summary>From here on stamp duty is the same in all of India.</summary>
    private static readonly DateOnly OneStampDuty = new(2020, 7, 1);

    /// <summary>
    /// The paper profile leaves charges to the desk's dated schedule of the instruments' country; the other profiles
    /// charge on their own. Before the first known Section 31 fee a US sale would have no known charges at all: then the
    /// commission alone is charged, which is nearer to the truth than nothing.
    /// </summary>
    /// <param name="profile">Of the paper venue.</param>
    /// <param name="traded">What is traded, one or more, of one currency.</param>
    /// <param name="from">The first day; what is not known then is told, though it may be later.</param>
    public static ChargeChoice For(string profile, IReadOnlyList<Instrument> traded, DateOnly from)
    {
        if (profile != VenueProfiles.Paper.Name)
            return new ChargeChoice(ChargeSchedule.None.Name, []);
        if (traded[0].Currency == Currency.Inr)
            return new ChargeChoice(ChargeSchedule.IndiaDiscount.Name, [.. IndianNotes(traded, from)]);
        return UnknownOn(ChargeSchedule.UsFixed, traded, from) is { } because
            ? new ChargeChoice(ChargeSchedule.UsCommissionOnly.Name, [$"charges are the commission alone: {because}"])
            : new ChargeChoice(ChargeSchedule.UsFixed.Name, []);
    }

    private static IEnumerable<string> IndianNotes(IReadOnlyList<Instrument> traded, DateOnly from)
    {
        if (UnknownOn(ChargeSchedule.IndiaDiscount, traded, from) is { } because)
            yield return $"charges are unknown and left out from {from:yyyy-MM-dd}: {because}";
        if (traded.Any(instrument => instrument.Kind == InstrumentKind.Equity))
            yield return "Indian stocks and funds are charged as delivery";
        foreach (var fund in traded.Where(IndiaFunds.Contains))
            yield return $"{fund.Symbol} is charged as units of an equity fund: transaction tax on delivery sales alone, at a fund's rate";
        if (from < OneStampDuty)
            yield return $"stamp duty before {OneStampDuty:yyyy-MM-dd} is that of Maharashtra";
    }

    /// <summary>Why the schedule cannot charge a sale of one of the instruments on a day; null when it can charge all.</summary>
    private static string? UnknownOn(ChargeSchedule schedule, IReadOnlyList<Instrument> traded, DateOnly day) => traded
        .Select(instrument => schedule.Compute(new ChargeableFill(
            instrument, Side.Sell, new Quantity(100 * instrument.LotSize), Price.Of(100), day)).UnknownBecause)
        .FirstOrDefault(because => because is not null);
}
