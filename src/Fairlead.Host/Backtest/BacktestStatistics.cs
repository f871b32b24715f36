using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Positions;
using Fairlead.Host.Loop;
using Fairlead.Quant.Statistics;

namespace Fairlead.Host.Backtest;

/// <summary>Looks on while a backtest runs and keeps what its result and report need.</summary>
public sealed class BacktestStatistics(Timestamp start, decimal startEquity, bool keepsLines) : IDeskObserver
{
    /// <summary>Fills, refusals and alarms kept for the report, each; all are counted.</summary>
    public const int MaxLines = 20_000;

    private readonly Drawdown _drawdown = new();
    private readonly ReturnStatistics _daily = new(periodsPerYear: 252);
    private readonly ReturnStatistics _perTrade = new();
    private long _minute = start.Nanos / Timestamp.NanosPerMinute;
    private DateOnly _day;
    private decimal _dayEquity = startEquity;
    private decimal _lastEquity = startEquity;

    public long Orders { get; private set; }
    public long Fills { get; private set; }
    public List<EquityPoint> Equity { get; } = [new EquityPoint(start, startEquity)];
    public List<ClosedTrade> Trades { get; } = [];
    public List<FillLine> FillLines { get; } = [];
    public List<RefusalLine> Refusals { get; } = [];
    public List<string> Alarms { get; } = [];

    public double? MaxDrawdownPct => Known(_drawdown.MaxPart * 100);
    public double? Sharpe => _daily.Count < 3 ? null : Known(_daily.Sharpe);
    public double? WinRate => Known(_perTrade.WinRate);
    public long TradeCount => _perTrade.Count;

    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
    {
        if (input.IsMarket)
            Sample(state, at);
        else if (input.Message is OrderFilled filled)
            AddFill(state, filled.Execution);
        for (var index = 0; index < effects.Count; index++)
            AddEffect(effects[index], at);
    }

    /// <summary>The last sample and the last day's return.</summary>
    public void Finish(DeskState state)
    {
        Take(state, state.Now);
        CloseDay();
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
        if (keepsLines)
            Equity.Add(new EquityPoint(at, equity.Amount));
    }

    private void CloseDay()
    {
        if (_day != default && _dayEquity > 0)
            _daily.Update((double)(_lastEquity / _dayEquity) - 1);
        _dayEquity = _lastEquity;
    }

    private void AddFill(DeskState state, Execution execution)
    {
        Fills++;
        if (!keepsLines || FillLines.Count >= MaxLines)
            return;
        var why = execution.Explanation is { } told ? told.Assumption ?? "" : "";
        FillLines.Add(new FillLine(execution.At, state.Master[execution.Instrument].Symbol, execution.Side.ToString(),
            execution.Quantity.Units, execution.Price.ToDecimal(), execution.Charges?.Amount ?? 0, execution.Order.ToString(),
            execution.Explanation?.Rule ?? "", why));
    }

    private void AddEffect(DeskEffect effect, Timestamp at)
    {
        switch (effect)
        {
            case SubmitOrder:
                Orders++;
                break;
            case NoteTrade trade:
                _perTrade.Update((double)trade.Trade.Net.Amount);
                if (keepsLines && Trades.Count < MaxLines)
                    Trades.Add(trade.Trade);
                break;
            case NoteDecision { Code: ['R', 'E', 'F', 'U', 'S', 'E', 'D', ..] } refusal when keepsLines && Refusals.Count < MaxLines:
                Refusals.Add(new RefusalLine(at, refusal.Code, refusal.Text));
                break;
            case RaiseAlert { Level: AlertLevel.Alarm } alarm when Alarms.Count < MaxLines:
                Alarms.Add($"{at} {alarm.Code}: {alarm.Text}");
                break;
        }
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
