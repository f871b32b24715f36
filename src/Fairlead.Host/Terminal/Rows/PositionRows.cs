using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Positions;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Open positions as the page shows them.</summary>
public static class PositionRows
{
    public static IReadOnlyList<PositionRow> Of(DeskState state)
    {
        var rows = new List<PositionRow>();
        for (var index = 0; index < state.Positions.PositionCount; index++)
        {
            var position = state.Positions.PositionAt(index);
            if (!position.Quantity.IsZero)
                rows.Add(Of(state, position));
        }

        return rows;
    }

    private static PositionRow Of(DeskState state, in PositionView position)
    {
        var (owner, instrument) = (position.Owner.Index, position.Instrument);
        var groups = state.Groups.Live.Where(group => group.Owner == owner && group.SignedOpen(instrument) != 0).ToList();
        var covered = groups.Where(group => group.Guard is not null || group.PremiumGuard is not null).Sum(group => group.SignedOpen(instrument));
        var market = state.Market[instrument];
        return new PositionRow(
            Key(owner, instrument), owner, OwnerNames.Of(state, owner), instrument.Index, state.Master[instrument].Symbol,
            position.Quantity.Units, position.AverageOpenPrice?.ToDecimal(), market.Mark?.ToDecimal(), market.Mark is null ? null : market.MarkAt,
            position.Unrealised?.Amount, position.RealisedNet.Amount, covered, [.. groups.Select(group => group.Id.ToString())]);
    }

    private static string Key(int owner, InstrumentId instrument) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{owner}/{instrument.Index}");
}
