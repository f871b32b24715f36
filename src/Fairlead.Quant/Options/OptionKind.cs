namespace Fairlead.Quant.Options;

/// <summary>The right an option gives. The values carry the sign that formulas call phi: +1 and −1.</summary>
public enum OptionKind
{
    /// <summary>The right to sell at the strike.</summary>
    Put = -1,

    /// <summary>The right to buy at the strike.</summary>
    Call = 1,
}
