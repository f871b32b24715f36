using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Risk;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Decision;

/// <summary>Calls the strategies. One that throws is switched off with an alarm; its groups stay protected.</summary>
internal static class StrategyStep
{
    public static void Start(DeskState state, EffectBuffer effects)
    {
        foreach (var slot in state.Strategies.Slots)
            Call(state, slot, effects, static (Strategy strategy, StrategyContext desk, in int _) => strategy.OnStart(desk), 0);
    }

    public static void SessionOpened(DeskState state, Venue venue, Session session, EffectBuffer effects)
    {
        foreach (var slot in state.Strategies.Slots)
        {
            if (slot.Instruments.Any(instrument => state.Master[instrument].Venue == venue))
                Call(state, slot, effects, static (Strategy strategy, StrategyContext desk, in Session open) => strategy.OnSessionOpen(desk, open), session);
        }
    }

    public static void Woken(DeskState state, int owner, EffectBuffer effects)
    {
        if (state.Strategies.OfOwner(owner) is { } slot)
            Call(state, slot, effects, static (Strategy strategy, StrategyContext desk, in int _) => strategy.OnWake(desk), 0);
    }

    public static void BarClosed(DeskState state, int owner, InstrumentId instrument, in Bar bar, EffectBuffer effects)
    {
        if (state.Strategies.OfOwner(owner) is { } slot)
            Call(state, slot, effects, static (Strategy strategy, StrategyContext desk, in (InstrumentId instrument, Bar bar) closed) => strategy.OnBar(desk, closed.instrument, in closed.bar), (instrument, bar));
    }

    public static void GroupChanged(DeskState state, Group group, EffectBuffer effects)
    {
        if (state.Strategies.OfOwner(group.Owner) is { } slot)
            Call(state, slot, effects, static (Strategy strategy, StrategyContext desk, in Group changed) => strategy.OnGroupChanged(desk, changed), group);
    }

    /// <summary>Quotes and prints, to those that listen; allocates nothing.</summary>
    public static void Hear(DeskState state, in MarketRecord record, EffectBuffer effects)
    {
        switch (record.Kind)
        {
            case MarketKind.Quote or MarketKind.AskBar when state.Strategies.QuoteHearers(record.Instrument) is { } hearers:
                foreach (var index in hearers)
                {
                    Call(
                        state, state.Strategies.Slots[index], effects,
                        static (Strategy strategy, StrategyContext desk, in (InstrumentId instrument, Quote quote) heard) =>
                            strategy.OnQuote(desk, heard.instrument, in heard.quote),
                        (instrument: record.Instrument, quote: state.Market[record.Instrument].Quote));
                }

                break;
            case MarketKind.Print when state.Strategies.PrintHearers(record.Instrument) is { } hearers:
                foreach (var index in hearers)
                {
                    Call(
                        state, state.Strategies.Slots[index], effects,
                        static (Strategy strategy, StrategyContext desk, in (InstrumentId instrument, TradePrint print) heard) =>
                            strategy.OnPrint(desk, heard.instrument, in heard.print),
                        (instrument: record.Instrument, print: record.AsPrint()));
                }

                break;
        }
    }

    /// <summary>Most characters of a failure's message that are kept: it becomes part of the state and the journal.</summary>
    private const int MaxFaultText = 300;

    private delegate void Hook<T>(Strategy strategy, StrategyContext desk, in T what);

    private static void Call<T>(DeskState state, StrategySlot slot, EffectBuffer effects, Hook<T> hook, in T what)
    {
        if (!slot.IsOn)
            return;
#pragma warning disable CA1031 // A user's strategy may throw anything; the desk and its protections must outlive it.
        try
        {
            hook(slot.Strategy, state.Context.As(slot, effects), in what);
        }
        catch (Exception fault)
        {
            slot.IsOn = false;
            var text = $"strategy {slot.Name} failed and is switched off: {Describe(fault)}";
            state.Risk.Raise(HaltLevel.CancelWorking, HaltScope.OfOwner(slot.Owner), HaltCause.Integrity, text, by: "desk", state.Now);
            effects.Add(new RaiseAlert(AlertLevel.Alarm, "STRATEGY_FAILED", text));
            HaltStep.Enforce(state, effects);
        }
#pragma warning restore CA1031
    }

    /// <summary>Type and message on one line. A message that cannot be had is left out: it is a strategy's code too.</summary>
    internal static string Describe(Exception fault)
    {
        string message;
#pragma warning disable CA1031 // See Call.
        try
        {
            message = (fault.Message ?? "").ReplaceLineEndings(" ");
        }
        catch (Exception)
        {
            message = "its message failed too";
        }
#pragma warning restore CA1031
        return $"{fault.GetType().Name}: {(message.Length <= MaxFaultText ? message : message[..MaxFaultText] + "...")}";
    }
}
