using Fairlead.Domain.Market;
using Fairlead.Engine.Risk;

namespace Fairlead.Host.Backtest;

/// <summary>What a backtest runs.</summary>
public sealed record BacktestRequest
{
    /// <summary>Root of the recorded markets.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Symbols of stocks, funds and indexes.</summary>
    public required IReadOnlyList<string> Instruments { get; init; }

    /// <summary>First trading day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last trading day, included.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Bars of the data; null for ticks.</summary>
    public Timeframe? Timeframe { get; init; } = Fairlead.Domain.Market.Timeframe.Minute;

    public required string Strategy { get; init; }

    /// <summary>Key and text value; what is missing has its default.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Starting cash in the instruments' currency; positive.</summary>
    public required decimal Cash { get; init; }

    /// <summary>Fill-and-fee profile of the venue.</summary>
    public string Profile { get; init; } = "paper";

    public RiskLimits Limits { get; init; } = ResearchLimits;

    /// <summary>
    /// Limits for research: what would hide a strategy's own behaviour is off (sizes, losses, rates), what keeps the
    /// account truthful is on (protection required, leverage 2, fresh prices, session, lots and ticks).
    /// </summary>
    public static RiskLimits ResearchLimits { get; } = new()
    {
        MaxOrderNotional = null,
        MaxUnitsPerOrder = null,
        MaxTradeLossPct = null,
        MaxUnderlyingLossPct = null,
        MaxAccountLossPct = null,
        MaxOpenGroups = null,
        DailyLossReduceOnlyPct = null,
        DailyLossFlattenPct = null,
        DrawdownReduceOnlyPct = null,
        DrawdownFlattenPct = null,
        OrdersPerMinute = null,
        OrdersPerMinutePerInstrument = null,
        CollarPct = null,
        BeyondNaturalPct = null,
        AllowMarketEntries = true,
        AllowUndefinedRisk = true,
        MaxPriceAge = TimeSpan.FromMinutes(5),
    };
}
