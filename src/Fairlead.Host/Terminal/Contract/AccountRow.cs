using Fairlead.Domain.Accounts;
using Fairlead.Domain.Time;
using Fairlead.Engine.Risk;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>One account at a glance. Amounts are in <paramref name="Currency"/>.</summary>
/// <param name="Account">Its key in every address: "practice-us".</param>
/// <param name="Name">For people.</param>
/// <param name="Mode">Live, Paper, Replay or Shadow.</param>
/// <param name="Currency">ISO code.</param>
/// <param name="TimeZone">IANA name of the market's zone, for showing times.</param>
/// <param name="Clock">The desk's time and how it runs.</param>
/// <param name="Session">The market's session.</param>
/// <param name="Owner">Who may trade it.</param>
/// <param name="Trading">Whether entries are allowed, and every reason why not.</param>
/// <param name="Halt">The standing halt of the account; null when there is none.</param>
/// <param name="Profit">Equity and today's profit.</param>
/// <param name="IsPractice">The market is made up, and the practice panel can disturb it.</param>
public sealed record AccountRow(
    string Account, string Name, TradingMode Mode, string Currency, string TimeZone, ClockView Clock, SessionView Session,
    OwnerView Owner, TradingView Trading, HaltView? Halt, ProfitView Profit, bool IsPractice);

/// <summary>The desk's clock. A practice market has its own time.</summary>
/// <param name="At">The desk's time when this was sent; null before the first event.</param>
/// <param name="WallAt">The computer's time then.</param>
/// <param name="Speed">Seconds of desk time a second; 0 stands still.</param>
/// <param name="IsMarketTime">It is not the computer's time.</param>
/// <param name="LagMs">How far the desk is behind its clock; 0 when it keeps up.</param>
public sealed record ClockView(Timestamp? At, Timestamp WallAt, double Speed, bool IsMarketTime, double LagMs);

/// <summary>The market's session.</summary>
/// <param name="IsOpen">Continuous trading now.</param>
/// <param name="Day">Trading day of the open session, or of the next.</param>
/// <param name="Open">When it opens or opened.</param>
/// <param name="Close">When it closes.</param>
public sealed record SessionView(bool IsOpen, DateOnly Day, Timestamp Open, Timestamp Close);

/// <summary>Who owns the account's journal.</summary>
/// <param name="IsThisDesk">This process trades it; otherwise it looks on and refuses commands.</param>
/// <param name="Name">Of the owner, in plain words.</param>
/// <param name="Fence">The owner's fencing number; null when unknown.</param>
/// <param name="Since">When it took the journal, by the computer's clock; null when unknown.</param>
/// <param name="RenewedAt">When it last showed that it lives; null when unknown, and when it is this desk.</param>
/// <param name="CanTakeOver">Its lease has run out, or its process is gone.</param>
public sealed record OwnerView(bool IsThisDesk, string Name, long? Fence, Timestamp? Since, Timestamp? RenewedAt, bool CanTakeOver);

/// <summary>Whether new risk is allowed.</summary>
/// <param name="IsAllowed">No reason speaks against it.</param>
/// <param name="Reasons">Every reason why not, each with a code.</param>
public sealed record TradingView(bool IsAllowed, IReadOnlyList<ReasonView> Reasons);

/// <summary>A code for programs and a sentence for people.</summary>
public sealed record ReasonView(string Code, string Text);

/// <summary>A standing halt.</summary>
/// <param name="Level">How far trading is stopped; exits never are.</param>
/// <param name="Cause">Why.</param>
/// <param name="Reason">Plain words.</param>
/// <param name="Since">Since when.</param>
/// <param name="By">Who asked.</param>
/// <param name="NeedsLossConfirmation">Lifting it takes the second confirmation.</param>
public sealed record HaltView(HaltLevel Level, HaltCause Cause, string Reason, Timestamp Since, string By, bool NeedsLossConfirmation);

/// <summary>Equity and profit; null is unknown, with the reason. Equity less the starting cash is
/// <paramref name="Realised"/> and <paramref name="Unrealised"/>, less the charges that open positions have cost so far.</summary>
/// <param name="Equity">Cash and the marked worth of all positions.</param>
/// <param name="Cash">By our own bookings.</param>
/// <param name="Today">Equity less the session's start.</param>
/// <param name="Realised">Of what was closed since the account began, after the charges of that.</param>
/// <param name="Unrealised">Of open positions, before charges.</param>
/// <param name="Charges">All since the account began, of open positions too.</param>
/// <param name="AsOf">Desk time of these figures; null before the first event.</param>
/// <param name="UnknownReason">Why a figure above is null; null when all are known.</param>
public sealed record ProfitView(
    decimal? Equity, decimal? Cash, decimal? Today, decimal? Realised, decimal? Unrealised, decimal? Charges, Timestamp? AsOf, string? UnknownReason);

/// <summary>A point of the equity curve.</summary>
/// <param name="At">Desk time, a whole minute.</param>
/// <param name="Equity">Then.</param>
public sealed record EquityRow(Timestamp At, decimal Equity);

/// <summary>A strategy that the desk runs.</summary>
/// <param name="Owner">Its number in this account, from 1.</param>
/// <param name="Name">In the catalogue.</param>
/// <param name="Parameters">Key and text of those set.</param>
/// <param name="Instruments">What it watches: ids.</param>
/// <param name="IsOn">Entries on; its protections go on either way.</param>
/// <param name="OpenGroups">Groups open now.</param>
/// <param name="Realised">Of what was closed since the account began, after the charges of that.</param>
/// <param name="Unrealised">Null when a position has no price.</param>
/// <param name="Halt">A halt of its own; null when none.</param>
public sealed record StrategyRow(
    int Owner, string Name, IReadOnlyDictionary<string, string> Parameters, IReadOnlyList<int> Instruments, bool IsOn,
    int OpenGroups, decimal Realised, decimal? Unrealised, HaltView? Halt);

/// <summary>A connection to a broker or feed, with its evidence.</summary>
/// <param name="Broker">Whose.</param>
/// <param name="Link">MarketData, Orders or Account.</param>
/// <param name="State">A rung of the ladder: "Synchronised", "Mute", "Stopped".</param>
/// <param name="IsUp">It works, by evidence.</param>
/// <param name="Since">Desk time since when it has been so; null when never told.</param>
/// <param name="Evidence">What proves it, or why not.</param>
/// <param name="LastTickAt">Desk time of the last market record; null for other links and before the first.</param>
/// <param name="Reconnects">Times it came back since the desk started.</param>
/// <param name="PingMs">Round trip; null when not measured.</param>
public sealed record LinkRow(
    string Broker, Domain.Links.LinkKind Link, string State, bool IsUp, Timestamp? Since, string Evidence, Timestamp? LastTickAt, int Reconnects, double? PingMs);
