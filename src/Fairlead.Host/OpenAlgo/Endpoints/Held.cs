using Fairlead.Engine.Decision;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>What the desk's person holds of a contract under one product.</summary>
/// <param name="Contract">Which.</param>
/// <param name="Product">MIS, NRML or CNC.</param>
/// <param name="Units">Signed; never zero.</param>
/// <param name="AveragePrice">Of the whole position in the contract, whatever the product; null when it has none.</param>
/// <param name="Mark">Latest price; null when there is none.</param>
/// <param name="Multiplier">Currency units a unit earns when the price rises by 1.</param>
internal sealed record Held(Contract Contract, string Product, long Units, decimal? AveragePrice, decimal? Mark, long Multiplier)
{
    /// <summary>Null when a price is unknown.</summary>
    public decimal? Unrealised => (Mark - AveragePrice) * Units * Multiplier;

    public static IReadOnlyList<Held> Of(ContractTable contracts, DeskState state)
    {
        return
        [
            .. from @group in state.Groups.Live
               where @group.Owner == OrderCalls.Person.Index
               from leg in @group.Legs
               where leg.Open != 0
               let contract = contracts.Of(leg.Instrument)
               where contract is not null
               group leg by (contract, OrderLabel.Of(@group.Reason).Product) into same
               let units = same.Sum(leg => leg.Sign * leg.Open)
               where units != 0
               let instrument = same.Key.contract.Instrument
               select new Held(
                   same.Key.contract, same.Key.Product, units, state.Positions.AverageOpenPrice(OrderCalls.Person, instrument)?.ToDecimal(),
                   state.Market[instrument].Mark?.ToDecimal(), state.Master[instrument].Multiplier),
        ];
    }
}
