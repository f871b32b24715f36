using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Risk;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Equity, profit and halts as the page shows them.</summary>
public static class ProfitViews
{
    public static ProfitView Of(DeskState state)
    {
        var books = state.Positions;
        var unrealised = books.Unrealised;
        var equity = state.Equity;
        var today = equity is { } now && state.Risk.DayStart is { } start ? now - start : (Domain.Amounts.Money?)null;
        return new ProfitView(
            equity?.Amount, books.Cash.Amount, today?.Amount, books.RealisedNet().Amount, unrealised.IsComplete ? unrealised.Known.Amount : null,
            books.Charges().Amount, state.Now == Timestamp.MinValue ? null : state.Now,
            equity is null ? "a position has no price" : today is null ? "the session has not begun" : null);
    }

    /// <summary>Null when nothing is halted.</summary>
    public static HaltView? Of(in Halt halt) => halt.Level == HaltLevel.None
        ? null
        : new HaltView(halt.Level, halt.Cause, halt.Reason ?? "", halt.Since, halt.By ?? "", halt.HoldsLoss);
}
