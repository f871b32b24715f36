using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Decision;

/// <summary>
/// Closes groups: cancels what is left of the entry, sends market orders for exactly what is open, one exit in flight
/// an instrument, and climbs a ladder of retries when it is refused.
/// </summary>
internal static class ExitStep
{
    /// <summary>Fast attempts: 0.5, 1, 2, 4, 8, 8 ... seconds apart. Then slow ones, a minute apart, while the session lasts.</summary>
    public const int FastAttempts = 6;

    /// <summary>A person is told after this many refusals in a row.</summary>
    public const int AttemptsBeforeAlarm = 3;

    private static readonly TimeSpan SlowRetry = TimeSpan.FromMinutes(1);

    /// <summary>Decides to close a group. Deciding again changes nothing but tries at once.</summary>
    public static void Begin(DeskState state, Group group, ExitReason reason, string note, EffectBuffer effects)
    {
        if (!group.IsClosing)
        {
            group.State = GroupState.Closing;
            group.ExitReason = reason;
            group.ExitNote = note;
            group.ExitAttempts = 0;
            group.ExitAlarm = null;
            effects.Add(new NoteDecision(
                "EXIT", group.Owner, note.Length == 0 ? $"{group.Id} closes: {reason}" : $"{group.Id} closes: {reason}: {note}", Instrument: group.Legs[0].Instrument));
            effects.Add(new StopTimer(new TimerKey(TimerKind.ProtectionTime, group.Id.Value)));
        }
        else if (group.IsWaitingToRetry)
        {
            group.IsWaitingToRetry = false;
            effects.Add(new StopTimer(new TimerKey(TimerKind.ExitRetry, group.Id.Value)));
        }

        CancelEntries(state, group, effects);
        Continue(state, group, effects);
    }

    /// <summary>Sends what still has to be sent for a closing group, or ends it when nothing is open or coming.</summary>
    public static void Continue(DeskState state, Group group, EffectBuffer effects)
    {
        if (!group.IsClosing || group.IsWaitingToRetry)
            return;
        if (group.IsFlat)
        {
            GroupStep.EndIfDone(state, group, effects);
            return;
        }

        if (WaitForSession(state, group, effects))
            return;
        if (IsWhole(group, out var units) && !group.IsSingle && Array.TrueForAll(group.Legs, leg => MayExit(state, leg.Instrument)))
        {
            Send(state, group, [.. group.Legs.Select(leg => ClosingLeg(leg, leg.Ratio))], units, effects);
            return;
        }

        foreach (var leg in group.Legs)
        {
            if (leg.Open > 0 && MayExit(state, leg.Instrument))
                Send(state, group, [ClosingLeg(leg, ratio: 1)], leg.Open, effects);
        }
    }

    /// <summary>After an exit ended on an instrument: whoever waited for it goes on, oldest group first.</summary>
    public static void ContinueAll(DeskState state, EffectBuffer effects)
    {
        foreach (var group in state.Groups.Live.ToArray())
            Continue(state, group, effects);
    }

    /// <summary>An exit was refused or rejected: wait longer each time. A person is told when it has failed often, when
    /// the fast attempts are used up, and when the reason becomes another; not of each attempt.</summary>
    public static void Failed(DeskState state, Group group, string reason, EffectBuffer effects)
    {
        group.ExitAttempts++;
        var wait = group.ExitAttempts <= FastAttempts
            ? TimeSpan.FromSeconds(0.5 * Math.Min(16, 1 << (group.ExitAttempts - 1)))
            : SlowRetry;
        if (group.ExitAttempts >= AttemptsBeforeAlarm)
            Tell(group, reason, wait, effects);
        if (group.ExitAttempts > FastAttempts)
            group.State = GroupState.CloseFailed;
        RetryAt(group, state.Now + wait, effects);
    }

    private static void Tell(Group group, string reason, TimeSpan wait, EffectBuffer effects)
    {
        var code = group.ExitAttempts > FastAttempts ? "CLOSE_FAILED" : "EXIT_FAILED";
        // The venue's code stands before the colon; what follows may hold an instant that is another each time.
        var alarm = $"{code} {reason.Split(':')[0]}";
        if (alarm == group.ExitAlarm)
            return;
        group.ExitAlarm = alarm;
        effects.Add(new RaiseAlert(AlertLevel.Alarm, code, $"{group.Id}: exit refused {group.ExitAttempts} times, next try in {wait.TotalSeconds:0.#} s, then again until it fills: {reason}"));
    }

    private static void CancelEntries(DeskState state, Group group, EffectBuffer effects)
    {
        foreach (var order in state.Orders.Open.ToArray())
        {
            if (order.Group == group.Id && order.Purpose == OrderPurpose.Entry && !order.CancelRequested)
                OrderStep.RequestCancel(state, order, effects);
        }
    }

    /// <summary>A closed venue takes no market order: the exit waits for its next session.</summary>
    private static bool WaitForSession(DeskState state, Group group, EffectBuffer effects)
    {
        foreach (var leg in group.Legs)
        {
            if (leg.Open == 0 || !MayExit(state, leg.Instrument) || state.CalendarOf(leg.Instrument).OpenAt(state.Now) is not null)
                continue;
            RetryAt(group, state.CalendarOf(leg.Instrument).CurrentOrNext(state.Now).Open, effects);
            return true;
        }

        return false;
    }

    private static void RetryAt(Group group, Timestamp at, EffectBuffer effects)
    {
        group.IsWaitingToRetry = true;
        effects.Add(new StartTimer(new TimerKey(TimerKind.ExitRetry, group.Id.Value), at));
    }

    private static bool MayExit(DeskState state, InstrumentId instrument) => !state.Orders.HasOpenExitOn(instrument);

    /// <summary>True when every leg is open in the group's ratio, so that one order can close them together.</summary>
    private static bool IsWhole(Group group, out long units)
    {
        units = group.Legs[0].Open / group.Legs[0].Ratio;
        foreach (var leg in group.Legs)
        {
            if (leg.Open == 0 || leg.Open != units * leg.Ratio)
                return false;
        }

        return units > 0;
    }

    private static OrderLeg ClosingLeg(GroupLeg leg, long ratio) =>
        new(leg.Instrument, leg.Sign > 0 ? Side.Sell : Side.Buy, ratio);

    private static void Send(DeskState state, Group group, IReadOnlyList<OrderLeg> legs, long units, EffectBuffer effects)
    {
        var request = new OrderRequest
        {
            Legs = legs,
            Quantity = new Quantity(units),
            Terms = OrderTerms.Market,
            Purpose = OrderPurpose.Exit,
        };
        ProposalStep.JudgeExit(state, group, request, effects);
    }
}
