namespace Fairlead.Quant.Options.Payoff;

/// <summary>One leg of a structure, checked at birth. The default value holds nothing and pays nothing.</summary>
public readonly record struct PayoffLeg
{
    private PayoffLeg(LegKind kind, double strike, double quantity, double multiplier, double price, int expiryDay)
    {
        RequireFinite(quantity);
        RequireFinite(price);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(multiplier);
        RequireFinite(multiplier);
        Kind = kind;
        Strike = strike;
        Quantity = quantity;
        Multiplier = multiplier;
        Price = price;
        ExpiryDay = expiryDay;
    }

    public LegKind Kind { get; }

    /// <summary>Currency per unit of the underlying; 0 for the underlying.</summary>
    public double Strike { get; }

    /// <summary>Contracts or shares; positive is long, negative is short.</summary>
    public double Quantity { get; }

    /// <summary>Units of the underlying per contract; positive.</summary>
    public double Multiplier { get; }

    /// <summary>Price per unit at which the leg was or would be opened.</summary>
    public double Price { get; }

    /// <summary>A day number that orders expiries (any epoch, one for all legs); 0 for the underlying.</summary>
    public int ExpiryDay { get; }

    /// <summary>Signed units of the underlying.</summary>
    public double Units => Quantity * Multiplier;

    /// <summary>Cash that opening the leg brings (short) or takes (long, negative).</summary>
    public double OpeningCash => -Units * Price;

    public static PayoffLeg Call(double strike, double quantity, double multiplier, double price, int expiryDay) =>
        new(LegKind.Call, RequirePositive(strike), quantity, multiplier, price, expiryDay);

    public static PayoffLeg Put(double strike, double quantity, double multiplier, double price, int expiryDay) =>
        new(LegKind.Put, RequirePositive(strike), quantity, multiplier, price, expiryDay);

    public static PayoffLeg Underlying(double quantity, double multiplier, double price) =>
        new(LegKind.Underlying, strike: 0, quantity, multiplier, price, expiryDay: 0);

    /// <summary>Value of the leg at its expiry with the underlying at this price.</summary>
    public double ValueAt(double underlying) => Kind switch
    {
        LegKind.Call => Units * Math.Max(underlying - Strike, 0),
        LegKind.Put => Units * Math.Max(Strike - underlying, 0),
        _ => Units * underlying,
    };

    private static double RequirePositive(double strike)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(strike);
        RequireFinite(strike);
        return strike;
    }

    private static void RequireFinite(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A leg has only finite numbers.");
    }
}
