using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Charges;

/// <summary>Indian charges at a discount broker, NSE and BSE.</summary>
/// <remarks>
/// <para>Brokerage an order: delivery free; intraday stock and futures 0.03 % of turnover, at most 20; options 20 flat
/// (Zerodha's published list). Turnover of an option is its premium.</para>
/// <para>Each line is rounded to the paisa, half away from zero; GST is computed from the rounded lines. Contract notes
/// round the transaction tax of a day to the rupee per instrument; a single fill cannot know the rest of its day, so an
/// estimate may differ by half a rupee per instrument and day.</para>
/// <para>Left out: depository charges on delivery sales, exercise tax, call-and-trade and auto-square-off fees, and the
/// lower transaction tax on units of exchange-traded funds, which are charged as stocks here.</para>
/// </remarks>
internal static class IndiaCharges
{
    private const decimal BrokerageCap = 20m;
    private const decimal BrokerageRate = 0.0003m;

    public static ChargeEstimate Compute(ChargeableFill fill)
    {
        var instrument = fill.Instrument;
        if (ProductOf(fill) is not { } product || IndiaRates.Of(product, instrument.Venue) is not { } rates)
            return ChargeEstimate.Unknown($"The Indian schedule has no rates for {instrument.Symbol} ({instrument.Kind} at {instrument.Venue}).", fill.Order);

        var tally = new ChargeTally(instrument.Currency);
        var order = fill.Order with { Turnover = fill.Order.Turnover + fill.Turnover };
        order = order with { Charged = Brokerage(product, order.Turnover) };
        var brokerage = order.Charged - fill.Order.Charged;
        tally.Add(ChargeKind.Brokerage, brokerage);

        var venue = Line(tally, ChargeKind.VenueTransaction, VenueTable(rates, instrument), fill);
        var protection = rates.InvestorProtection is { } fund ? Line(tally, ChargeKind.InvestorProtection, fund, fill) : 0;
        var sebi = Line(tally, ChargeKind.SebiFee, IndiaRates.SebiFee, fill);
        if (fill.IsSell || product == IndiaProduct.Delivery)
            Line(tally, ChargeKind.TransactionTax, rates.TransactionTax, fill);
        if (!fill.IsSell)
            Line(tally, ChargeKind.StampDuty, rates.StampDuty, fill);
        if (tally.Rate(IndiaRates.Gst, fill.TradeOn) is { } gst)
        {
            var services = brokerage + venue + protection + (fill.TradeOn >= IndiaRates.GstOnSebiFeeFrom ? sebi : 0);
            tally.Add(ChargeKind.Gst, ToPaise(services * gst.Rate));
        }

        return tally.Estimate(order);
    }

    private static IndiaProduct? ProductOf(in ChargeableFill fill) => fill.Instrument.Kind switch
    {
        InstrumentKind.Equity => fill.IsIntraday ? IndiaProduct.Intraday : IndiaProduct.Delivery,
        InstrumentKind.Future => IndiaProduct.Futures,
        InstrumentKind.Option => IndiaProduct.Options,
        _ => null,
    };

    private static decimal Brokerage(IndiaProduct product, decimal orderTurnover) => product switch
    {
        IndiaProduct.Delivery => 0,
        IndiaProduct.Options => BrokerageCap,
        _ => ToPaise(Math.Min(BrokerageCap, orderTurnover * BrokerageRate)),
    };

    // BSE charges its stock options, which are settled physically, less than its index options.
    private static RateTable VenueTable(IndiaProductRates rates, Instrument instrument) =>
        instrument.Option?.Settlement == SettlementStyle.Physical
            ? rates.PhysicalOptionVenue ?? rates.VenueTransaction
            : rates.VenueTransaction;

    private static decimal Line(ChargeTally tally, ChargeKind kind, RateTable table, in ChargeableFill fill)
    {
        if (tally.Rate(table, fill.TradeOn) is not { } row)
            return 0;
        var amount = ToPaise(fill.Turnover * row.Rate);
        tally.Add(kind, amount);
        return amount;
    }

    private static decimal ToPaise(decimal amount) => decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
}
