using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Charges;

namespace Fairlead.Engine.Tests.Charges;

/// <summary>Indian instruments and fills, and what they are charged by the discount broker's schedule.</summary>
internal static class IndiaScene
{
    internal static Instrument Stock { get; } = Make(InstrumentKind.Equity, Venue.Nse);

    internal static Instrument Future { get; } = Make(InstrumentKind.Future, Venue.Nfo) with
    {
        Future = new FutureTerms(new(1), new(2026, 12, 29), new Timestamp(0), SettlementStyle.Cash),
    };

    internal static Instrument Option { get; } = Make(InstrumentKind.Option, Venue.Nfo) with
    {
        Option = new OptionTerms(new(1), OptionRight.Call, Price.Of(25_000), new(2026, 12, 29), new Timestamp(0),
            ExerciseStyle.European, SettlementStyle.Cash),
    };

    private static Instrument Make(InstrumentKind kind, Venue venue) => new()
    {
        Id = new(0), Symbol = kind.ToString(), Kind = kind, Venue = venue, Currency = Currency.Inr,
        Tick = TickRule.Single(Price.Of(0.05m)),
    };

    internal static void AssertLines(ChargeBreakdown breakdown, decimal total, params (ChargeKind Kind, decimal Amount)[] lines)
    {
        Assert.Equal(lines, breakdown.Lines.Select(line => (line.Kind, line.Amount.Amount)));
        Assert.Equal(new Money(total, Currency.Inr), breakdown.Total);
    }

    internal static ChargeBreakdown Compute(
        Instrument instrument, Side side, long units, decimal price, DateOnly tradeOn, bool isIntraday = false) =>
        ChargeSchedule.IndiaDiscount.Compute(Fill(instrument, side, units, price, tradeOn) with { IsIntraday = isIntraday }).Breakdown!;

    internal static ChargeableFill Fill(Instrument instrument, Side side, long units, decimal price, DateOnly tradeOn) =>
        new(instrument, side, new Quantity(units), Price.Of(price), tradeOn);
}
