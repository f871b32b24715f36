using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Positions;

/// <summary>What the ledger did with an expiry or an assignment.</summary>
public enum SettlementOutcome
{
    /// <summary>Open units were closed and, where physical, the underlying was delivered.</summary>
    Settled,

    /// <summary>It was settled before and nothing came in since; nothing changed.</summary>
    AlreadySettled,

    /// <summary>Nobody held the contract; the series' price is on record.</summary>
    NothingOpen,

    /// <summary>Cannot be settled truthfully, with a reason; nothing changed.</summary>
    Refused,
}

/// <summary>The effect of one settlement on the account. All amounts are zero unless the outcome is Settled.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="Reason">Plain words with the numbers when refused, otherwise null.</param>
/// <param name="Gross">Change of realised profit or loss before charges, over all owners, the underlying included.</param>
/// <param name="CashChange">Change of the account's cash.</param>
/// <param name="Closed">Round trips it completed, in order of booking.</param>
public sealed record SettlementResult(
    SettlementOutcome Outcome, string? Reason, Money Gross, Money CashChange, IReadOnlyList<ClosedTrade> Closed);
