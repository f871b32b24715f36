using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;

namespace Fairlead.Host.Projections;

/// <summary>What stands guard over every open position: covered must equal open.</summary>
public static class ProtectionRegister
{
    /// <summary>Lines in order of group, one for each leg with open units.</summary>
    public static IReadOnlyList<ProtectionLine> Of(DeskState state) =>
    [
        .. from @group in state.Groups.Live
           from leg in @group.Legs
           where leg.Open != 0
           select Line(state, @group, leg),
    ];

    private static ProtectionLine Line(DeskState state, Group group, GroupLeg leg)
    {
        var isGuarded = group.Guard is not null || group.PremiumGuard is not null;
        var view = state.Market[leg.Instrument];
        return new ProtectionLine(
            group.Id.ToString(), state.OwnerNames[group.Owner], state.Master[leg.Instrument].Symbol, leg.Sign * leg.Open,
            isGuarded ? leg.Sign * leg.Open : 0, group.State, group.Guard?.StopLevel?.ToDecimal(), group.Guard?.TargetLevel?.ToDecimal(),
            group.PremiumGuard?.EntryPremium, view.Mark?.ToDecimal(), view.Mark is null ? null : view.MarkAt,
            state.Orders.ExitInFlight(group.Id, leg.Instrument));
    }
}

/// <summary>One guarded position.</summary>
/// <param name="Group">What was entered together.</param>
/// <param name="Owner">Whose.</param>
/// <param name="Symbol">Of the instrument.</param>
/// <param name="Open">Signed units open.</param>
/// <param name="Covered">Signed units that a guard looks after.</param>
/// <param name="State">Where the group stands.</param>
/// <param name="Stop">The level that closes at a loss (or locks in a profit); null when there is none or the guard looks at a whole structure.</param>
/// <param name="Target">The level that closes at a profit; null as above.</param>
/// <param name="EntryPremium">What the structure received (positive) in the account's currency; null for a single leg.</param>
/// <param name="Mark">The latest price; null when there is none.</param>
/// <param name="MarkAt">Its age; null when there is none.</param>
/// <param name="ExitInFlight">Units an exit order asks for now.</param>
public sealed record ProtectionLine(
    string Group, string Owner, string Symbol, long Open, long Covered, GroupState State, decimal? Stop, decimal? Target,
    decimal? EntryPremium, decimal? Mark, Timestamp? MarkAt, long ExitInFlight);
