using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.PaperVenue.Fees;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>LEAN's charges (R21 to R24). Exercise, assignment and expiry are free (R25): they are no fills.</summary>
/// <remarks>A minimum is taken once an order and leg: a later fill is charged what the whole costs more. Futures and
/// Indian options are free; the original's rules for them are not known here.</remarks>
public sealed class LeanFees : IFeeModel
{
    private readonly bool _chargesIndexOptions;

    private LeanFees(bool chargesIndexOptions) => _chargesIndexOptions = chargesIndexOptions;

    /// <summary>Index options are free.</summary>
    public static LeanFees DefaultBroker { get; } = new(chargesIndexOptions: false);

    /// <summary>Index options cost what stock options cost.</summary>
    public static LeanFees InteractiveBrokers { get; } = new(chargesIndexOptions: true);

    public Money Charges(Instrument instrument, Side side, Quantity quantity, Price price, in FeeContext context)
    {
        var total = quantity + context.FilledBefore;
        var charged = context.ChargedBefore.Amount;
        var amount = (instrument.Kind, instrument.Venue) switch
        {
            (InstrumentKind.Equity, Venue.UsEquity) => UsStock(total, price) - charged,
            (InstrumentKind.Equity, _) => Math.Max(0.01m * total.Units, 6m) - charged,
            (InstrumentKind.Option, Venue.UsOption) when ChargesOptionsOn(context.Underlying) =>
                UsOption(total, Premium(price, context)) - charged,
            _ => 0m,
        };
        return new Money(Math.Max(amount, 0m), instrument.Currency);
    }

    /// <summary>R21: the minimum wins over the cap.</summary>
    private static decimal UsStock(Quantity quantity, Price price) =>
        Math.Max(1m, Math.Min(0.005m * quantity.Units, 0.005m * price.ToDecimal() * quantity.Units));

    /// <summary>R22.</summary>
    private static decimal UsOption(Quantity quantity, decimal premium)
    {
        var rate = premium switch
        {
            >= 0.10m => 0.65m,
            >= 0.05m => 0.50m,
            _ => 0.25m,
        };
        return Math.Max(1m, rate * quantity.Units);
    }

    /// <summary>R22: the limit where there is one (net for several legs), else the far side of the quote.</summary>
    private static decimal Premium(Price price, in FeeContext context) =>
        Math.Abs((context.LimitPrice ?? context.FarSide ?? price).ToDecimal());

    private bool ChargesOptionsOn(Instrument? underlying) =>
        _chargesIndexOptions || underlying?.Kind != InstrumentKind.Index;
}
