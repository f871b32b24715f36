using Fairlead.Domain.Accounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Quant.Statistics;

namespace Fairlead.Host.Backtest;

/// <summary>Looks on while a backtest runs and keeps what its result and report need.</summary>
/// <param name="start">First instant.</param>
/// <param name="startEquity">Starting cash.</param>
/// <param name="keepsTrail">Keep curve, fills and trades for a report.</param>
public sealed class BacktestStatistics(Timestamp start, decimal startEquity, bool keepsTrail) : IDeskObserver
{
    /// <summary>Fills, trades and settlements kept for the report, each; all are counted.</summary>
    public const int MaxLines = 20_000;

    private readonly Drawdown _drawdown = new();
    private readonly ReturnStatistics _daily = new(periodsPerYear: 252);
    private readonly ReturnStatistics _perTrade = new();
    private readonly TrailKeeper? _trail = keepsTrail ? new TrailKeeper(start, startEquity) : null;
    private long _minute = start.Nanos / Timestamp.NanosPerMinute;
    private DateOnly _day;
    private decimal _dayEquity = startEquity;
    private decimal _lastEquity = startEquity;

    public long Orders { get; private set; }
    public long Fills { get; private set; }
    public ReasonTally Refusals { get; } = new();
    public ReasonTally Rejections { get; } = new();
    public ReasonTally Alarms { get; } = new();
    public ReasonTally Warnings { get; } = new();

    /// <summary>Null unless it is kept.</summary>
    public BacktestTrail? Trail => _trail?.Trail;

    public double? MaxDrawdownPct => Known(_drawdown.MaxPart * 100);
    public double? Sharpe => _daily.Count < 3 ? null : Known(_daily.Sharpe);
    public double? WinRate => Known(_perTrade.WinRate);
    public double? ProfitFactor => Known(_perTrade.ProfitFactor);
    public double? AverageWin => Known(_perTrade.AverageWin);
    public double? AverageLoss => Known(_perTrade.AverageLoss);
    public long TradeCount => _perTrade.Count;

    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
    {
        if (input.IsMarket)
            Sample(state, at);
        else
            Hear(state, input.Message, at);
        for (var index = 0; index < effects.Count; index++)
            AddEffect(state, effects[index], at);
    }

    /// <summary>The last sample and the last day's return.</summary>
    public void Finish(DeskState state)
    {
        Take(state, state.Now);
        CloseDay();
    }

    private void Hear(DeskState state, object? message, Timestamp at)
    {
        switch (message)
        {
            case OrderFilled filled:
                Fills++;
                _trail?.Fill(state, filled.Execution);
                break;
            case OrderRejected rejected:
                Rejections.Add(rejected.Code, at, rejected.Reason);
                break;
            case SettlementPriceFixed settlement:
                _trail?.Settlement(state, settlement, at);
                break;
        }
    }

    private void Sample(DeskState state, Timestamp at)
    {
        var minute = at.Nanos / Timestamp.NanosPerMinute;
        if (minute == _minute)
            return;
        _minute = minute;
        if (state.Risk.Day != _day)
        {
            CloseDay();
            _day = state.Risk.Day;
        }

        Take(state, at);
    }

    private void Take(DeskState state, Timestamp at)
    {
        if (state.Equity is not { } equity)
            return;
        _lastEquity = equity.Amount;
        _drawdown.Update((double)equity.Amount);
        _trail?.Equity(at, equity.Amount);
    }

    private void CloseDay()
    {
        if (_day != default && _dayEquity > 0)
            _daily.Update((double)(_lastEquity / _dayEquity) - 1);
        _dayEquity = _lastEquity;
    }

    private void AddEffect(DeskState state, DeskEffect effect, Timestamp at)
    {
        switch (effect)
        {
            case SubmitOrder submit:
                Orders++;
                _trail?.Submitted(state, submit.Order);
                break;
            case NoteTrade trade:
                _perTrade.Update((double)trade.Trade.Net.Amount);
                _trail?.Trade(trade.Trade);
                break;
            case NoteDecision refusal when refusal.IsRefusal(out var rule):
                Refusals.Add(rule, at, refusal.Text);
                break;
            case RaiseAlert { Level: AlertLevel.Alarm } alarm:
                Alarms.Add(alarm.Code, at, alarm.Text);
                break;
            case RaiseAlert { Level: AlertLevel.Warning } warning:
                Warnings.Add(warning.Code, at, warning.Text);
                break;
        }
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
