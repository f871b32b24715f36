using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Orders;

namespace Fairlead.Engine.Strategies;

/// <summary>
/// A proposer: it watches the market and proposes; the arbiter and the gatekeeper decide, the desk protects.
/// </summary>
/// <remarks>
/// Override what you need; what is not overridden costs nothing. A strategy is deterministic: it sees the world only
/// through <see cref="StrategyContext"/>, keeps its state in its own fields (numbers, prices, arrays, lists,
/// dictionaries, indicators; no delegates, no static fields) and never learns whether it runs in a backtest, a replay,
/// on paper or live. Its fields are hashed, stored in snapshots and put back after a crash without its doing.
/// Public properties with <see cref="ParameterAttribute"/> are its parameters.
/// </remarks>
public abstract class Strategy
{
    /// <summary>The strategy trades the option chains of its instruments, so they have to be loaded.</summary>
    public virtual bool NeedsOptionChain => false;

    /// <summary>Why the parameters as they stand do not go together, in a few words; null (the default) when they do. Asked
    /// once, after all are set and before anything else: a strategy with a fault is not made.</summary>
    public virtual string? ParameterFault => null;

    /// <summary>Once, before the first market event; ask for bars here.</summary>
    public virtual void OnStart(StrategyContext desk)
    {
    }

    /// <summary>A venue of the strategy's instruments opened its session.</summary>
    public virtual void OnSessionOpen(StrategyContext desk, Session session)
    {
    }

    /// <summary>A bar of a timeframe asked for has closed.</summary>
    public virtual void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
    {
    }

    /// <summary>The best bid or ask of one of the strategy's instruments changed.</summary>
    public virtual void OnQuote(StrategyContext desk, InstrumentId instrument, in Quote quote)
    {
    }

    /// <summary>Others traded one of the strategy's instruments.</summary>
    public virtual void OnPrint(StrategyContext desk, InstrumentId instrument, in TradePrint print)
    {
    }

    /// <summary>The instant asked for with <see cref="StrategyContext.WakeAt"/> has come.</summary>
    public virtual void OnWake(StrategyContext desk)
    {
    }

    /// <summary>One of the strategy's groups filled further, was reduced, or closed.</summary>
    public virtual void OnGroupChanged(StrategyContext desk, Group group)
    {
    }
}
