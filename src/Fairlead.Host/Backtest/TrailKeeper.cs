using Fairlead.Domain.Accounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;

namespace Fairlead.Host.Backtest;

/// <summary>Gathers a run's trail, each list bounded.</summary>
internal sealed class TrailKeeper(Timestamp start, decimal startEquity)
{
    /// <summary>Points of the equity curve; when full, every second one goes and the step doubles.</summary>
    private const int MaxPoints = 100_000;

    private readonly List<EquityPoint> _equity = [new EquityPoint(start, startEquity)];
    private readonly List<FillLine> _fills = [];
    private readonly List<ClosedTrade> _trades = [];
    private readonly List<SettlementLine> _settlements = [];
    private readonly Dictionary<ClientOrderId, string> _reasons = [];
    private int _step = 1;
    private int _skipped;
    private decimal _chargesBefore;

    public BacktestTrail Trail => new() { Equity = _equity, Fills = _fills, Trades = _trades, Settlements = _settlements };

    public void Equity(Timestamp at, decimal equity)
    {
        if (++_skipped < _step)
            return;
        _skipped = 0;
        if (_equity.Count == MaxPoints)
        {
            for (var index = 1; index < MaxPoints / 2; index++)
                _equity[index] = _equity[index * 2];
            _equity.RemoveRange(MaxPoints / 2, MaxPoints - (MaxPoints / 2));
            _step *= 2;
        }

        _equity.Add(new EquityPoint(at, equity));
    }

    public void Submitted(DeskState state, ApprovedOrder order)
    {
        if (_reasons.Count >= BacktestStatistics.MaxLines || state.Groups.Find(new GroupId(order.Group)) is not { } group)
            return;
        _reasons[order.Id] = order.Request.Purpose == OrderPurpose.Entry
            ? group.Reason
            : group.ExitNote.Length == 0 ? group.ExitReason.ToString() : $"{group.ExitReason}: {group.ExitNote}";
    }

    public void Fill(DeskState state, Execution execution)
    {
        // What the ledger's charges rose by is this fill's share, whoever reckoned it.
        var charges = state.Positions.Charges().Amount;
        var paid = charges - _chargesBefore;
        _chargesBefore = charges;
        if (_fills.Count >= BacktestStatistics.MaxLines)
            return;
        var why = execution.Explanation;
        _fills.Add(new FillLine(
            execution.At, state.Master[execution.Instrument].Symbol, execution.Side.ToString(), execution.Quantity.Units,
            execution.Price.ToDecimal(), execution.Charges is null && paid == 0 ? null : paid, execution.Order.ToString(),
            _reasons.GetValueOrDefault(execution.Order, ""), why?.Rule ?? "", why?.Liquidity.ToString() ?? "",
            BasisOf(why), why?.Assumption));
    }

    public void Trade(ClosedTrade trade)
    {
        if (_trades.Count < BacktestStatistics.MaxLines)
            _trades.Add(trade);
    }

    public void Settlement(DeskState state, SettlementPriceFixed settlement, Timestamp at)
    {
        if (_settlements.Count < BacktestStatistics.MaxLines)
            _settlements.Add(new SettlementLine(
                at, state.Master[settlement.Underlying].Symbol, settlement.ExpiryOn, settlement.Price.ToDecimal(), settlement.Source));
    }

    private static string? BasisOf(FillExplanation? why) => why switch
    {
        { Quote: { } quote } => $"quote {SideOf(quote.HasBid, quote.Bid, quote.BidSize)} / {SideOf(quote.HasAsk, quote.Ask, quote.AskSize)}, of {quote.At}",
        { Bar: { } bar } => $"bar to {bar.EndAt}: open {bar.Open}, high {bar.High}, low {bar.Low}, close {bar.Close}, volume {bar.Volume}",
        _ => null,
    };

    private static string SideOf(bool isThere, Domain.Amounts.Price price, Domain.Amounts.Quantity size) =>
        isThere ? $"{price} x {size}" : "nobody";
}
