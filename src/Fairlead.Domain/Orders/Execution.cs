using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Orders;

/// <summary>A fill as the venue reports it: one instrument, one price.</summary>
/// <remarks>A correction or bust replaces it by id; see <see cref="ExecutionCorrected"/> and <see cref="ExecutionBusted"/>.</remarks>
public sealed record Execution
{
    public required ExecutionId Id { get; init; }
    public required ClientOrderId Order { get; init; }
    public required InstrumentId Instrument { get; init; }
    public required Side Side { get; init; }

    /// <summary>Positive.</summary>
    public required Quantity Quantity { get; init; }

    public required Price Price { get; init; }

    /// <summary>When the venue filled it.</summary>
    public required Timestamp At { get; init; }

    /// <summary>All charges of this fill (positive is paid), or null while the venue has not told; the desk's dated
    /// schedule stands in until it does.</summary>
    public Money? Charges { get; init; }

    /// <summary>How the paper venue came to this fill; null from a real broker.</summary>
    public FillExplanation? Explanation { get; init; }
}

public enum Liquidity
{
    Taken,
    Added,
}

/// <summary>Why a simulated fill has its price.</summary>
/// <param name="Rule">The profile's rule, by name.</param>
/// <param name="Liquidity">Whether it took or added liquidity.</param>
/// <param name="Quote">The quote it used, if it used one.</param>
/// <param name="Bar">The bar it used, if it used one.</param>
/// <param name="Assumption">What the data could not tell and was assumed; null when nothing was.</param>
public sealed record FillExplanation(string Rule, Liquidity Liquidity, Quote? Quote, Bar? Bar, string? Assumption);
