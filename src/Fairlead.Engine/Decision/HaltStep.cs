using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Decision;

/// <summary>Carries out what the standing halts ask: cancel working entries, close what is open. Exits are never touched.</summary>
internal static class HaltStep
{
    /// <summary>After a halt rose: tells a person and acts on every owner it covers.</summary>
    public static void Strike(DeskState state, HaltScope scope, EffectBuffer effects)
    {
        var halt = scope.IsAccount ? state.Risk.AccountHalt : state.Risk.OwnerHalt(scope.Owner);
        var whose = scope.IsAccount ? "" : $" of {state.OwnerNames[scope.Owner]}";
        effects.Add(new RaiseAlert(AlertLevel.Alarm, "HALT", $"{halt.Level}{whose}: {halt.Reason}"));
        Enforce(state, effects);
    }

    public static void Enforce(DeskState state, EffectBuffer effects)
    {
        foreach (var order in state.Orders.Open.ToArray())
        {
            if (order.Purpose == OrderPurpose.Entry && order.Owner >= 0 && !order.CancelRequested
                && state.Risk.HaltFor(order.Owner).Level >= HaltLevel.CancelWorking)
                OrderStep.RequestCancel(state, order, effects);
        }

        foreach (var group in state.Groups.Live.ToArray())
        {
            if (!group.IsClosing && state.Risk.HaltFor(group.Owner) is { Level: HaltLevel.Flatten } halt)
                ExitStep.Begin(state, group, ExitReason.Halt, halt.Reason ?? "", effects);
        }
    }
}
