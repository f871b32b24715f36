using Fairlead.Domain.Time;
using Fairlead.Engine.Positions;

namespace Fairlead.Host.Backtest;

/// <summary>What a report draws and lists: the way from the first event to the last.</summary>
public sealed record BacktestTrail
{
    /// <summary>One point a minute with market data at most; bounded, so a very long run has wider steps.</summary>
    public required IReadOnlyList<EquityPoint> Equity { get; init; }

    /// <summary>The first <see cref="BacktestStatistics.MaxLines"/>; the result counts all.</summary>
    public required IReadOnlyList<FillLine> Fills { get; init; }

    /// <summary>Round trips; the first <see cref="BacktestStatistics.MaxLines"/>.</summary>
    public required IReadOnlyList<ClosedTrade> Trades { get; init; }

    /// <summary>Units marked out by expiry or assignment, as the venue told; the first ones.</summary>
    public required IReadOnlyList<SettlementLine> Settlements { get; init; }
}

/// <summary>Account equity at an instant, in the account's currency.</summary>
public readonly record struct EquityPoint(Timestamp At, decimal Equity);

/// <summary>One fill and how it came about.</summary>
/// <param name="At">When the venue filled it.</param>
/// <param name="Symbol">What.</param>
/// <param name="Side">"Buy" or "Sell".</param>
/// <param name="Quantity">Units.</param>
/// <param name="Price">A unit.</param>
/// <param name="Charges">Paid for this fill; null when no schedule knows them.</param>
/// <param name="Order">Our order id.</param>
/// <param name="Reason">Why the order was sent.</param>
/// <param name="Rule">The profile's rule that priced it.</param>
/// <param name="Liquidity">"Taken" or "Added".</param>
/// <param name="Basis">The quote or bar it was priced by, in words; null when none was used.</param>
/// <param name="Assumption">What the data could not tell; null when nothing was assumed.</param>
public sealed record FillLine(
    Timestamp At, string Symbol, string Side, long Quantity, decimal Price, decimal? Charges, string Order, string Reason,
    string Rule, string Liquidity, string? Basis, string? Assumption);

/// <summary>The price an expiry was settled at.</summary>
public sealed record SettlementLine(Timestamp At, string Underlying, DateOnly ExpiryOn, decimal Price, string Source);
