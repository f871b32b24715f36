namespace Fairlead.Engine.Gatekeeper;

/// <summary>Puts the proposals of one step in order and settles which of them contradict each other.</summary>
public static class Arbiter
{
    public const string Code = "ARBITER";

    /// <summary>
    /// Order: exits before entries, then higher priority, then lower owner index, then as proposed. Of entries that
    /// share an instrument the earlier stands where both are of one owner, or where they take opposite sides.
    /// </summary>
    public static Arbitration Decide(IReadOnlyList<Proposal> proposals)
    {
        var order = new int[proposals.Count];
        for (var index = 0; index < order.Length; index++)
            order[index] = index;
        Array.Sort(order, (a, b) => Compare(proposals[a], proposals[b]) is var rank && rank != 0 ? rank : a.CompareTo(b));

        var kept = new List<Proposal>(order.Length);
        List<ArbiterRefusal>? refused = null;
        foreach (var index in order)
        {
            var proposal = proposals[index];
            if (FirstConflict(kept, proposal) is { } reason)
                (refused ??= []).Add(new ArbiterRefusal(proposal, reason));
            else
                kept.Add(proposal);
        }

        return new Arbitration(kept, refused ?? []);
    }

    private static int Compare(Proposal a, Proposal b)
    {
        if (a.IsEntry != b.IsEntry)
            return a.IsEntry ? 1 : -1;
        var byPriority = b.Priority.CompareTo(a.Priority);
        return byPriority != 0 ? byPriority : a.Owner.Index.CompareTo(b.Owner.Index);
    }

    private static string? FirstConflict(List<Proposal> kept, Proposal proposal)
    {
        // Exits never contradict: the reduce-only rule caps each at what is left to close.
        if (!proposal.IsEntry)
            return null;
        foreach (var earlier in kept)
        {
            if (earlier.IsEntry && Conflict(earlier, proposal) is { } reason)
                return reason;
        }

        return null;
    }

    private static string? Conflict(Proposal earlier, Proposal later)
    {
        foreach (var leg in later.Request.Legs)
        {
            foreach (var other in earlier.Request.Legs)
            {
                if (leg.Instrument != other.Instrument)
                    continue;
                if (earlier.Owner.Index == later.Owner.Index)
                    return $"{later.Owner} already enters {leg.Instrument} in this step";
                if (leg.Side != other.Side)
                    return $"{earlier.Owner} goes first and takes {leg.Instrument} the other way";
            }
        }

        return null;
    }
}

/// <summary>What the arbiter decided.</summary>
/// <param name="Kept">To be judged by the gatekeeper, in this order.</param>
/// <param name="Refused">Not to be judged; each with its reason, under the code <see cref="Arbiter.Code"/>.</param>
public sealed record Arbitration(IReadOnlyList<Proposal> Kept, IReadOnlyList<ArbiterRefusal> Refused);

/// <summary>A proposal that gave way to another.</summary>
public sealed record ArbiterRefusal(Proposal Proposal, string Reason);
