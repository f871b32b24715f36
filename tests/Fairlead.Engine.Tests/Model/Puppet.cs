using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Tests.Model;

/// <summary>A strategy on strings: a print whose condition bits name it makes it propose, so that two proposers can
/// want something in one event. Bit 0 pulls it; bit 1 is the side of a plain puppet; a contrary one does the reverse.</summary>
public sealed class Puppet : Strategy
{
    internal const uint Pull = 1;
    internal const uint SellBit = 2;
    internal const int LotsShift = 8;

    /// <summary>Takes the other side.</summary>
    [Parameter("Takes the other side.")]
    public bool Contrary { get; set; }

    internal static ProtectionPlan Plan { get; } = new() { Stop = Distance.OfPercent(5), Target = Distance.OfPercent(5) };

    public override void OnPrint(StrategyContext desk, InstrumentId instrument, in TradePrint print)
    {
        if ((print.SaleCondition & Pull) == 0)
            return;
        var units = (print.SaleCondition >> LotsShift) * desk.Describe(instrument).LotSize;
        desk.Enter(instrument, SideOf(print.SaleCondition, Contrary), new Quantity(units), Plan, "pulled");
    }

    internal static Side SideOf(uint condition, bool isContrary) =>
        ((condition & SellBit) != 0) == isContrary ? Side.Buy : Side.Sell;
}
