using System.Collections.Frozen;
using Fairlead.Engine.Risk;

namespace Fairlead.Host.Configuration;

/// <summary>One sentence for each risk limit; units and ranges are the engine's (<see cref="RiskLimits.Lines"/>).</summary>
internal static class RiskHelp
{
    private static readonly FrozenDictionary<string, string> Texts = new Dictionary<string, string>
    {
        [nameof(RiskLimits.MaxOrderNotional)] = "Most worth of one order.",
        [nameof(RiskLimits.MinOrderNotional)] = "Least worth of one order.",
        [nameof(RiskLimits.MaxUnitsPerOrder)] = "Most units of one leg of an order.",
        [nameof(RiskLimits.MaxTradeLossPct)] = "Most one trade can lose at worst.",
        [nameof(RiskLimits.MaxUnderlyingLossPct)] = "Most all trades on one underlying can lose at worst.",
        [nameof(RiskLimits.MaxAccountLossPct)] = "Most the whole account can lose at worst.",
        [nameof(RiskLimits.MaxOpenGroups)] = "Most open groups of the account.",
        [nameof(RiskLimits.MaxOpenGroupsPerOwnerInstrument)] = "Most open groups of one owner on one instrument.",
        [nameof(RiskLimits.DailyLossReduceOnlyPct)] = "Loss of the day from which the account only reduces.",
        [nameof(RiskLimits.DailyLossFlattenPct)] = "Loss of the day from which the account flattens.",
        [nameof(RiskLimits.DrawdownReduceOnlyPct)] = "Drawdown from which the account only reduces.",
        [nameof(RiskLimits.DrawdownFlattenPct)] = "Drawdown from which the account flattens.",
        [nameof(RiskLimits.CollarPct)] = "Distance a limit price may keep from the middle.",
        [nameof(RiskLimits.CollarMin)] = "Least width of the collar.",
        [nameof(RiskLimits.BeyondNaturalPct)] = "How far an entry's limit may be worse than the price it could have.",
        [nameof(RiskLimits.BeyondNaturalMin)] = "Least allowance beyond the price it could have.",
        [nameof(RiskLimits.AllowMarketEntries)] = "Allow entries without a limit price.",
        [nameof(RiskLimits.MaxPriceAge)] = "Oldest price an entry may be decided on.",
        [nameof(RiskLimits.MaxClockSkew)] = "Largest difference between our clock and the broker's.",
        [nameof(RiskLimits.OrdersPerMinute)] = "Orders and cancels of the account in a minute.",
        [nameof(RiskLimits.OrdersPerMinutePerInstrument)] = "Orders and cancels on one instrument in a minute.",
        [nameof(RiskLimits.ExitReservePerMinute)] = "Part of the orders in a minute that is kept for exits.",
        [nameof(RiskLimits.AllowUndefinedRisk)] = "Allow structures that can lose without bound.",
        [nameof(RiskLimits.RequireProtection)] = "Entries need a protection plan that limits the loss.",
        [nameof(RiskLimits.MaxLeverage)] = "Most gross exposure over equity.",
    }.ToFrozenDictionary();

    public static string For(string limit) => Texts[limit];
}
