using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>Equity and what its losses are measured from; null is unknown.</summary>
/// <param name="Equity">Equity now.</param>
/// <param name="LossBase">What the daily loss is measured from.</param>
/// <param name="HighWater">What the drawdown is measured from.</param>
public readonly record struct EquityFigures(Money? Equity, Money? LossBase, Money? HighWater);

/// <summary>The most the proposal can lose, by its payoff and not by its name.</summary>
/// <param name="Loss">Positive or zero; for a structure without bound the loss under the desk's stress move; null is
/// unknown.</param>
/// <param name="IsUnlimited">The payoff falls without bound (a naked short call, say).</param>
public readonly record struct WorstCase(Money? Loss, bool IsUnlimited);

/// <summary>Sums of worst cases before the proposal: open, in flight, and of unknown outcome counted as
/// filled.</summary>
/// <param name="Account">Of the whole account; null is unknown.</param>
/// <param name="Underlying">Of the proposal's underlying; null is unknown.</param>
public readonly record struct OpenLossFigures(Money? Account, Money? Underlying);

/// <summary>Open groups before the proposal, with those in flight; a group the proposal adds to is not
/// counted.</summary>
/// <param name="Account">Of the account; null is unknown.</param>
/// <param name="OwnerInstrument">Of the owner on any instrument of the proposal; null is unknown.</param>
public readonly record struct GroupCounts(int? Account, int? OwnerInstrument);

/// <summary>What the proposal costs and what there is to pay with; null is unknown.</summary>
/// <param name="GrossExposureAfter">Sum of absolute exposures once the proposal is filled.</param>
/// <param name="MarginRequired">What the broker would block for it.</param>
/// <param name="BuyingPower">What is free, orders in flight deducted.</param>
/// <param name="Forbidden">Why the account may not carry it, whatever is free; null when it may.</param>
public readonly record struct FundingFigures(
    Money? GrossExposureAfter, Money? MarginRequired, Money? BuyingPower, string? Forbidden = null);

/// <summary>One leg of the proposal's group, by our own fills.</summary>
/// <param name="Open">Signed units open.</param>
/// <param name="ExitsInFlight">Units that exits in flight, working or of unknown outcome may still close; zero or
/// more.</param>
public readonly record struct OpenUnits(Quantity Open, Quantity ExitsInFlight);

/// <summary>The broker's links as last told.</summary>
/// <param name="IsKnown">They were looked up.</param>
/// <param name="Trouble">Which one does not work and why; null when none is known to be down.</param>
public readonly record struct LinkFigures(bool IsKnown, string? Trouble);
