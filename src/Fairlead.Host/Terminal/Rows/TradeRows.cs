using Fairlead.Engine.Decision;
using Fairlead.Engine.Positions;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Round trips as the page shows them.</summary>
public static class TradeRows
{
    public static TradeRow Of(DeskState state, ClosedTrade trade, long key) => new(
        key, trade.Owner.Index, OwnerNames.Of(state, trade.Owner.Index), trade.Instrument.Index, state.Master[trade.Instrument].Symbol, trade.OpenedWith,
        trade.Quantity.Units, trade.EntryAverage.ToDecimal(), trade.ExitAverage.ToDecimal(), trade.OpenedAt, trade.ClosedAt, trade.Gross.Amount,
        trade.Charges.Amount, trade.Net.Amount);
}
