using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Charges;

/// <summary>What charges depend on.</summary>
/// <param name="Instrument">What was filled.</param>
/// <param name="Side">Buy or Sell.</param>
/// <param name="Quantity">Units; positive.</param>
/// <param name="Price">Per unit; the premium of an option.</param>
/// <param name="TradeOn">The venue's trading day: rates are dated.</param>
/// <param name="IsIntraday">An Indian stock order of the intraday product; ignored for everything else.</param>
/// <param name="Order">What the order's earlier fills have cost; default for its first fill.</param>
public readonly record struct ChargeableFill(
    Instrument Instrument, Side Side, Quantity Quantity, Price Price, DateOnly TradeOn,
    bool IsIntraday = false, OrderCharges Order = default)
{
    /// <summary>Price times units times multiplier, in the instrument's currency.</summary>
    internal decimal Turnover => Money.Of(Price, Quantity, Instrument.Multiplier, Instrument.Currency).Amount;

    internal bool IsSell => Side == Side.Sell;
}
