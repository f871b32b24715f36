using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper.Rules;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>One rule: looks at a context and a proposal and says what it finds. Pure.</summary>
internal delegate RuleResult RuleCheck(GateContext context, Proposal proposal);

/// <summary>The ordered rules. All are evaluated for the record; the first that blocks decides.</summary>
/// <remarks>The one exception: a proposal that breaks its schema has nothing to measure, so evaluation ends
/// there.</remarks>
public static class Gate
{
    private static readonly RuleCheck[] EntryRules =
    [
        DuplicateRule.Check, ModeRule.Check, HaltRule.Check, ReconciledRule.Check, LinkRule.Check, SchemaRule.Check, LegRule.Check,
        StructureRule.Check, SessionRule.Check, FreshnessRule.Check, CollarRule.Check, SizeRule.Check,
        ProtectionRule.Check, TradeLossRule.Check, OpenLossRule.Check, CountRule.Check, DailyLossRule.Check,
        DrawdownRule.Check, LeverageRule.Check, BuyingPowerRule.Check, UnknownOutcomeRule.Check, ClockRule.Check,
        RateRule.Check,
    ];

    // Halts, losses, sessions, calendars and unknowns have no place here: nothing of that kind ever blocks an exit.
    private static readonly RuleCheck[] ExitRules =
    [
        DuplicateRule.Check, ModeRule.Check, SchemaRule.Check, LegRule.Check, ReduceOnlyRule.Check, CollarRule.Check,
        RateRule.Check,
    ];

    // What a working entry was judged by and a new price or size does not change has no place here.
    private static readonly RuleCheck[] AmendmentRules =
    [
        HaltRule.Check, ReconciledRule.Check, LinkRule.Check, SchemaRule.Check, LegRule.Check, SessionRule.Check, FreshnessRule.Check,
        CollarRule.Check, SizeRule.Check, RateRule.Check,
    ];

    /// <summary>What the rules that concern it say of a working entry with its new terms.</summary>
    public static RuleResult[] EvaluateAmendment(GateContext context, Proposal amended) => Evaluate(AmendmentRules, context, amended);

    /// <summary>What every rule says of a proposal, in order; changes nothing, so it serves as a dry run too.</summary>
    public static RuleResult[] Evaluate(GateContext context, Proposal proposal) =>
        Evaluate(proposal.IsEntry ? EntryRules : ExitRules, context, proposal);

    private static RuleResult[] Evaluate(RuleCheck[] rules, GateContext context, Proposal proposal)
    {
        var results = new RuleResult[rules.Length];
        for (var index = 0; index < rules.Length; index++)
        {
            results[index] = rules[index](context, proposal);
            if (results[index] is { Rule: SchemaRule.Code, Outcome: RuleOutcome.Refused })
                return results[..(index + 1)];
        }

        return results;
    }

    /// <summary>The first result that blocks, or null when none does.</summary>
    public static RuleResult? FirstBlock(ReadOnlySpan<RuleResult> results, OrderPurpose purpose)
    {
        foreach (var result in results)
        {
            if (purpose == OrderPurpose.Exit ? result.BlocksExit : result.BlocksEntry)
                return result;
        }

        return null;
    }
}
