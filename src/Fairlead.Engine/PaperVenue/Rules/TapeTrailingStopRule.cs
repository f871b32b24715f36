using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>Follows the side of the quote it would take; prints only where there are no quotes; bars only where there
/// are neither. Within a bar the trigger from before the bar is tested first, then drawn by the bar's best price and
/// tested against the close.</summary>
internal sealed class TapeTrailingStopRule : IFillRule
{
    internal static TapeTrailingStopRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        if (question.Order.IsTriggered)
            return TapeMarketRule.Instance.Decide(question);
        if (question.Market.HasQuotes)
            return question.News != MarketKind.Print && TapeData.TryQuote(question, out var side)
                ? Follow(question, side.Price)
                : FillDecision.Wait;
        if (TapeData.TryPrint(question, out var print))
            return Follow(question, print.Price);
        return TapeData.TryBar(question, out var bar) ? WithinBar(question, bar) : FillDecision.Wait;
    }

    private static FillDecision Follow(in FillQuestion question, Price price)
    {
        var drawn = Drawn(question, price);
        if (question.Order.Trigger is not { } trigger)
            return FillDecision.Trail(drawn);
        if (TapeData.Reaches(question, price, trigger))
            return FillDecision.Trigger;
        return question.IsBetter(drawn, than: trigger) ? FillDecision.Trail(drawn) : FillDecision.Wait;
    }

    private static FillDecision WithinBar(in FillQuestion question, in Bar bar)
    {
        if (question.Order.Trigger is not { } trigger)
            return FillDecision.Trail(Drawn(question, bar.Close));
        var stopped = TapeStopRule.WithinBar(question, trigger, bar);
        if (stopped.Outcome == FillOutcome.Fill)
            return stopped;
        var drawn = Drawn(question, question.IsBuy ? bar.Low : bar.High);
        if (!question.IsBetter(drawn, than: trigger))
            return FillDecision.Wait;
        return TapeData.Reaches(question, bar.Close, drawn)
            ? FillDecision.Fill("stop within bar", question.Slipped(drawn), question.Room(MarketKind.TradeBar),
                MarketKind.TradeBar, Liquidity.Taken, "bars only: the bar's best price drew the trail before its close met it")
            : FillDecision.Trail(drawn);
    }

    private static Price Drawn(in FillQuestion question, Price price)
    {
        var distance = question.Order.Terms.TrailBy!.Value;
        return question.IsBuy ? price + distance : price - distance;
    }
}
