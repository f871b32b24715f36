namespace Fairlead.Quant.Options;

/// <summary>Published approximations of the value of an American option with a continuous dividend yield.</summary>
public enum AmericanMethod
{
    /// <summary>
    /// N. Ju and R. Zhong, "An approximate formula for pricing American options" (1999). The default and the best of
    /// the three: within 0.5 % of the value against a lattice, mostly far closer.
    /// </summary>
    JuZhong,

    /// <summary>G. Barone-Adesi and R. Whaley, quadratic approximation (1987). Errors of cents beyond a year.</summary>
    BaroneAdesiWhaley,

    /// <summary>
    /// P. Bjerksund and G. Stensland (1993): exercise at one flat boundary, hence at most the true value.
    /// </summary>
    BjerksundStensland,
}
