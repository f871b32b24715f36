using Fairlead.Domain.Accounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>An order the gatekeeper let through; the only thing a venue takes. Only the judge can make one.</summary>
/// <remarks>A class with a private constructor and get-only members: no default value, no copy with a change, nothing
/// else in the engine can build one. Two are equal when they are the same object. Written to the journal, never read
/// back into this type.</remarks>
public sealed partial class ApprovedOrder
{
    private ApprovedOrder(
        ClientOrderId id, long group, TradingMode mode, Timestamp decidedAt, Proposal proposal, OrderRequest request,
        int slice, int slices, IReadOnlyList<string> rules)
    {
        Id = id;
        Group = group;
        Mode = mode;
        DecidedAt = decidedAt;
        Owner = proposal.Owner;
        Source = proposal.Source;
        DedupeKey = proposal.DedupeKey;
        Request = request;
        Slice = slice;
        Slices = slices;
        Rules = rules;
    }

    public ClientOrderId Id { get; }
    public OwnerRef Owner { get; }
    public ProposalSource Source { get; }
    public string DedupeKey { get; }

    /// <summary>The group it opens, adds to or reduces.</summary>
    public long Group { get; }

    /// <summary>The account's mode; a venue handle of another mode must refuse it.</summary>
    public TradingMode Mode { get; }

    /// <summary>What to send; the judge's own copy, for this slice.</summary>
    public OrderRequest Request { get; }

    /// <summary>Which slice of the verdict, from 1.</summary>
    public int Slice { get; }

    /// <summary>How many slices the verdict has; 1 when it was not cut.</summary>
    public int Slices { get; }

    /// <summary>Codes of the rules it passed, in order.</summary>
    public IReadOnlyList<string> Rules { get; }

    public Timestamp DecidedAt { get; }

    public override string ToString() => $"{Id} {Request.Purpose} {Request.Quantity} by {Owner}";
}
