namespace Fairlead.Quant.Options.Payoff;

/// <summary>
/// The most a structure can lose or make: an amount, no limit, or unknown with a reason. A missing amount is NaN, so
/// it fails every comparison; ask <see cref="IsKnown"/> first.
/// </summary>
public readonly record struct PayoffBound
{
    private readonly double _amount;

    private PayoffBound(PayoffBoundKind kind, double amount, string? reason)
    {
        Kind = kind;
        _amount = amount;
        Reason = reason;
    }

    public PayoffBoundKind Kind { get; }

    public bool IsKnown => Kind == PayoffBoundKind.Limited;

    /// <summary>Currency; NaN unless limited.</summary>
    public double Amount => IsKnown ? _amount : double.NaN;

    /// <summary>Why the bound is unknown; null otherwise.</summary>
    public string? Reason { get; }

    internal static PayoffBound Unlimited => new(PayoffBoundKind.Unlimited, double.NaN, reason: null);

    internal static PayoffBound Limited(double amount) => new(PayoffBoundKind.Limited, amount, reason: null);

    internal static PayoffBound Unknown(string reason) => new(PayoffBoundKind.Unknown, double.NaN, reason);
}
