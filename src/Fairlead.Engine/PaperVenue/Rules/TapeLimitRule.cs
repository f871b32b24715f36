using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>
/// An arriving limit takes the quote at the quote's price. A resting one fills at its own price: when the quote comes
/// to it, up to the displayed size; when a print trades through it, wholly; when a print touches it, with what the
/// print leaves after the queue. The queue is the size displayed at its price when it came; nobody ahead leaves.
/// Where only bars are known it fills when the bar goes through its price, at the open if that is better.
/// </summary>
internal sealed class TapeLimitRule : IFillRule
{
    internal static TapeLimitRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        var limit = question.Order.Terms.LimitPrice!.Value;
        if (TapeData.TryBar(question, out var bar))
            return AtBar(question, limit, bar);
        var isResting = question.Order.IsResting;
        if (isResting && TapeData.TryPrint(question, out var print))
            return AtPrint(question, limit, print);
        return (!isResting || TapeData.IsQuote(question.News)) && TapeData.TryQuote(question, out var side)
            ? AtQuote(question, limit, side)
            : FillDecision.Wait;
    }

    private static FillDecision AtQuote(in FillQuestion question, Price limit, in QuoteSide side)
    {
        if (question.IsBetter(limit, than: side.Price))
            return FillDecision.Wait;
        var room = question.Room(MarketKind.Quote);
        return question.Order.IsResting
            ? FillDecision.Fill("resting limit met by quote", limit, room, MarketKind.Quote, Liquidity.Added)
            : FillDecision.Fill("limit takes quote", side.Price, room, MarketKind.Quote, Liquidity.Taken);
    }

    private static FillDecision AtPrint(in FillQuestion question, Price limit, in TradePrint print)
    {
        if (question.IsBetter(print.Price, than: limit))
        {
            return FillDecision.Fill("limit traded through", limit, long.MaxValue, MarketKind.Print, Liquidity.Added,
                "a trade beyond the limit took all that rested at it");
        }

        if (print.Price != limit)
            return FillDecision.Wait;
        if (question.IgnoresSize)
            return FillDecision.Fill("limit touched", limit, long.MaxValue, MarketKind.Print, Liquidity.Added);
        if (question.Order.QueueAhead is not { } ahead)
            return FillDecision.Wait;
        var traded = question.Market.Left(MarketKind.Print, question.Side);
        return traded <= ahead
            ? FillDecision.Queue(ahead - traded)
            : FillDecision.Fill("limit touched", limit, traded - ahead, MarketKind.Print, Liquidity.Added,
                "the queue was the size displayed when the order came").AfterQueue();
    }

    private static FillDecision AtBar(in FillQuestion question, Price limit, in Bar bar)
    {
        var extreme = question.IsBuy ? bar.Low : bar.High;
        return question.IsBetter(extreme, than: limit)
            ? FillDecision.Fill("limit within bar", question.Better(limit, bar.Open), question.Room(MarketKind.TradeBar),
                MarketKind.TradeBar, Liquidity.Added, "bars only: the bar went through the limit")
            : FillDecision.Wait;
    }
}
