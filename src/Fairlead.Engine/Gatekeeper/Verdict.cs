namespace Fairlead.Engine.Gatekeeper;

/// <summary>The gatekeeper's judgement of one proposal. A closed family: approved or refused.</summary>
public abstract record Verdict
{
    private protected Verdict(IReadOnlyList<RuleResult> rules) => Rules = rules;

    /// <summary>What every rule found, in order of evaluation; up to SCHEMA when that refused.</summary>
    public IReadOnlyList<RuleResult> Rules { get; }
}

/// <summary>The proposal may go: one order, or its slices where the venue freezes large ones.</summary>
public sealed record Approved : Verdict
{
    internal Approved(IReadOnlyList<ApprovedOrder> orders, IReadOnlyList<RuleResult> rules)
        : base(rules) => Orders = orders;

    /// <summary>One or more; their ids follow one another.</summary>
    public IReadOnlyList<ApprovedOrder> Orders { get; }
}

/// <summary>The proposal may not go.</summary>
public sealed record Refused : Verdict
{
    internal Refused(string code, string reason, IReadOnlyList<RuleResult> rules)
        : base(rules) => (Code, Reason) = (code, reason);

    /// <summary>The code of the rule that decided.</summary>
    public string Code { get; }

    /// <summary>One plain sentence with the numbers.</summary>
    public string Reason { get; }
}
