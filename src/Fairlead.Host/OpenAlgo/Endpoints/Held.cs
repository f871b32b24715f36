using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>What the account holds of a contract under one product, over all who own it.</summary>
/// <param name="Contract">Which.</param>
/// <param name="Product">MIS, NRML or CNC.</param>
/// <param name="Units">Signed; never zero.</param>
/// <param name="AveragePrice">Of the whole position in the contract; null when a part of it has none.</param>
/// <param name="Mark">Latest price; null when there is none.</param>
/// <param name="Multiplier">Currency units a unit earns when the price rises by 1.</param>
internal sealed record Held(Contract Contract, string Product, long Units, decimal? AveragePrice, decimal? Mark, long Multiplier)
{
    /// <summary>Null when a price is unknown.</summary>
    public decimal? Unrealised => (Mark - AveragePrice) * Units * Multiplier;

    public static IReadOnlyList<Held> Of(ContractTable contracts, DeskState state)
    {
        var averages = new Dictionary<InstrumentId, (decimal? Cost, long Units)>();
        for (var index = 0; index < state.Positions.PositionCount; index++)
        {
            var position = state.Positions.PositionAt(index);
            if (position.Quantity.IsZero)
                continue;
            var (cost, units) = averages.GetValueOrDefault(position.Instrument, (0m, 0));
            averages[position.Instrument] = (cost + (position.AverageOpenPrice?.ToDecimal() * position.Quantity.Units), units + position.Quantity.Units);
        }

        return
        [
            .. from @group in state.Groups.Live
               from leg in @group.Legs
               where leg.Open != 0
               let contract = contracts.Of(leg.Instrument)
               where contract is not null
               group leg by (contract, OrderLabel.Of(@group.Reason).Product) into same
               let units = same.Sum(leg => leg.Sign * leg.Open)
               where units != 0
               let average = averages.GetValueOrDefault(same.Key.contract.Instrument)
               select new Held(
                   same.Key.contract, same.Key.Product, units, average.Units == 0 ? null : average.Cost / average.Units,
                   state.Market[same.Key.contract.Instrument].Mark?.ToDecimal(), state.Master[same.Key.contract.Instrument].Multiplier),
        ];
    }
}
