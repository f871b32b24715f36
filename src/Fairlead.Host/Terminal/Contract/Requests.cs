using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Risk;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>A leg to trade.</summary>
/// <param name="Instrument">Id.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Ratio">Units for each unit of the order; 1 or more.</param>
public sealed record LegRequest(int Instrument, Side Side, long Ratio = 1);

/// <summary>POST orders, and POST orders/preview.</summary>
/// <param name="Legs">One or more, each of another instrument.</param>
/// <param name="Quantity">Units of the whole order, positive.</param>
/// <param name="Type">Order type.</param>
/// <param name="TimeInForce">Its life.</param>
/// <param name="LimitPrice">For limit orders; the net price of several legs.</param>
/// <param name="TriggerPrice">For stop orders.</param>
/// <param name="TrailBy">For trailing stops.</param>
/// <param name="GoodTill">For Gtd.</param>
/// <param name="Protection">What guards it from its first fill on; null is unguarded, which the limits may forbid.</param>
public sealed record PlaceOrderRequest(
    IReadOnlyList<LegRequest> Legs, long Quantity, OrderType Type, TimeInForce TimeInForce = TimeInForce.Day, decimal? LimitPrice = null,
    decimal? TriggerPrice = null, decimal? TrailBy = null, Timestamp? GoodTill = null, PlanView? Protection = null);

/// <summary>PATCH orders/{order}: new quantity and prices.</summary>
/// <param name="ExpectedVersion">The version the page saw.</param>
/// <param name="Quantity">Null leaves it.</param>
/// <param name="LimitPrice">Null leaves it.</param>
/// <param name="TriggerPrice">Null leaves it.</param>
/// <param name="TrailBy">Null leaves it.</param>
public sealed record AmendOrderRequest(int ExpectedVersion, long? Quantity = null, decimal? LimitPrice = null, decimal? TriggerPrice = null, decimal? TrailBy = null);

/// <summary>PUT groups/{group}/protection.</summary>
public sealed record AmendProtectionRequest(int ExpectedVersion, PlanView Plan);

/// <summary>DELETE orders/{order} and groups/{group}/protection, POST groups/{group}/close.</summary>
public sealed record ReasonRequest(string Reason);

/// <summary>POST flatten: close everything in a stated scope.</summary>
/// <param name="Owner">Whose; null is every owner's.</param>
/// <param name="Instrument">Null is every instrument.</param>
/// <param name="Reason">Why.</param>
public sealed record FlattenRequest(int? Owner, int? Instrument, string Reason);

/// <summary>POST halt.</summary>
public sealed record HaltRequest(HaltLevel Level, int? Owner, string Reason);

/// <summary>POST halt/release.</summary>
public sealed record ReleaseHaltRequest(int? Owner, string Reason, bool ConfirmedLoss = false);

/// <summary>POST adopt: take a foreign position into an owner's book, protected.</summary>
public sealed record AdoptRequest(int Instrument, int Owner, PlanView Plan);

/// <summary>POST strategies/{owner}.</summary>
public sealed record SwitchStrategyRequest(bool IsOn);

/// <summary>What came of a command.</summary>
/// <param name="Outcome">Whether it was taken.</param>
/// <param name="Code">"OK", or the code that refused it.</param>
/// <param name="Reason">Plain words; empty when all is well.</param>
/// <param name="Orders">Orders sent by it; sent is not yet confirmed.</param>
/// <param name="Group">The group it opened; null when none.</param>
/// <param name="Checks">The gatekeeper's checks, when there were any.</param>
/// <param name="Seq">The journal's sequence of the command; null when it never reached the journal.</param>
public sealed record CommandReply(
    CommandOutcome Outcome, string Code, string Reason, IReadOnlyList<string> Orders, string? Group, IReadOnlyList<CheckView> Checks, long? Seq);

public enum CommandOutcome
{
    /// <summary>Taken and durable; what it sent is not confirmed yet.</summary>
    Accepted,

    /// <summary>Judged and refused.</summary>
    Refused,

    /// <summary>Made for a version that is no more (VERSION_CONFLICT).</summary>
    Conflict,
}

/// <summary>What an order would meet now; nothing is sent.</summary>
/// <param name="WouldPass">The gatekeeper would approve it now.</param>
/// <param name="Code">The check that would refuse it, or "OK".</param>
/// <param name="Reason">Plain words; empty when it would pass.</param>
/// <param name="Checks">All of them.</param>
/// <param name="Notional">Units x price x multiplier; null when a price is unknown.</param>
/// <param name="WorstLoss">The most it can lose; null when unknown.</param>
/// <param name="IsUnlimited">Its loss has no bound; then the worst loss is of the stress move.</param>
/// <param name="Margin">What would be blocked; null when unknown.</param>
/// <param name="BuyingPower">What is free; null when unknown.</param>
/// <param name="Charges">Estimated for a whole fill; null when there is no schedule or no price.</param>
public sealed record OrderPreview(
    bool WouldPass, string Code, string Reason, IReadOnlyList<CheckView> Checks, decimal? Notional, decimal? WorstLoss, bool IsUnlimited,
    decimal? Margin, decimal? BuyingPower, decimal? Charges);
