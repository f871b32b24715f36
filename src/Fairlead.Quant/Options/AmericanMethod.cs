namespace Fairlead.Quant.Options;

/// <summary>Published approximations of the value of an American option with a continuous dividend yield.</summary>
public enum AmericanMethod
{
    /// <summary>
    /// N. Ju and R. Zhong, "An approximate formula for pricing American options" (1999). The default and the best of
    /// the three: the tests hold it within 0.1 of a lattice for strikes of 100 and up to a year and a half.
    /// </summary>
    JuZhong,

    /// <summary>G. Barone-Adesi and R. Whaley, quadratic approximation (1987). Errors of cents beyond a year.</summary>
    BaroneAdesiWhaley,

    /// <summary>
    /// P. Bjerksund and G. Stensland (1993): exercise at one flat boundary, hence at most the true value.
    /// </summary>
    BjerksundStensland,
}
