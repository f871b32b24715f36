using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Tests.Decision;

internal static class TestStrategies
{
    internal static Type[] All { get; } = [typeof(Thrower), typeof(BuyOnPrint), typeof(SellOnPrint), typeof(QuoteCounter)];
}

/// <summary>Fails on the first print it hears.</summary>
public sealed class Thrower : Strategy
{
    public override void OnPrint(StrategyContext desk, InstrumentId instrument, in TradePrint print) =>
        throw new InvalidOperationException("planted");
}

/// <summary>Buys ten of each print it hears.</summary>
public sealed class BuyOnPrint : Strategy
{
    public override void OnPrint(StrategyContext desk, InstrumentId instrument, in TradePrint print) =>
        desk.Enter(instrument, Side.Buy, new Quantity(10), DeskKit.Stop(5m), "buys");
}

/// <summary>Sells ten of each print it hears.</summary>
public sealed class SellOnPrint : Strategy
{
    public override void OnPrint(StrategyContext desk, InstrumentId instrument, in TradePrint print) =>
        desk.Enter(instrument, Side.Sell, new Quantity(10), DeskKit.Stop(5m), "sells");
}

/// <summary>Counts and proposes nothing.</summary>
public sealed class QuoteCounter : Strategy
{
    private long _heard;

    public long Heard => _heard;

    public override void OnQuote(StrategyContext desk, InstrumentId instrument, in Quote quote) => _heard++;
}
