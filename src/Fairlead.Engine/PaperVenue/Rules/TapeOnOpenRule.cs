using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>The session's first print, or the open of its first trade bar; the quote where no trades are told.</summary>
internal sealed class TapeOnOpenRule : IFillRule
{
    private const string AnyQuantity = "the opening had room for the whole order";

    internal static TapeOnOpenRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        var market = question.Market;
        var opensAt = question.Order.OpensAt;
        if (question.News == MarketKind.Print && market.Print.At >= opensAt)
        {
            return FillDecision.Fill("first print of the session", market.Print.Price, long.MaxValue, MarketKind.Print,
                Liquidity.Taken, AnyQuantity);
        }

        if (question.News == MarketKind.TradeBar && market.TradeBar.EndAt > opensAt)
        {
            return FillDecision.Fill("open of the session's first bar", market.TradeBar.Open, long.MaxValue,
                MarketKind.TradeBar, Liquidity.Taken, AnyQuantity).AsItOpened(market.TradeBar);
        }

        var hasTrades = market.HasPrints || market.HasTradeBars;
        return !hasTrades && TapeData.TryQuote(question, out var side) && side.At >= opensAt
            ? FillDecision.Fill("first quote of the session", side.Price, long.MaxValue, MarketKind.Quote,
                Liquidity.Taken, AnyQuantity)
            : FillDecision.Wait;
    }
}
