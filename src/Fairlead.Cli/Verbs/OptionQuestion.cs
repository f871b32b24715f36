using Fairlead.Quant.Options;

namespace Fairlead.Cli.Verbs;

/// <summary>One option to value. Spot or forward is set, and volatility or market price; all numbers are in range.</summary>
internal sealed record OptionQuestion
{
    public required OptionKind Kind { get; init; }
    public required bool IsAmerican { get; init; }
    public required double? Spot { get; init; }
    public required double? Forward { get; init; }
    public required double Strike { get; init; }
    public required double Years { get; init; }
    public required double Rate { get; init; }
    public required double Yield { get; init; }
    public required double? Volatility { get; init; }
    public required double? MarketPrice { get; init; }

    /// <summary>An American option on a forward is one on a spot whose yield is the rate.</summary>
    private (double Price, double Yield) AsSpot => Spot is { } spot ? (spot, Yield) : (Forward!.Value, Rate);

    public OptionAnswer Answer()
    {
        var implied = MarketPrice is { } price ? Solve(price) : (ImpliedVolatilityResult?)null;
        var volatility = Volatility ?? implied!.Value.Volatility;
        var greeks = implied is { IsOk: false } ? OptionGreeks.Undefined : Evaluate(volatility);
        return new OptionAnswer
        {
            Method = Method,
            Underlying = Spot is null ? "forward" : "spot",
            Years = Years,
            Volatility = Known(volatility),
            ImpliedStatus = implied?.Status.ToString(),
            Value = Known(greeks.Price),
            Delta = Known(greeks.Delta),
            Gamma = Known(greeks.Gamma),
            ThetaPerDay = Known(greeks.Theta),
            VegaPerPoint = Known(greeks.Vega),
            RhoPerPercent = Known(greeks.Rho),
            Reason = implied switch
            {
                null or { IsOk: true } => null,
                { Status: ImpliedVolatilityStatus.BelowIntrinsic } => $"no volatility fits the price {Text(MarketPrice)}: it is below the least that arbitrage allows",
                { Status: ImpliedVolatilityStatus.AtIntrinsic } => $"no volatility can be told from the price {Text(MarketPrice)}: it holds no time value",
                { Status: ImpliedVolatilityStatus.AboveMaximum } => $"no volatility fits the price {Text(MarketPrice)}: it is at or above the most an option can cost",
                { Status: var status } => $"no volatility fits the price {Text(MarketPrice)}: {status}",
            },
        };
    }

    private string Method => (IsAmerican, Spot) switch
    {
        (false, not null) => "Black-Scholes-Merton",
        (false, null) => "Black-76",
        (true, not null) => "American, Ju-Zhong approximation; Greeks by differences",
        (true, null) => "American on a forward, Ju-Zhong approximation; Greeks by differences",
    };

    private OptionGreeks Evaluate(double volatility)
    {
        if (!IsAmerican)
        {
            return Spot is { } spot
                ? BlackScholesMerton.Evaluate(Kind, spot, Strike, Years, Rate, Yield, volatility)
                : Black76.Evaluate(Kind, Forward!.Value, Strike, Years, Rate, volatility);
        }

        var (price, yield) = AsSpot;
        var greeks = AmericanOption.Evaluate(Kind, price, Strike, Years, Rate, yield, volatility);
        // On a forward the yield moves with the rate.
        return Spot is null ? greeks with { Rho = greeks.Rho + greeks.DividendRho } : greeks;
    }

    private ImpliedVolatilityResult Solve(double price)
    {
        var (underlying, yield) = AsSpot;
        return IsAmerican
            ? AmericanImpliedVolatility.Solve(Kind, price, underlying, Strike, Years, Rate, yield)
            : ImpliedVolatility.Solve(Kind, price, BlackScholesMerton.Forward(underlying, Years, Rate, yield), Strike, Years, Rate);
    }

    private static double? Known(double value) => double.IsFinite(value) ? value : null;

    private static string Text(double? value) => FormattableString.Invariant($"{value}");
}

/// <summary>What is known of one option; null where the model says nothing.</summary>
internal sealed record OptionAnswer
{
    public required string Method { get; init; }

    /// <summary>"spot" or "forward": what delta and gamma are per unit of.</summary>
    public required string Underlying { get; init; }

    public required double Years { get; init; }

    /// <summary>Fraction a year; the implied one when a market price was given.</summary>
    public required double? Volatility { get; init; }

    /// <summary>How the search for it ended; null when the volatility was given.</summary>
    public required string? ImpliedStatus { get; init; }

    /// <summary>In the currency of the strike.</summary>
    public required double? Value { get; init; }

    public required double? Delta { get; init; }
    public required double? Gamma { get; init; }

    /// <summary>A calendar day.</summary>
    public required double? ThetaPerDay { get; init; }

    /// <summary>A volatility point, 0.01.</summary>
    public required double? VegaPerPoint { get; init; }

    /// <summary>One percent of rate, 0.01.</summary>
    public required double? RhoPerPercent { get; init; }

    /// <summary>Why there is no implied volatility; null when there is, or none was asked for.</summary>
    public required string? Reason { get; init; }
}
