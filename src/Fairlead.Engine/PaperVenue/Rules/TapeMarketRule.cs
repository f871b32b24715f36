using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>Takes the quote up to its displayed size; without quotes the next print, without prints a trade bar.</summary>
internal sealed class TapeMarketRule : IFillRule
{
    internal static TapeMarketRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        if (question.Market.HasQuotes)
        {
            return TapeData.TryQuote(question, out var side)
                ? FillDecision.Fill("market at quote", question.Slipped(side.Price), question.Room(MarketKind.Quote),
                    MarketKind.Quote, Liquidity.Taken)
                : FillDecision.Wait;
        }

        if (TapeData.TryPrint(question, out var print))
        {
            return FillDecision.Fill("market at print", question.Slipped(print.Price), question.Room(MarketKind.Print),
                MarketKind.Print, Liquidity.Taken, "no quotes: the next print's price and size were there for us too");
        }

        return question.Profile.BarPricing == BarPricing.NextOpen ? AtNextOpen(question) : AtCurrentClose(question);
    }

    private static FillDecision AtNextOpen(in FillQuestion question) => TapeData.TryBar(question, out var bar)
        ? FillDecision.Fill("market at next bar's open", question.Slipped(bar.Open), question.Room(MarketKind.TradeBar),
            MarketKind.TradeBar, Liquidity.Taken, question.IgnoresSize
                ? "bars only: filled at the open, any quantity was there for us"
                : "bars only: filled at the open, a share of the bar's volume was there for us")
        : FillDecision.Wait;

    private static FillDecision AtCurrentClose(in FillQuestion question)
    {
        var bar = question.Market.TradeBar;
        return question.Market.IsBarOnly && question.IsFresh(bar.EndAt)
            ? FillDecision.Fill("market at bar's close", question.Slipped(bar.Close), question.Room(MarketKind.TradeBar),
                MarketKind.TradeBar, Liquidity.Taken, "bars only: the last close still stood when the order came")
            : FillDecision.Wait;
    }
}
