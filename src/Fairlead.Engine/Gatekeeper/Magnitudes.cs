using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>Keeps out numbers that no market knows: within these bounds every product and sum of the desk fits its type, so
/// that a slip of the keyboard is refused and cannot stop the desk.</summary>
internal static class Magnitudes
{
    /// <summary>Largest price and price distance, either way.</summary>
    private const long MaxPrice = 1_000_000_000;

    private const decimal MaxMoney = 1_000_000_000_000_000m;
    private const decimal MaxRatio = 1_000m;

    /// <summary>What is too large, in words; null when nothing is.</summary>
    public static string? Fault(OrderTerms terms) =>
        IsHuge(terms.LimitPrice) || IsHuge(terms.TriggerPrice) || IsHuge(terms.TrailBy) ? TooLarge : null;

    /// <summary>The same of a plan; null is no plan.</summary>
    public static string? Fault(ProtectionPlan? plan)
    {
        if (plan is null)
            return null;
        if (IsHuge(plan.Stop) || IsHuge(plan.StopAt) || IsHuge(plan.Target) || IsHuge(plan.TargetAt) || IsHuge(plan.Trail?.By)
            || IsHuge(plan.Trail?.ActivateAfter) || IsHuge(plan.BreakEven?.Trigger) || IsHuge(plan.BreakEven?.Buffer))
            return TooLarge;
        return Math.Abs(plan.MaxLoss ?? 0) > MaxMoney ? RuleResult.Text($"the maximum loss is beyond {MaxMoney}")
            : Math.Abs(plan.CombinedPremium?.StopRatio ?? 0) > MaxRatio || Math.Abs(plan.CombinedPremium?.TargetRatio ?? 0) > MaxRatio
                ? RuleResult.Text($"a premium ratio is beyond {MaxRatio}")
                : null;
    }

    private static string TooLarge => RuleResult.Text($"a price is beyond {MaxPrice}");

    private static bool IsHuge(Distance? distance) => IsHuge(distance?.Points);

    private static bool IsHuge(Price? price) => price is { } set && Math.Abs(set.ToDecimal()) > MaxPrice;
}
