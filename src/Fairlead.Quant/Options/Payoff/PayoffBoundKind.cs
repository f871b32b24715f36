namespace Fairlead.Quant.Options.Payoff;

/// <summary>Whether a bound exists.</summary>
public enum PayoffBoundKind
{
    /// <summary>Not computable from the legs alone. First, so a default bound promises nothing.</summary>
    Unknown,

    /// <summary>There is an amount.</summary>
    Limited,

    /// <summary>The underlying can move far enough to exceed any amount.</summary>
    Unlimited,
}
