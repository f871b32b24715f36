namespace Fairlead.Quant.Options;

/// <summary>
/// Price and sensitivities of one option on one unit of the underlying, in the units of the desk. All members are NaN
/// where the model has no derivative (no time left, no volatility, invalid input). The default value is all zero.
/// </summary>
public readonly record struct OptionGreeks
{
    internal const double DaysPerYear = 365;

    /// <summary>All members NaN.</summary>
    public static readonly OptionGreeks Undefined = new()
    {
        Price = double.NaN,
        Delta = double.NaN,
        Gamma = double.NaN,
        Theta = double.NaN,
        Vega = double.NaN,
        Rho = double.NaN,
        DividendRho = double.NaN,
        Vanna = double.NaN,
        Volga = double.NaN,
        Charm = double.NaN,
    };

    /// <summary>Present value in the currency of the strike.</summary>
    public double Price { get; init; }

    /// <summary>
    /// Change of price per unit of the underlying: of the forward for Black-76, of the spot for the others. The spot
    /// delta of a Black-76 value is this times forward/spot.
    /// </summary>
    public double Delta { get; init; }

    /// <summary>Change of delta per unit of the same underlying.</summary>
    public double Gamma { get; init; }

    /// <summary>Change of price per calendar day that passes (a year has 365).</summary>
    public double Theta { get; init; }

    /// <summary>Change of price per volatility point (0.01).</summary>
    public double Vega { get; init; }

    /// <summary>Change of price per 1 % of rate; Black-76 holds the forward, the others the spot.</summary>
    public double Rho { get; init; }

    /// <summary>Change of price per 1 % of dividend yield; 0 for Black-76, which has none.</summary>
    public double DividendRho { get; init; }

    /// <summary>Change of delta per volatility point.</summary>
    public double Vanna { get; init; }

    /// <summary>Change of vega (per point) per volatility point.</summary>
    public double Volga { get; init; }

    /// <summary>Change of delta per calendar day that passes.</summary>
    public double Charm { get; init; }

    /// <summary>Percent change of price per percent change of the underlying (omega).</summary>
    public double Elasticity(double underlying) => Delta * underlying / Price;
}
