using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Decision;

/// <summary>An instant the desk asked for has come.</summary>
internal static class TimerStep
{
    public static void Take(DeskState state, TimerKey key, EffectBuffer effects)
    {
        switch (key.Kind)
        {
            case TimerKind.OrderDeadline:
                OrderStep.DeadlinePassed(state, new ClientOrderId(key.Subject), effects);
                break;
            case TimerKind.ProtectionTime when state.Groups.Find(new GroupId(key.Subject)) is { } group:
                ProtectionDue(state, group, effects);
                break;
            case TimerKind.ExitRetry when state.Groups.Find(new GroupId(key.Subject)) is { } group:
                group.IsWaitingToRetry = false;
                ExitStep.Continue(state, group, effects);
                break;
            case TimerKind.Freshness when state.Groups.Find(new GroupId(key.Subject)) is { } group:
                LookForStaleness(state, group, effects);
                break;
            case TimerKind.SessionEdge:
                SessionStep.Opened(state, (Venue)key.Subject, effects);
                break;
            case TimerKind.Reconcile:
                effects.Add(new RequestPositions("a difference must be seen twice"));
                break;
            case TimerKind.Strategy:
                StrategyStep.Woken(state, (int)key.Subject, effects);
                break;
        }
    }

    /// <summary>Judges a group's time rules; one that is not due is armed for the session there is now.</summary>
    public static void ProtectionDue(DeskState state, Group group, EffectBuffer effects)
    {
        if (group.IsClosing || group.IsFlat)
            return;
        var close = group.SquareOffClose ?? GroupStep.SessionClose(state, group);
        var reason = group.Guard?.OnTime(state.Now, close) ?? group.PremiumGuard?.OnTime(state.Now, close) ?? ExitReason.None;
        if (reason == ExitReason.None)
            GroupStep.StartTimeRule(state, group, effects);
        else
            ExitStep.Begin(state, group, reason, "", effects);
    }

    /// <summary>No fresh price for a protected group while its venue trades: it cannot be evaluated, and a person must know.</summary>
    private static void LookForStaleness(DeskState state, Group group, EffectBuffer effects)
    {
        if (group.IsFlat)
            return;
        var next = state.Now + state.Settings.BlindAfter;
        var isOpen = true;
        foreach (var leg in group.Legs)
        {
            if (leg.Open == 0)
                continue;
            if (state.CalendarOf(leg.Instrument).OpenAt(state.Now) is not { } session)
            {
                isOpen = false;
                next = state.CalendarOf(leg.Instrument).CurrentOrNext(state.Now).Open + state.Settings.BlindAfter;
                continue;
            }

            var view = state.Market[leg.Instrument];
            var since = view.Mark is null || view.MarkAt < session.Open ? session.Open : view.MarkAt;
            if (state.Now - since < state.Settings.BlindAfter)
            {
                next = since + state.Settings.BlindAfter < next ? since + state.Settings.BlindAfter : next;
                continue;
            }

            if (group.IsBlind)
                continue;
            group.IsBlind = true;
            effects.Add(new RaiseAlert(AlertLevel.Alarm, "BLIND", $"{group.Id}: no price of {state.Master[leg.Instrument]} for {(state.Now - since).TotalSeconds:0} s; its protection stands and cannot be evaluated"));
        }

        if (isOpen && !group.IsBlind && group.PremiumGuard?.BlindnessAt(state.Now) is { Reason: not BlindReason.None } blindness)
        {
            group.IsBlind = true;
            var leg = blindness.Leg < 0 ? "its premium" : $"{state.Master[group.Legs[blindness.Leg].Instrument]}";
            effects.Add(new RaiseAlert(AlertLevel.Alarm, "BLIND", $"{group.Id}: {leg} cannot be judged ({blindness.Reason}); its protection stands and cannot be evaluated"));
        }

        effects.Add(new StartTimer(new TimerKey(TimerKind.Freshness, group.Id.Value), next));
    }
}

/// <summary>A venue opens: a new trading day for risk, time rules and strategies.</summary>
internal static class SessionStep
{
    /// <summary>At the start of the desk: wake up at each venue's next opening; one that is open now has opened.</summary>
    public static void Start(DeskState state, EffectBuffer effects)
    {
        foreach (var venue in state.Master.All.Select(row => row.Venue).Distinct().Order())
        {
            var session = state.CalendarOf(venue).CurrentOrNext(state.Now);
            if (session.Contains(state.Now))
                Opened(state, venue, effects);
            else
                effects.Add(new StartTimer(new TimerKey(TimerKind.SessionEdge, (long)venue), session.Open));
        }
    }

    public static void Opened(DeskState state, Venue venue, EffectBuffer effects)
    {
        var calendar = state.CalendarOf(venue);
        var session = calendar.CurrentOrNext(state.Now);
        InvariantStep.Prove(state, effects);
        state.Risk.StartDay(session.Day, state.Equity);
        foreach (var group in state.Groups.Live.ToArray())
        {
            // A square-off that was missed (the desk was down, the timer late) is due now.
            TimerStep.ProtectionDue(state, group, effects);
        }

        if (session.Close < calendar.Sessions[^1].Close)
            effects.Add(new StartTimer(new TimerKey(TimerKind.SessionEdge, (long)venue), calendar.CurrentOrNext(session.Close).Open));
        StrategyStep.SessionOpened(state, venue, session, effects);
    }
}
