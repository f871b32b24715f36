using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Decision;

/// <summary>What a person, a script or the loop asks of the desk, in the imperative. A closed family, journaled.</summary>
public abstract record DeskCommand
{
    private protected DeskCommand()
    {
    }

    /// <summary>Who asked; null for the loop's own and in backtests.</summary>
    public CommandOrigin? Origin { get; init; }
}

/// <summary>The first input of a journal: everything the desk starts from.</summary>
public sealed record OpenDesk(DeskSettings Settings) : DeskCommand;

/// <summary>Ask for a new order; the gatekeeper decides.</summary>
public sealed record ProposeOrder(Proposal Proposal) : DeskCommand;

/// <summary>Change a working order of ours.</summary>
/// <param name="Order">Which.</param>
/// <param name="ExpectedVersion">The version the asker saw; another one is refused.</param>
/// <param name="Quantity">New total quantity.</param>
/// <param name="Terms">New terms.</param>
public sealed record AmendOrder(ClientOrderId Order, int ExpectedVersion, Quantity Quantity, OrderTerms Terms) : DeskCommand;

/// <summary>Take back a working order, ours or foreign.</summary>
public sealed record CancelOrder(ClientOrderId Order, string Reason) : DeskCommand;

/// <summary>Replace a group's protection; the only way to loosen it.</summary>
public sealed record AmendProtection(GroupId Group, int ExpectedVersion, ProtectionPlan Plan) : DeskCommand;

/// <summary>Leave a group without protection, knowingly.</summary>
public sealed record RemoveProtection(GroupId Group, string Reason) : DeskCommand;

/// <summary>Close one group at the market.</summary>
public sealed record CloseGroup(GroupId Group, string Reason) : DeskCommand;

/// <summary>Close everything in a stated scope.</summary>
/// <param name="Owner">Whose groups; null means every owner's, which must be meant.</param>
/// <param name="Instrument">On which instrument; null means all.</param>
/// <param name="Reason">Why.</param>
public sealed record Flatten(int? Owner, InstrumentId? Instrument, string Reason) : DeskCommand;

/// <summary>Raise a halt. Never blocks an exit.</summary>
/// <param name="Level">How far.</param>
/// <param name="Owner">Which owner, or null for the account.</param>
/// <param name="Reason">Why.</param>
public sealed record RaiseHalt(HaltLevel Level, int? Owner, string Reason) : DeskCommand;

/// <summary>Release a halt.</summary>
/// <param name="Owner">Which owner, or null for the account.</param>
/// <param name="Reason">Why.</param>
/// <param name="ConfirmedLoss">The second confirmation that a halt raised by a loss needs.</param>
public sealed record ReleaseHalt(int? Owner, string Reason, bool ConfirmedLoss) : DeskCommand;

/// <summary>Take a foreign position into an owner's book, protected from now on.</summary>
public sealed record AdoptPosition(InstrumentId Instrument, int Owner, ProtectionPlan Plan) : DeskCommand;

/// <summary>Switch a strategy's entries on or off; its protections go on.</summary>
public sealed record SwitchStrategy(int Owner, bool IsOn) : DeskCommand;

/// <summary>An instant the desk asked to be woken at has come.</summary>
public sealed record TimerFired(TimerKey Key) : DeskCommand;

/// <summary>The loop found its intake full or its journal failing: no new risk until a person releases it.</summary>
public sealed record ReportTrouble(string Code, string Reason) : DeskCommand;

/// <summary>Ask the embedded venue to behave badly: what a person practises with.</summary>
/// <param name="Fault">How.</param>
/// <param name="Orders">For how many orders from now on; 1 to 100.</param>
public sealed record ArrangeFault(VenueFault Fault, int Orders) : DeskCommand;

/// <summary>Something outside the desk that a reader of its journal should know of: a changed option, a shock of the practice
/// market. It changes nothing in the desk.</summary>
/// <param name="Code">Upper snake case.</param>
/// <param name="Text">Plain words; no secrets.</param>
public sealed record Remark(string Code, string Text) : DeskCommand;
