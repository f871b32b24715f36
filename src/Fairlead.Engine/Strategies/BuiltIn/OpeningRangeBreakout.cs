using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Strategies.BuiltIn;

public enum BreakoutSides
{
    Both,
    LongOnly,
    ShortOnly,
}

/// <summary>
/// Trades the first close beyond the range of the opening minutes, once a day and instrument, in a bracket: stop at the
/// range's other end, target a multiple of that risk, square-off before the close.
/// </summary>
public sealed class OpeningRangeBreakout : Strategy
{
    private readonly Dictionary<int, OpeningRange> _ranges = [];

    [Parameter("length of the opening range from the session's opening")]
    public TimeSpan Range { get; set; } = TimeSpan.FromMinutes(15);

    [Parameter("target as a multiple of the distance to the stop", Min = 0.1, Max = 20)]
    public decimal TargetMultiple { get; set; } = 2m;

    [Parameter("loss at the stop, percent of equity", Min = 0.01, Max = 5)]
    public decimal RiskPercent { get; set; } = 0.5m;

    [Parameter("largest position, share of equity", Min = 0.01, Max = 2)]
    public decimal MaxAllocation { get; set; } = 0.95m;

    [Parameter("which breaks are traded")]
    public BreakoutSides Sides { get; set; } = BreakoutSides.Both;

    [Parameter("time before the session's close at which the position is closed")]
    public TimeSpan SquareOffBefore { get; set; } = TimeSpan.FromMinutes(10);

    public override void OnStart(StrategyContext desk)
    {
        foreach (var instrument in desk.Instruments)
        {
            _ranges.Add(instrument.Index, new OpeningRange());
            desk.WantBars(instrument, desk.DefaultTimeframe);
        }
    }

    public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
    {
        var range = _ranges[instrument.Index];
        if (desk.OpenSession(instrument) is not { } session)
            return;
        if (bar.EndAt <= session.Open + Range)
        {
            range.Extend(session.Day, in bar);
            return;
        }

        if (!range.Breaks(session.Day, bar.Close, out var side) || bar.EndAt >= session.Close - SquareOffBefore || !Trades(side))
            return;
        range.IsTraded = true;
        var stop = side == Side.Buy ? range.Low : range.High;
        var risk = side == Side.Buy ? bar.Close - stop : stop - bar.Close;
        var plan = new ProtectionPlan
        {
            StopAt = stop,
            Target = Distance.OfPoints(new Price((long)(risk.Micros * TargetMultiple))),
            SquareOffBefore = SquareOffBefore,
        };
        desk.Enter(instrument, side, Size(desk, instrument, risk), plan, $"{(side == Side.Buy ? "above" : "below")} the opening range {range.Low} to {range.High}");
    }

    private bool Trades(Side side) => Sides == BreakoutSides.Both || (Sides == BreakoutSides.LongOnly) == (side == Side.Buy);

    private Quantity Size(StrategyContext desk, InstrumentId instrument, Price risk)
    {
        var row = desk.Describe(instrument);
        if (desk.Equity is not { } equity || risk.Micros <= 0)
            return Quantity.Zero;
        var units = (long)(equity.Amount * RiskPercent / 100m / (risk.ToDecimal() * row.Multiplier));
        return Quantity.Min(new Quantity(units - (units % row.LotSize)), desk.SizeByEquity(instrument, MaxAllocation / desk.Instruments.Count));
    }

    /// <summary>The opening range of one instrument's day.</summary>
    private sealed class OpeningRange
    {
        private DateOnly _day;

        public Price Low { get; private set; }
        public Price High { get; private set; }
        public bool IsTraded { get; set; }

        public void Extend(DateOnly day, in Bar bar)
        {
            if (_day != day)
                (_day, Low, High, IsTraded) = (day, bar.Low, bar.High, false);
            (Low, High) = (Price.Min(Low, bar.Low), Price.Max(High, bar.High));
        }

        public bool Breaks(DateOnly day, Price close, out Side side)
        {
            side = close > High ? Side.Buy : Side.Sell;
            return _day == day && !IsTraded && High > Low && (close > High || close < Low);
        }
    }
}
