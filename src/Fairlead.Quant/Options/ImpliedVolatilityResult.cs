namespace Fairlead.Quant.Options;

/// <summary>
/// The outcome of an implied volatility search. <see cref="Volatility"/> is a fraction per year (0.12 is 12 %) when
/// <see cref="Status"/> is Ok and NaN otherwise: an error never carries a number.
/// </summary>
public readonly record struct ImpliedVolatilityResult
{
    private readonly double _volatility;

    private ImpliedVolatilityResult(ImpliedVolatilityStatus status, double volatility)
    {
        Status = status;
        _volatility = volatility;
    }

    public ImpliedVolatilityStatus Status { get; }

    public bool IsOk => Status == ImpliedVolatilityStatus.Ok;

    /// <summary>Fraction per year; NaN unless <see cref="IsOk"/>.</summary>
    public double Volatility => IsOk ? _volatility : double.NaN;

    internal static ImpliedVolatilityResult Found(double volatility) => new(ImpliedVolatilityStatus.Ok, volatility);

    internal static ImpliedVolatilityResult None(ImpliedVolatilityStatus status) => new(status, double.NaN);
}
