using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue.Fees;

/// <summary>What a venue or broker charges for fills. Implementations hold no state.</summary>
public interface IFeeModel
{
    /// <summary>Charges of one fill in the instrument's currency; positive is paid, exact, not rounded.</summary>
    /// <param name="instrument">What was traded.</param>
    /// <param name="side">Bought or sold.</param>
    /// <param name="quantity">Units of this fill; positive.</param>
    /// <param name="price">Price of this fill.</param>
    /// <param name="context">The order it belongs to.</param>
    public Money Charges(Instrument instrument, Side side, Quantity quantity, Price price, in FeeContext context);
}

/// <summary>What a schedule may need to know besides the fill.</summary>
/// <param name="At">When it filled; dates the schedule.</param>
/// <param name="Type">The order's type.</param>
/// <param name="LimitPrice">Its limit, net for several legs; null when it has none.</param>
/// <param name="FarSide">The other side of the quote (the bid when buying), or null when unknown.</param>
/// <param name="Liquidity">Taken or added.</param>
/// <param name="Underlying">An option's or future's underlying; null otherwise.</param>
/// <param name="FilledBefore">Units of the same order and leg filled earlier; zero or more.</param>
/// <param name="ChargedBefore">What those were charged, so that a minimum an order is taken once.</param>
public readonly record struct FeeContext(
    Timestamp At, OrderType Type, Price? LimitPrice, Price? FarSide, Liquidity Liquidity, Instrument? Underlying,
    Quantity FilledBefore, Money ChargedBefore);

/// <summary>Charges nothing.</summary>
public sealed class NoFees : IFeeModel
{
    private NoFees()
    {
    }

    public static NoFees Instance { get; } = new();

    public Money Charges(Instrument instrument, Side side, Quantity quantity, Price price, in FeeContext context) =>
        Money.Zero(instrument.Currency);
}
