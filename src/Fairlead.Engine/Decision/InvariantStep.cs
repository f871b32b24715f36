using Fairlead.Domain.Instruments;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Decision;

/// <summary>
/// The invariants of spec/verification 1 that the books can break. After each event those of the instruments it touched
/// are checked; all books are proved when a session opens and every so many messages. A broken one raises an alarm and
/// leaves the desk reducing only.
/// </summary>
internal static class InvariantStep
{
    /// <summary>Messages between two proofs of all books.</summary>
    public const int ProofEvery = 1_000;

    /// <summary>Broken invariants kept by text; the alarm and the halt stand anyway.</summary>
    public const int MaxKept = 100;

    public static void Check(DeskState state, bool isMessage, EffectBuffer effects)
    {
        for (var index = 0; index < state.Touched.Count; index++)
            Check(state, state.Touched[index], effects);
        if (isMessage && ++state.MessagesUnproved >= ProofEvery)
            Prove(state, effects);
    }

    /// <summary>Checks everything from the postings up.</summary>
    public static void Prove(DeskState state, EffectBuffer effects)
    {
        state.MessagesUnproved = 0;
        foreach (var row in state.Master.All)
            Check(state, row.Id, effects);
        if (state.Positions.CheckPositions() is { } i4)
            Broken(state, "I4", i4, effects);
        if (state.Positions.CheckCash() is { } i6)
            Broken(state, "I6", i6, effects);
    }

    /// <summary>Halts entries and tells a person; the same text again tells nobody unless the halt was lifted since.</summary>
    public static void Broken(DeskState state, string invariant, string text, EffectBuffer effects)
    {
        var line = $"{invariant}: {text}";
        var isNew = !state.BrokenInvariants.Contains(line);
        if (isNew && state.BrokenInvariants.Count < MaxKept)
            state.BrokenInvariants.Add(line);
        var rose = state.Risk.Raise(HaltLevel.BlockEntries, HaltScope.Account, HaltCause.Integrity, line, by: "invariants", state.Now);
        if (isNew || rose)
            effects.Add(new RaiseAlert(AlertLevel.Alarm, invariant, text));
    }

    private static void Check(DeskState state, InstrumentId instrument, EffectBuffer effects)
    {
        if (state.Positions.CheckPositions(instrument) is { } i4)
            Broken(state, "I4", i4, effects);
        if (state.Positions.CheckOwners(instrument) is { } i5)
            Broken(state, "I5", i5, effects);
        if (state.Positions.CheckCash(instrument) is { } i6)
            Broken(state, "I6", i6, effects);
        var groups = state.Groups.On(instrument);
        for (var index = 0; index < groups.Count; index++)
            CheckExits(state, state.Groups[groups[index]], instrument, effects);
        for (var owner = 0; owner < state.OwnerNames.Length; owner++)
            CheckCoverage(state, owner, instrument, effects);
    }

    /// <summary>I7: exits in flight close no more than is open. One that is being taken back does not count.</summary>
    private static void CheckExits(DeskState state, Group group, InstrumentId instrument, EffectBuffer effects)
    {
        var inFlight = state.Orders.ExitInFlight(group.Id, instrument, includesCancelled: false);
        var open = Math.Abs(group.SignedOpen(instrument));
        if (inFlight > open)
            Broken(state, "I7", $"{group.Id} has {inFlight} units of exits in flight and {open} open of {state.Master[instrument]}", effects);
    }

    /// <summary>I8: what the groups of an owner cover of an instrument is what the owner holds of it.</summary>
    private static void CheckCoverage(DeskState state, int owner, InstrumentId instrument, EffectBuffer effects)
    {
        var covered = state.Groups.SignedOpen(owner, instrument);
        var held = state.Positions.QuantityOf(new OwnerId(owner), instrument).Units;
        if (covered != held)
            Broken(state, "I8", $"{state.OwnerNames[owner]} holds {held} of {state.Master[instrument]}, groups cover {covered}", effects);
    }
}
