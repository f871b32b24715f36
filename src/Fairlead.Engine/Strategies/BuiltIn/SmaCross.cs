using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Quant.Indicators;

namespace Fairlead.Engine.Strategies.BuiltIn;

public enum SmaCrossMode
{
    /// <summary>Flat below the slow average.</summary>
    LongOnly,

    /// <summary>Short below the slow average.</summary>
    LongShort,
}

/// <summary>
/// Long when the fast average of closes crosses above the slow one, out (or short) when it crosses back. Nothing is
/// decided until the slow window is full; every position carries a trailing stop.
/// </summary>
public sealed class SmaCross : Strategy
{
    private readonly Dictionary<int, Averages> _averages = [];

    [Parameter("bars in the fast average", Min = 1, Max = 1000)]
    public int Fast { get; set; } = 10;

    [Parameter("bars in the slow average; above fast", Min = 2, Max = 5000)]
    public int Slow { get; set; } = 20;

    [Parameter("what a cross below means")]
    public SmaCrossMode Mode { get; set; } = SmaCrossMode.LongOnly;

    [Parameter("share of equity to invest, split evenly over the instruments", Min = 0.01, Max = 2)]
    public decimal Allocation { get; set; } = 0.95m;

    [Parameter("trailing stop behind the best price, percent", Min = 0.1, Max = 50)]
    public decimal TrailPercent { get; set; } = 5m;

    public override string? ParameterFault => Slow > Fast ? null : $"slow={Slow} is not above fast={Fast}";

    public override void OnStart(StrategyContext desk)
    {
        foreach (var instrument in desk.Instruments)
        {
            _averages.Add(instrument.Index, new Averages(Fast, Slow));
            desk.WantBars(instrument, desk.DefaultTimeframe);
        }
    }

    public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
    {
        var crossed = _averages[instrument.Index].Update(bar.Close.ToDouble());
        if (crossed == 0)
            return;
        var side = crossed > 0 ? Side.Buy : Side.Sell;
        // Crosses alternate, so whatever is live is of the other side; an entry still at the venue is taken back too.
        desk.Close(instrument, "cross back");
        if (side == Side.Sell && Mode == SmaCrossMode.LongOnly)
            return;
        var plan = new ProtectionPlan { Trail = new TrailRule { By = Distance.OfPercent(TrailPercent) } };
        var size = desk.SizeByEquity(instrument, Allocation / desk.Instruments.Count);
        desk.Enter(instrument, side, size, plan, side == Side.Buy ? "cross above" : "cross below");
    }

    /// <summary>Both averages of one instrument, and on which side the fast one last stood.</summary>
    private sealed class Averages(int fast, int slow)
    {
        private readonly Sma _fast = new(fast);
        private readonly Sma _slow = new(slow);
        private bool _hasSide;
        private bool _wasAbove;

        /// <summary>+1 when the fast average crossed above with this close, -1 below, 0 otherwise.</summary>
        public int Update(double close)
        {
            _fast.Update(close);
            _slow.Update(close);
            if (!_slow.IsReady || !_fast.IsReady)
                return 0;
            var isAbove = _fast.Value > _slow.Value;
            var crossed = _hasSide && isAbove != _wasAbove;
            (_wasAbove, _hasSide) = (isAbove, true);
            return !crossed ? 0 : isAbove ? 1 : -1;
        }
    }
}
