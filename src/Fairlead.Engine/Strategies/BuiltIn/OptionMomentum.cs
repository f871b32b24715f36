using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Quant.Indicators;

namespace Fairlead.Engine.Strategies.BuiltIn;

/// <summary>
/// Buys options with the trend of their underlying: a call at the money when the fast average of closes crosses above
/// the slow one, a put when it crosses below, never more than one at a time. The most it can lose is the premium.
/// </summary>
public sealed class OptionMomentum : Strategy
{
    private readonly Dictionary<int, Trend> _trends = [];

    [Parameter("bars in the fast average", Min = 1, Max = 1000)]
    public int Fast { get; set; } = 5;

    [Parameter("bars in the slow average; above fast", Min = 2, Max = 5000)]
    public int Slow { get; set; } = 15;

    [Parameter("contracts, in lots", Min = 1, Max = 1000)]
    public int Lots { get; set; } = 1;

    [Parameter("stop below the premium paid, percent", Min = 1, Max = 90)]
    public decimal StopPercent { get; set; } = 20m;

    [Parameter("target above the premium paid, percent", Min = 1, Max = 100)]
    public decimal TargetPercent { get; set; } = 30m;

    [Parameter("time before the session's close at which it leaves")]
    public TimeSpan ExitBefore { get; set; } = TimeSpan.FromMinutes(5);

    [Parameter("oldest quote a contract is bought at")]
    public TimeSpan MaxQuoteAge { get; set; } = TimeSpan.FromSeconds(5);

    public override bool NeedsOptionChain => true;

    public override string? ParameterFault => Slow > Fast ? null : $"slow={Slow} is not above fast={Fast}";

    public override void OnStart(StrategyContext desk)
    {
        foreach (var underlying in desk.Instruments)
        {
            _trends.Add(underlying.Index, new Trend(Fast, Slow));
            desk.WantBars(underlying, desk.DefaultTimeframe);
        }
    }

    public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
    {
        var trend = _trends[instrument.Index];
        var crossed = trend.Update(bar.Close.ToDouble());
        if (crossed == 0)
            return;
        if (trend.Held is { } held)
            desk.Close(held, "cross back");
        trend.Held = Buy(desk, instrument, crossed > 0 ? OptionRight.Call : OptionRight.Put);
    }

    private InstrumentId? Buy(StrategyContext desk, InstrumentId underlying, OptionRight right)
    {
        if (desk.OpenSession(underlying) is not { } session || desk.Now >= session.Close - ExitBefore || desk.Mark(underlying, out _) is not { } spot)
            return null;
        var expiry = desk.Expiries(underlying).FirstOrDefault(day => day >= session.Day);
        Instrument? nearest = null;
        foreach (var contract in desk.Chain(underlying, expiry))
        {
            if (contract.Option!.Right == right && IsQuoted(desk, contract)
                && (nearest is null || Miss(contract, spot) < Miss(nearest, spot)))
                nearest = contract;
        }

        if (nearest is null)
        {
            desk.Note($"no entry: no {right} of {expiry:yyyy-MM-dd} has a fresh two-sided quote");
            return null;
        }

        var plan = new ProtectionPlan
        {
            Stop = Distance.OfPercent(StopPercent),
            Target = Distance.OfPercent(TargetPercent),
            SquareOffBefore = ExitBefore,
        };
        desk.Enter(nearest.Id, Side.Buy, new Quantity(Lots * nearest.LotSize), plan, right == OptionRight.Call ? "cross above" : "cross below");
        return nearest.Id;
    }

    private bool IsQuoted(StrategyContext desk, Instrument contract) =>
        desk.Quote(contract.Id) is { IsTwoSided: true, IsCrossed: false } quote && desk.Now - quote.At <= MaxQuoteAge && quote.Bid > Price.Zero;

    private static long Miss(Instrument contract, Price spot) => Math.Abs(contract.Option!.Strike.Micros - spot.Micros);

    /// <summary>Both averages of one underlying, and the contract bought for it.</summary>
    private sealed class Trend(int fast, int slow)
    {
        private readonly Sma _fast = new(fast);
        private readonly Sma _slow = new(slow);
        private bool _hasSide;
        private bool _wasAbove;

        public InstrumentId? Held { get; set; }

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
