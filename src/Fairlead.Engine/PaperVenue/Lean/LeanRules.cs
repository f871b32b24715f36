using Fairlead.Domain.Market;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>
/// The fill rules of the <c>lean</c> profile: bars with unlimited room. Rule numbers are those of the profile's
/// specification ("R7" to "R20"); each fill names its rule.
/// </summary>
/// <remarks>
/// Covered here: R7, R8, R10, R12 to R17, R19 (market and net limit). By the profile's settings: R9, R11, R12's second
/// half, R20, 2.1's matching by id after all bars of an instant. By <see cref="LeanFees"/>: R21 to R25. By the venue's
/// settlement: R30. Belonging to whoever feeds the venue: R1 (never feed fill-forward bars), R3 (the venue keeps a
/// side it is told nothing new of), R4 (adjusted prices to six decimals), R5, R6. Not covered: R18 (the desk has no such order
/// type), R19's leg limits and R16's percentage (the desk's terms have none), R2, R26 to R29 and R31 to R34. Settlement happens
/// at the series' expiry instant, not at R29's midnight.
/// </remarks>
internal static class LeanRules
{
    internal static FillRules All { get; } = new()
    {
        Market = LeanMarketRule.Instance,
        Limit = LeanLimitRule.Instance,
        Stop = LeanStopRule.Instance,
        StopLimit = LeanStopLimitRule.Instance,
        TrailingStop = LeanTrailingStopRule.Instance,
        OnOpen = LeanOnOpenRule.Instance,
        Combo = LeanComboRule.Instance,
    };
}

/// <summary>Which bars may price an order (R12).</summary>
internal static class LeanBars
{
    /// <summary>The bar of the quote side the order takes, when it ended after the order.</summary>
    internal static bool TrySide(in FillQuestion question, out Bar bar)
    {
        bar = question.Market.OppositeBar(question.Side);
        return question.Market.HasOppositeBar(question.Side) && bar.EndAt > question.Order.SentAt;
    }

    /// <summary>The trade bar, when it ended after the order.</summary>
    internal static bool TryTrade(in FillQuestion question, out Bar bar)
    {
        bar = question.Market.TradeBar;
        return question.Market.HasTradeBars && bar.EndAt > question.Order.SentAt;
    }

    internal static MarketKind SideKind(in FillQuestion question) =>
        question.IsBuy ? MarketKind.AskBar : MarketKind.BidBar;
}
