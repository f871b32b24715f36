namespace Fairlead.Quant.Options;

/// <summary>Why an implied volatility exists or does not.</summary>
public enum ImpliedVolatilityStatus
{
    /// <summary>
    /// An argument is not finite, or not positive where it must be. First, so a default result is no success.
    /// </summary>
    InvalidInput,

    /// <summary>The volatility was found.</summary>
    Ok,

    /// <summary>The price holds no time value that the arithmetic can see: any small volatility fits.</summary>
    AtIntrinsic,

    /// <summary>The price is below the least that arbitrage allows: no volatility fits.</summary>
    BelowIntrinsic,

    /// <summary>The price is at or above the most an option can cost: no finite volatility fits.</summary>
    AboveMaximum,
}
