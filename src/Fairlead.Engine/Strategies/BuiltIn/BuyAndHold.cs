using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Strategies.BuiltIn;

/// <summary>Buys each instrument with its first bar and keeps it, guarded by a wide stop: the yardstick for the others.</summary>
public sealed class BuyAndHold : Strategy
{
    private readonly HashSet<int> _bought = [];

    [Parameter("share of equity to invest, split evenly over the instruments", Min = 0.01, Max = 2)]
    public decimal Allocation { get; set; } = 0.95m;

    [Parameter("stop below the average entry, percent", Min = 0.1, Max = 90)]
    public decimal StopPercent { get; set; } = 20m;

    public override void OnStart(StrategyContext desk)
    {
        foreach (var instrument in desk.Instruments)
            desk.WantBars(instrument, desk.DefaultTimeframe);
    }

    public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
    {
        if (!_bought.Add(instrument.Index))
            return;
        var plan = new ProtectionPlan { Stop = Distance.OfPercent(StopPercent) };
        desk.Enter(instrument, Side.Buy, desk.SizeByEquity(instrument, Allocation / desk.Instruments.Count), plan, "first bar");
    }
}
