namespace Fairlead.Quant.Options;

/// <summary>Published approximations of the value of an American option with a continuous dividend yield.</summary>
public enum AmericanMethod
{
    /// <summary>N. Ju and R. Zhong, "An approximate formula for pricing American options" (1999). The default: best overall.</summary>
    JuZhong,

    /// <summary>G. Barone-Adesi and R. Whaley, the quadratic approximation (1987). Errors of cents beyond a year.</summary>
    BaroneAdesiWhaley,

    /// <summary>P. Bjerksund and G. Stensland, one flat exercise boundary (1993): a lower bound of the true value.</summary>
    BjerksundStensland,
}
