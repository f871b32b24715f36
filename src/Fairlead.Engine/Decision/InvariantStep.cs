using Fairlead.Engine.Positions;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Decision;

/// <summary>
/// The invariants of spec/verification 1 that the books can break, checked after every event that touched the books. A
/// broken one raises an alarm and leaves the desk reducing only.
/// </summary>
internal static class InvariantStep
{
    public static void Check(DeskState state, EffectBuffer effects)
    {
        var positions = state.Positions;
        if (positions.CheckPositions() is { } i4)
            Broken(state, "I4", i4, effects);
        if (positions.CheckOwners() is { } i5)
            Broken(state, "I5", i5, effects);
        if (positions.CheckCash() is { } i6)
            Broken(state, "I6", i6, effects);
        foreach (var group in state.Groups.Live)
        {
            foreach (var leg in group.Legs)
            {
                var inFlight = state.Orders.ExitInFlight(group.Id, leg.Instrument);
                if (inFlight > leg.Open)
                    Broken(state, "I7", $"{group.Id} has {inFlight} units of exits in flight and {leg.Open} open of {state.Master[leg.Instrument]}", effects);
                CheckCoverage(state, group.Owner, leg.Instrument, effects);
            }
        }

        for (var index = 0; index < positions.PositionCount; index++)
        {
            var position = positions.PositionAt(index);
            if (position.Owner.Index >= 0 && !position.Quantity.IsZero)
                CheckCoverage(state, position.Owner.Index, position.Instrument, effects);
        }
    }

    /// <summary>Halts entries and tells a person, once an invariant and text.</summary>
    public static void Broken(DeskState state, string invariant, string text, EffectBuffer effects)
    {
        var line = $"{invariant}: {text}";
        if (state.BrokenInvariants.Contains(line) || state.BrokenInvariants.Count >= MaxKept)
            return;
        state.BrokenInvariants.Add(line);
        state.Risk.Raise(HaltLevel.BlockEntries, HaltScope.Account, HaltCause.Integrity, line, by: "invariants", state.Now);
        effects.Add(new RaiseAlert(AlertLevel.Alarm, invariant, text));
    }

    /// <summary>Broken invariants kept by text; the alarm and the halt stand anyway.</summary>
    public const int MaxKept = 100;

    /// <summary>I8: what the groups of an owner cover of an instrument is what the owner holds of it.</summary>
    private static void CheckCoverage(DeskState state, int owner, Domain.Instruments.InstrumentId instrument, EffectBuffer effects)
    {
        var covered = state.Groups.SignedOpen(owner, instrument);
        var held = state.Positions.QuantityOf(new OwnerId(owner), instrument).Units;
        if (covered != held)
            Broken(state, "I8", $"{state.OwnerNames[owner]} holds {held} of {state.Master[instrument]}, groups cover {covered}", effects);
    }
}
