using Fairlead.Engine.Decision;
using Fairlead.Engine.Positions;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>The desk's strategies as the page shows them.</summary>
public static class StrategyRows
{
    public static IReadOnlyList<StrategyRow> Of(DeskState state) =>
    [
        .. state.Strategies.Slots.Select((slot, index) =>
        {
            var owner = new OwnerId(slot.Owner);
            var unrealised = state.Positions.UnrealisedOf(owner);
            return new StrategyRow(
                slot.Owner, slot.Name, state.Settings.Strategies[index].Parameters.ToDictionary(pair => pair.Key, pair => pair.Value),
                [.. slot.Instruments.Select(instrument => instrument.Index)], slot.IsOn,
                state.Groups.Live.Count(group => group.Owner == slot.Owner && !group.IsFlat), state.Positions.RealisedNet(owner).Amount,
                unrealised.IsComplete ? unrealised.Known.Amount : null, ProfitViews.Of(state.Risk.OwnerHalt(slot.Owner)));
        }),
    ];
}
