using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Charges;

/// <summary>Indian charges at a discount broker, NSE and BSE.</summary>
/// <remarks>
/// <para>Brokerage an order: delivery free; intraday stock and futures a part of turnover, at most 20; options 20 flat
/// (Zerodha's published lists). Turnover of an option is its premium.</para>
/// <para>Each line is rounded to the paisa, half away from zero; GST is computed from the rounded lines. Contract notes
/// round the transaction tax of a day to the rupee per instrument; a single fill cannot know the rest of its day, so an
/// estimate may differ by half a rupee per instrument and day.</para>
/// <para>Stamp duty was a matter of the states before 2020-07-01, on both sides of a trade: Maharashtra's is charged.</para>
/// <para>Left out: depository charges on delivery sales, exercise tax, call-and-trade and auto-square-off fees. Which
/// instruments are funds, whose delivery is taxed less: <see cref="IndiaFunds"/>.</para>
/// </remarks>
internal static class IndiaCharges
{
    private const decimal BrokerageCap = 20m;

    public static ChargeEstimate Compute(ChargeableFill fill)
    {
        var instrument = fill.Instrument;
        if (ProductOf(fill) is not { } product || IndiaRates.Of(product, instrument.Venue) is not { } rates)
            return ChargeEstimate.Unknown($"The Indian schedule has no rates for {instrument.Symbol} ({instrument.Kind} at {instrument.Venue}).", fill.Order);

        var tally = new ChargeTally(instrument.Currency);
        var order = fill.Order with { Turnover = fill.Order.Turnover + fill.Turnover };
        order = order with { Charged = Brokerage(tally, product, rates, order.Turnover, fill.TradeOn) };
        var brokerage = order.Charged - fill.Order.Charged;
        tally.Add(ChargeKind.Brokerage, brokerage);

        var venue = Line(tally, ChargeKind.VenueTransaction, VenueTable(rates, instrument), fill);
        var protection = rates.InvestorProtection is { } fund ? Line(tally, ChargeKind.InvestorProtection, fund, fill) : 0;
        var sebi = Line(tally, ChargeKind.SebiFee, IndiaRates.SebiFee, fill);
        if ((fill.IsSell ? rates.SaleTax : rates.PurchaseTax) is { } tax)
            Line(tally, ChargeKind.TransactionTax, tax, fill);
        Line(tally, ChargeKind.StampDuty, fill.IsSell ? rates.SaleStamp : rates.PurchaseStamp, fill);
        if (tally.Rate(IndiaRates.Gst, fill.TradeOn) is { } gst)
        {
            var services = brokerage + venue + protection + (fill.TradeOn >= IndiaRates.GstOnSebiFeeFrom ? sebi : 0);
            tally.Add(ChargeKind.Gst, ToPaise(services * gst.Rate));
        }

        return tally.Estimate(order);
    }

    private static IndiaProduct? ProductOf(in ChargeableFill fill) => fill.Instrument.Kind switch
    {
        InstrumentKind.Equity when fill.IsIntraday => IndiaProduct.Intraday,
        InstrumentKind.Equity => IndiaFunds.Contains(fill.Instrument) ? IndiaProduct.FundDelivery : IndiaProduct.Delivery,
        InstrumentKind.Future => IndiaProduct.Futures,
        InstrumentKind.Option => IndiaProduct.Options,
        _ => null,
    };

    private static decimal Brokerage(
        ChargeTally tally, IndiaProduct product, IndiaProductRates rates, decimal orderTurnover, DateOnly day)
    {
        if (product == IndiaProduct.Options)
            return BrokerageCap;
        return rates.Brokerage is { } table && tally.Rate(table, day) is { } row
            ? ToPaise(Math.Min(BrokerageCap, orderTurnover * row.Rate))
            : 0;
    }

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
