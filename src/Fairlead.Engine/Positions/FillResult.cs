using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Positions;

/// <summary>What one event did to the ledger. All amounts are zero unless the outcome is Applied.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="Reason">Plain words with the numbers when refused, otherwise null.</param>
/// <param name="Before">The owner's signed units before.</param>
/// <param name="After">The owner's signed units after.</param>
/// <param name="Gross">Change of realised profit or loss before charges.</param>
/// <param name="Net">Change of realised profit or loss after the opening and closing charges of what was closed.</param>
/// <param name="CashChange">Change of the account's cash.</param>
/// <param name="Closed">The round trip this event completed, or null.</param>
/// <param name="Restated">Earlier round trips this event changed, or null; only for corrections, busts and charges.</param>
public readonly record struct FillResult(
    LedgerOutcome Outcome,
    string? Reason,
    Quantity Before,
    Quantity After,
    Money Gross,
    Money Net,
    Money CashChange,
    ClosedTrade? Closed,
    TradeRestatement? Restated);
