using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>A leg of an order.</summary>
public sealed record LegView(int Instrument, string Symbol, Side Side, long Ratio);

/// <summary>An order of the account, ours or foreign.</summary>
/// <param name="Order">Our key: "FL12".</param>
/// <param name="Version">Rises with each confirmed change; an amendment names the one it saw.</param>
/// <param name="Owner">Index of the owner: 0 the person, -1 foreign.</param>
/// <param name="OwnerName">For people.</param>
/// <param name="Group">The group it opens or closes; null for a foreign order.</param>
/// <param name="Purpose">Entry or Exit.</param>
/// <param name="Legs">One or more.</param>
/// <param name="Quantity">Units of the whole order.</param>
/// <param name="Filled">Units of the whole order.</param>
/// <param name="AveragePrice">Of its fills; null without fills and for several legs.</param>
/// <param name="Type">Order type.</param>
/// <param name="TimeInForce">Its life.</param>
/// <param name="LimitPrice">Null when the type has none.</param>
/// <param name="TriggerPrice">Null when the type has none.</param>
/// <param name="TrailBy">Null when the type has none.</param>
/// <param name="Status">As last told; Unknown is a state of its own.</param>
/// <param name="IsOpen">It can still fill.</param>
/// <param name="CancelRequested">A cancellation is on its way.</param>
/// <param name="AmendPending">An amendment is on its way: not confirmed yet.</param>
/// <param name="SentAt">When it was approved.</param>
/// <param name="ChangedAt">When anything was last heard of it.</param>
/// <param name="Reason">The venue's or the desk's last word; empty when nothing was said.</param>
public sealed record OrderRow(
    string Order, int Version, int Owner, string OwnerName, string? Group, OrderPurpose Purpose, IReadOnlyList<LegView> Legs,
    long Quantity, long Filled, decimal? AveragePrice, OrderType Type, TimeInForce TimeInForce, decimal? LimitPrice, decimal? TriggerPrice,
    decimal? TrailBy, OrderStatus Status, bool IsOpen, bool CancelRequested, bool AmendPending, Timestamp SentAt, Timestamp ChangedAt, string Reason);

/// <summary>One fill.</summary>
/// <param name="Execution">The venue's key.</param>
/// <param name="Order">Whose fill.</param>
/// <param name="Owner">Index of the owner.</param>
/// <param name="OwnerName">For people.</param>
/// <param name="Instrument">Id.</param>
/// <param name="Symbol">Of it.</param>
/// <param name="Side">Bought or sold.</param>
/// <param name="Purpose">Entry or Exit.</param>
/// <param name="Quantity">Units.</param>
/// <param name="Price">Per unit.</param>
/// <param name="At">Desk time.</param>
/// <param name="Reason">Why the order was made: the entry's reason or the exit's rule.</param>
public sealed record FillRow(
    string Execution, string Order, int Owner, string OwnerName, int Instrument, string Symbol, Side Side, OrderPurpose Purpose,
    long Quantity, decimal Price, Timestamp At, string Reason);

/// <summary>An owner's open position in one instrument.</summary>
/// <param name="Key">Owner and instrument.</param>
/// <param name="Owner">Index; -1 is foreign: opened elsewhere.</param>
/// <param name="OwnerName">For people.</param>
/// <param name="Instrument">Id.</param>
/// <param name="Symbol">Of it.</param>
/// <param name="Quantity">Signed units.</param>
/// <param name="AveragePrice">Of the open lots.</param>
/// <param name="Mark">What it is valued at; null when unknown.</param>
/// <param name="MarkAt">Desk time of the mark; null when unknown.</param>
/// <param name="Unrealised">Before charges; null when unmarked.</param>
/// <param name="RealisedNet">After charges.</param>
/// <param name="Covered">Signed units that a protection guards.</param>
/// <param name="Groups">The groups that hold it.</param>
public sealed record PositionRow(
    string Key, int Owner, string OwnerName, int Instrument, string Symbol, long Quantity, decimal? AveragePrice, decimal? Mark, Timestamp? MarkAt,
    decimal? Unrealised, decimal RealisedNet, long Covered, IReadOnlyList<string> Groups);

/// <summary>What guards one leg of a group.</summary>
/// <param name="Key">Group and instrument.</param>
/// <param name="Group">"G7".</param>
/// <param name="Version">An edit names the one it saw.</param>
/// <param name="Owner">Index.</param>
/// <param name="OwnerName">For people.</param>
/// <param name="Instrument">Id.</param>
/// <param name="Symbol">Of it.</param>
/// <param name="State">Where the group stands.</param>
/// <param name="Open">Signed units open.</param>
/// <param name="Covered">Signed units guarded; all is well when equal to open.</param>
/// <param name="AverageEntry">Null when unknown or of several legs.</param>
/// <param name="Stop">The level that closes at a loss (or locks in); null when there is none or the guard looks at a whole structure.</param>
/// <param name="StopRule">Which rule set the stop: Stop, Trail, BreakEven; None without one.</param>
/// <param name="Target">The level that closes at a profit; null as above.</param>
/// <param name="Distance">From the mark to the stop, in price; null when either is unknown.</param>
/// <param name="Mark">Latest price; null when unknown.</param>
/// <param name="MarkAt">Desk time of it: the last evaluation was on this price.</param>
/// <param name="IsBlind">Its price is older than it may be: it cannot be judged.</param>
/// <param name="ExitInFlight">Units an exit order asks for now.</param>
/// <param name="ExitReason">Why it is being closed; None while it is not.</param>
/// <param name="Plan">All its rules.</param>
/// <param name="Combined">For a structure of several legs; else null.</param>
public sealed record ProtectionRow(
    string Key, string Group, int Version, int Owner, string OwnerName, int Instrument, string Symbol, GroupState State, long Open, long Covered,
    decimal? AverageEntry, decimal? Stop, ExitReason StopRule, decimal? Target, decimal? Distance, decimal? Mark, Timestamp? MarkAt, bool IsBlind,
    long ExitInFlight, ExitReason ExitReason, PlanView? Plan, CombinedView? Combined);

/// <summary>A structure's combined premium.</summary>
/// <param name="EntryPremium">Received (positive) or paid, in currency.</param>
/// <param name="CostToClose">What closing would cost now; null when a leg has no fresh price.</param>
public sealed record CombinedView(decimal EntryPremium, decimal? CostToClose);

/// <summary>A price distance: points or percent of the entry, exactly one of them.</summary>
public sealed record DistanceView(decimal? Points, decimal? Percent);

/// <summary>The rules of a protection; all null guards nothing. A request carries the same shape.</summary>
/// <param name="Stop">Distance from entry.</param>
/// <param name="StopAt">A fixed price instead.</param>
/// <param name="Target">Distance from entry.</param>
/// <param name="TargetAt">A fixed price instead.</param>
/// <param name="TrailBy">Behind the best price.</param>
/// <param name="TrailAfter">Profit at which trailing begins; null begins at once.</param>
/// <param name="BreakEvenAt">Profit that moves the stop to the entry.</param>
/// <param name="BreakEvenBuffer">Kept beyond the entry then; null is none.</param>
/// <param name="ExitAfterSeconds">After the first fill.</param>
/// <param name="SquareOffBeforeSeconds">Before the session's close.</param>
/// <param name="CombinedStopRatio">Of a structure's premium.</param>
/// <param name="CombinedTargetRatio">Of a structure's premium.</param>
/// <param name="MaxLoss">In currency.</param>
public sealed record PlanView(
    DistanceView? Stop = null, decimal? StopAt = null, DistanceView? Target = null, decimal? TargetAt = null, DistanceView? TrailBy = null,
    DistanceView? TrailAfter = null, DistanceView? BreakEvenAt = null, DistanceView? BreakEvenBuffer = null, double? ExitAfterSeconds = null,
    double? SquareOffBeforeSeconds = null, decimal? CombinedStopRatio = null, decimal? CombinedTargetRatio = null, decimal? MaxLoss = null);

/// <summary>A round trip completed.</summary>
/// <param name="Seq">The journal's sequence in thousands, and the place among the rows of that item.</param>
/// <param name="Owner">Index.</param>
/// <param name="OwnerName">For people.</param>
/// <param name="Instrument">Id.</param>
/// <param name="Symbol">Of it.</param>
/// <param name="OpenedWith">Buy for a long trade.</param>
/// <param name="Quantity">Units opened on the way.</param>
/// <param name="EntryAverage">Price.</param>
/// <param name="ExitAverage">Price.</param>
/// <param name="OpenedAt">Desk time.</param>
/// <param name="ClosedAt">Desk time.</param>
/// <param name="Gross">Before charges.</param>
/// <param name="Charges">Paid.</param>
/// <param name="Net">Gross less charges.</param>
public sealed record TradeRow(
    long Seq, int Owner, string OwnerName, int Instrument, string Symbol, Side OpenedWith, long Quantity, decimal EntryAverage, decimal ExitAverage,
    Timestamp OpenedAt, Timestamp ClosedAt, decimal Gross, decimal Charges, decimal Net);

/// <summary>A check of the gatekeeper.</summary>
/// <param name="Rule">Its code.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Value">The number measured; null when none.</param>
/// <param name="Limit">The number it may not pass; null when none.</param>
/// <param name="Reason">Plain words; null unless warned, refused or unknown.</param>
public sealed record CheckView(string Rule, RuleOutcome Outcome, decimal? Value, decimal? Limit, string? Reason);

/// <summary>A decision worth keeping.</summary>
/// <param name="Seq">The journal's sequence in thousands, and the place among the rows of that item.</param>
/// <param name="At">Desk time.</param>
/// <param name="Owner">Index.</param>
/// <param name="OwnerName">For people.</param>
/// <param name="Verdict">Approved, Refused or Note.</param>
/// <param name="Code">The rule that decided, or the note's code.</param>
/// <param name="Text">Plain words.</param>
/// <param name="Instrument">What it is about; null when not told.</param>
/// <param name="Symbol">Of it; null when not told.</param>
/// <param name="Checks">All checks in order of evaluation; empty for a note.</param>
public sealed record DecisionRow(
    long Seq, Timestamp At, int Owner, string OwnerName, DecisionVerdict Verdict, string Code, string Text, int? Instrument, string? Symbol, IReadOnlyList<CheckView> Checks);

public enum DecisionVerdict
{
    Approved,
    Refused,
    Note,
}

/// <summary>What a person was told.</summary>
/// <param name="Seq">The journal's sequence in thousands, and the place among the rows of that item.</param>
/// <param name="At">Desk time.</param>
/// <param name="Level">How urgent.</param>
/// <param name="Code">For programs.</param>
/// <param name="Text">For people.</param>
public sealed record AlertRow(long Seq, Timestamp At, Engine.Decision.AlertLevel Level, string Code, string Text);
