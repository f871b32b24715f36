using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Quant.Options;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>The latest of an instrument as the page shows it.</summary>
public static class QuoteRows
{
    /// <summary>A year's interest for the page's Greeks: close to what short government paper paid in 2026. They are for
    /// drawing; nothing is decided by them.</summary>
    private const double UsRate = 0.04, IndiaRate = 0.06;

    private const double SecondsPerYear = 365 * 86_400.0;

    public static QuoteRow Of(DeskState state, InstrumentId instrument, SessionFigures? session)
    {
        var view = state.Market[instrument];
        var quote = view.HasQuote ? view.Quote : default;
        var (hasBid, hasAsk) = (view.HasQuote && quote.HasBid, view.HasQuote && quote.HasAsk);
        return new QuoteRow(
            instrument.Index, hasBid ? quote.Bid.ToDecimal() : null, hasBid ? quote.BidSize.Units : null,
            hasAsk ? quote.Ask.ToDecimal() : null, hasAsk ? quote.AskSize.Units : null, view.HasQuote ? quote.At : null,
            view.Last?.ToDecimal(), view.Last is null ? null : view.LastAt, view.Mark?.ToDecimal(),
            session?.Open?.ToDecimal(), session?.High?.ToDecimal(), session?.Low?.ToDecimal(), session?.PreviousClose?.ToDecimal(),
            session?.Volume ?? 0, view.OpenInterest?.Units, GreeksOf(state, state.Master[instrument]));
    }

    /// <summary>Null for anything but an option whose price and whose underlying's price are known and hold a volatility.</summary>
    public static GreeksView? GreeksOf(DeskState state, Instrument instrument)
    {
        if (instrument.Option is not { } option || state.Market[instrument.Id].Mark is not { } price || state.Market[option.Underlying].Mark is not { } spot)
            return null;
        var years = (option.ExpiryAt - state.Now).TotalSeconds / SecondsPerYear;
        if (years <= 0)
            return null;
        var rate = instrument.Venue == Venue.UsOption ? UsRate : IndiaRate;
        var growth = Math.Exp(rate * years);
        var found = ImpliedVolatility.SolveWithGreeks(
            option.Right == OptionRight.Call ? OptionKind.Call : OptionKind.Put, price.ToDouble(), spot.ToDouble() * growth, option.Strike.ToDouble(), years, rate, out var greeks);
        // Delta and gamma of the forward to those of the spot.
        return found.IsOk && double.IsFinite(greeks.Delta)
            ? new GreeksView(Round(found.Volatility * 100, 2), Round(greeks.Delta * growth, 4), Round(greeks.Gamma * growth * growth, 6), Round(greeks.Theta, 4), Round(greeks.Vega, 4))
            : null;
    }

    private static double Round(double value, int places) => Math.Round(value, places);
}
