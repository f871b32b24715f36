using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Charges;

/// <summary>US charges: a fixed commission, and the two regulatory fees on sales.</summary>
/// <remarks>
/// Commission as stated in the LEAN fact sheet: a stock order 0.005 a share, at most 0.5 % of its value, at least 1 (the
/// minimum wins over the cap); an option order 0.65 a contract at a premium of 0.10 or more, 0.50 from 0.05, 0.25 below,
/// at least 1. Nothing is rounded. Left out, because they differ by venue and month: the options regulatory fee (ORF),
/// OCC clearing, and venues' own fees and rebates (a fixed commission includes those for stocks).
/// The Section 31 fee does not apply to options on broad indexes; a cash-settled option is taken for one.
/// </remarks>
internal static class UsCharges
{
    private const decimal PerShare = 0.005m;
    private const decimal ShareOfValueCap = 0.005m;
    private const decimal OrderMinimum = 1m;

    public static ChargeEstimate Compute(ChargeableFill fill, bool withRegulatoryFees)
    {
        var instrument = fill.Instrument;
        if (instrument.Venue is not (Venue.UsEquity or Venue.UsOption)
            || instrument.Kind is not (InstrumentKind.Equity or InstrumentKind.Option))
            return ChargeEstimate.Unknown($"The US schedules have no rates for {instrument.Symbol} ({instrument.Kind} at {instrument.Venue}).", fill.Order);

        var isOption = instrument.Kind == InstrumentKind.Option;
        var tally = new ChargeTally(instrument.Currency);
        var order = fill.Order with
        {
            Raw = fill.Order.Raw + (fill.Quantity.Units * (isOption ? PerContract(fill.Price) : PerShare)),
            Turnover = fill.Order.Turnover + fill.Turnover,
        };
        var capped = isOption ? order.Raw : Math.Min(order.Raw, order.Turnover * ShareOfValueCap);
        order = order with { Charged = Math.Max(capped, OrderMinimum) };
        tally.Add(ChargeKind.Brokerage, order.Charged - fill.Order.Charged);
        if (withRegulatoryFees && fill.IsSell)
            AddRegulatoryFees(fill, isOption, tally);
        return tally.Estimate(order);
    }

    private static decimal PerContract(Price premium) =>
        premium >= Price.Of(0.10m) ? 0.65m : premium >= Price.Of(0.05m) ? 0.50m : 0.25m;

    private static void AddRegulatoryFees(in ChargeableFill fill, bool isOption, ChargeTally tally)
    {
        var isBroadIndex = fill.Instrument.Option?.Settlement == SettlementStyle.Cash;
        if (!isBroadIndex && tally.Rate(UsRates.SecFee, fill.TradeOn) is { } sec)
            tally.Add(ChargeKind.SecFee, fill.Turnover * sec.Rate);
        if (tally.Rate(isOption ? UsRates.OptionTaf : UsRates.StockTaf, fill.TradeOn) is { } taf)
            tally.Add(ChargeKind.TradingActivityFee, Math.Min(fill.Quantity.Units * taf.Rate, taf.Cap ?? decimal.MaxValue));
    }
}
