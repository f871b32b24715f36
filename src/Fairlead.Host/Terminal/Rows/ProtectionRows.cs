using Fairlead.Domain.Amounts;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>The protection register as the page shows it: covered must equal open.</summary>
public static class ProtectionRows
{
    /// <summary>One row for each leg with open units.</summary>
    public static IReadOnlyList<ProtectionRow> Of(DeskState state) =>
    [
        .. from @group in state.Groups.Live
           from leg in @group.Legs
           where leg.Open != 0
           select Of(state, @group, leg),
    ];

    private static ProtectionRow Of(DeskState state, Group group, GroupLeg leg)
    {
        var (guard, premium) = (group.Guard, group.PremiumGuard);
        var market = state.Market[leg.Instrument];
        var signed = leg.Sign * leg.Open;
        var stop = guard is null ? null : Tighter(guard);
        return new ProtectionRow(
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{group.Id}/{leg.Instrument.Index}"),
            group.Id.ToString(), guard?.Version ?? premium?.Version ?? 1, group.Owner, OwnerNames.Of(state, group.Owner),
            leg.Instrument.Index, state.Master[leg.Instrument].Symbol, group.State, signed, guard is null && premium is null ? 0 : signed,
            guard?.AverageEntry, stop?.ToDecimal(), guard?.StopRule ?? ExitReason.None, guard?.TargetLevel?.ToDecimal(),
            stop is { } level && market.Mark is { } mark ? (mark - level).ToDecimal() * leg.Sign : null,
            market.Mark?.ToDecimal(), market.Mark is null ? null : market.MarkAt, group.IsBlind || premium?.IsBlindAt(state.Now) == true,
            state.Orders.ExitInFlight(group.Id, leg.Instrument), group.ExitReason, Plans.View(group.Plan),
            premium is null ? null : new CombinedView(premium.EntryPremium, premium.CostToCloseAt(state.Now)));
    }

    /// <summary>The level that closes first on the losing side: the stop or the loss limit.</summary>
    private static Price? Tighter(Guard guard) => (guard.StopLevel, guard.MaxLossLevel) switch
    {
        ({ } stop, { } loss) => guard.Entry == Domain.Orders.Side.Buy ? Price.Max(stop, loss) : Price.Min(stop, loss),
        var (stop, loss) => stop ?? loss,
    };
}
