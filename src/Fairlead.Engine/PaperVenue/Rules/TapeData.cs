using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;

namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>Which data may price an order.</summary>
internal static class TapeData
{
    internal static bool IsQuote(MarketKind news) => news is MarketKind.Quote or MarketKind.BidBar or MarketKind.AskBar;

    /// <summary>The side of the quote the order takes, when it is there, uncrossed and fresh.</summary>
    internal static bool TryQuote(in FillQuestion question, out QuoteSide side)
    {
        side = question.Market.Opposite(question.Side);
        return side.IsPresent && !question.Market.IsCrossed && question.IsFresh(side.At);
    }

    /// <summary>The newest print, when it came after the order.</summary>
    internal static bool TryPrint(in FillQuestion question, out TradePrint print)
    {
        print = question.Market.Print;
        return question.News == MarketKind.Print && question.Market.HasPrints && print.At >= question.Order.ArrivedAt;
    }

    /// <summary>The newest trade bar, when bars are all there is and it started no earlier than the order was sent:
    /// what an older bar's low or open was, the order did not live to see. The open of a bar that starts as the order
    /// is sent counts, though the order arrives a latency later.</summary>
    internal static bool TryBar(in FillQuestion question, out Bar bar)
    {
        bar = question.Market.TradeBar;
        return question.News == MarketKind.TradeBar && question.Market.IsBarOnly && bar.StartAt >= question.Order.SentAt;
    }

    /// <summary>Whether a price has reached a trigger: touch is enough.</summary>
    internal static bool Reaches(in FillQuestion question, Price price, Price trigger) =>
        question.IsBuy ? price >= trigger : price <= trigger;

    /// <summary>The bar's extreme towards a trigger: its high for a buy, its low for a sell.</summary>
    internal static Price TowardsTrigger(in FillQuestion question, in Bar bar) => question.IsBuy ? bar.High : bar.Low;
}
