using System.Diagnostics.CodeAnalysis;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.Positions;

namespace Fairlead.Engine.Decision;

/// <summary>What the desk wants done or told, in the order decided. A closed family, journaled before it is done.</summary>
public abstract record DeskEffect
{
    private protected DeskEffect()
    {
    }

    /// <summary>Reaches a venue: the journal is flushed before it leaves.</summary>
    public virtual bool IsOrderEffect => false;
}

/// <summary>Send an approved order to the venue.</summary>
public sealed record SubmitOrder(ApprovedOrder Order) : DeskEffect
{
    public override bool IsOrderEffect => true;
}

/// <summary>Ask the venue to change a working order.</summary>
public sealed record SendAmendment(ClientOrderId Order, Quantity Quantity, OrderTerms Terms) : DeskEffect
{
    public override bool IsOrderEffect => true;
}

/// <summary>Ask the venue to cancel an order.</summary>
public sealed record SendCancellation(ClientOrderId Order) : DeskEffect
{
    public override bool IsOrderEffect => true;
}

/// <summary>Ask the venue what became of an order.</summary>
public sealed record QueryOrder(ClientOrderId Order) : DeskEffect
{
    public override bool IsOrderEffect => true;
}

/// <summary>Ask the broker for its whole position book.</summary>
public sealed record RequestPositions(string Reason) : DeskEffect;

/// <summary>Wake the desk at an instant; replaces a running timer of the same key.</summary>
public sealed record StartTimer(TimerKey Key, Timestamp At) : DeskEffect;

/// <summary>The timer is not needed any more.</summary>
public sealed record StopTimer(TimerKey Key) : DeskEffect;

public enum AlertLevel
{
    Info,
    Warning,

    /// <summary>Money may be at risk; a person should look now.</summary>
    Alarm,
}

/// <summary>Tell a person.</summary>
public sealed record RaiseAlert(AlertLevel Level, string Code, string Text) : DeskEffect;

/// <summary>A decision worth keeping: a refusal with all its checks, an exit with its reason, a strategy's own note.</summary>
/// <param name="Code"><see cref="Approved"/>, <see cref="RefusedBy"/> a rule, "EXIT", "STRATEGY".</param>
/// <param name="Owner">Whose.</param>
/// <param name="Text">Plain words.</param>
/// <param name="Checks">Of the gatekeeper; null when it was not asked.</param>
/// <param name="Instrument">What it is about: the first leg's; null when it is about none.</param>
public sealed record NoteDecision(
    string Code, int Owner, string Text, IReadOnlyList<RuleResult>? Checks = null, InstrumentId? Instrument = null) : DeskEffect
{
    /// <summary>The gatekeeper let it pass.</summary>
    public const string Approved = "APPROVED";

    /// <summary>A command was refused for what it asks.</summary>
    public const string RefusedCommand = RefusedPrefix + "COMMAND";

    /// <summary>A command was made for a version that is no more.</summary>
    public const string RefusedVersion = RefusedPrefix + "VERSION_CONFLICT";

    private const string RefusedPrefix = "REFUSED ";

    /// <summary>The code of a refusal by a rule: "REFUSED MAX_LOSS".</summary>
    public static string RefusedBy(string rule) => RefusedPrefix + rule;

    /// <summary>The rule that refused; false when this is no refusal.</summary>
    public bool IsRefusal([NotNullWhen(true)] out string? rule)
    {
        rule = Code.StartsWith(RefusedPrefix, StringComparison.Ordinal) ? Code[RefusedPrefix.Length..] : null;
        return rule is not null;
    }
}

/// <summary>A round trip was completed.</summary>
public sealed record NoteTrade(ClosedTrade Trade) : DeskEffect;

/// <summary>A position or cash changed: the account's book, entry by entry.</summary>
public sealed record NoteBooking(Booking Booking) : DeskEffect;

/// <summary>Tell the embedded venue to behave badly.</summary>
public sealed record DisturbVenue(VenueFault Fault, int Orders) : DeskEffect;
