namespace Fairlead.Quant.Options.Payoff;

/// <summary>What one leg of a structure is.</summary>
public enum LegKind
{
    Call,
    Put,

    /// <summary>The underlying itself: no strike, no expiry.</summary>
    Underlying,
}
