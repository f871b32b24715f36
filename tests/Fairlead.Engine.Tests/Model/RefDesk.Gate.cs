using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Tests.Model;

/// <summary>Which wishes become orders.</summary>
internal sealed partial class RefDesk
{
    private readonly List<Proposal> _proposals = [];

    private void JudgeProposals()
    {
        // Of one event's wishes the person's goes first; two that contradict each other on an instrument do not both stand.
        List<Proposal> kept = [];
        foreach (var proposal in _proposals.OrderBy(proposal => proposal.Owner.Index))
        {
            var isBeaten = kept.Exists(earlier => earlier.Request.Legs.Any(leg => proposal.Request.Legs.Any(other =>
                other.Instrument == leg.Instrument && (other.Side != leg.Side || earlier.Owner.Index == proposal.Owner.Index))));
            if (isBeaten)
                Expected.Refusals.Add("ARBITER");
            else
                kept.Add(proposal);
        }

        _proposals.Clear();
        foreach (var proposal in kept)
        {
            if (Refusal(proposal) is { } code)
                Expected.Refusals.Add(code);
            else
                Approve(proposal);
        }
    }

    /// <summary>The first rule that refuses an entry, or null when all pass.</summary>
    private string? Refusal(Proposal proposal)
    {
        var request = proposal.Request;
        var rows = request.Legs.Select(leg => world.Instruments[leg.Instrument.Index]).ToArray();
        var terms = request.Terms;
        if (Orders.Exists(order => order.IsOpen && order.Key == proposal.DedupeKey))
            return "DUPLICATE";
        if (HaltOf(proposal.Owner.Index) > 0)
            return "HALT";
        if (!IsReconciled)
            return "RECONCILED";
        if (_linksDown.Count > 0)
            return "LINK";
        if (request.Quantity.Units <= 0 || rows.Any(row => row.Kind == InstrumentKind.Index) || terms.Fault() is not null)
            return "SCHEMA";
        if (rows.Any(row => row.Option?.ExpiryAt <= Now) || rows.Where((row, leg) => request.Quantity.Units * request.Legs[leg].Ratio % row.LotSize != 0).Any()
            || (request.IsSingle && new[] { terms.LimitPrice, terms.TriggerPrice }.Any(price => price is { } set && (set <= Price.Zero || !IsOnTick(set, rows[0])))))
            return "LEG";
        var hasMarks = request.Legs.All(leg => Markets[leg.Instrument.Index].Mark is not null);
        if (!hasMarks)
            return "STRUCTURE";
        var isOpen = world.OpenAt(Now) is not null;
        var waitsForOpening = !isOpen && request.IsSingle && terms.Type == OrderType.Market;
        if (!isOpen && !waitsForOpening)
            return "SESSION";
        if (!waitsForOpening && !request.Legs.All(leg => HasSoundPrice(leg.Instrument.Index)))
            return "STALE_DATA";
        if (request.Legs.Any(leg => request.Quantity.Units * leg.Ratio > world.Settings.Limits.MaxUnitsPerOrder))
            return "SIZE";
        if (proposal.Protection is not { } plan || (plan.Stop is null && plan.StopAt is null && plan.MaxLoss is null
            && plan.Trail is not { ActivateAfter: null } && plan.CombinedPremium?.StopRatio is null))
            return "PROTECTION";
        if (request.IsSingle && Reference(request) is { } reference && !IsOnRightSides(plan, request.Legs[0].Side.Sign(), reference))
            return "PROTECTION";
        var own = request.Legs.Sum(leg => Groups.Count(group => group.Owner == proposal.Owner.Index && !group.IsClosing && group.Leg(leg.Instrument.Index) is not null));
        if (own + 1 > world.Settings.Limits.MaxOpenGroupsPerOwnerInstrument || Groups.Count + 1 > world.Settings.Limits.MaxOpenGroups)
            return "COUNT";
        if (Equity() is not >= 0)
            return "BUYING_POWER";
        return request.Legs.Any(leg => Orders.Exists(order => order.Status == RefStatus.Unknown && order.Remaining(leg.Instrument.Index) > 0))
            ? "UNKNOWN_OUTCOME"
            : null;
    }

    /// <summary>The price fixed levels of an entry are held against.</summary>
    private decimal? Reference(OrderRequest request)
    {
        var market = Markets[request.Legs[0].Instrument.Index];
        var quoted = HasSoundPrice(request.Legs[0].Instrument.Index) && market.Quote is { } quote ? (quote.Bid + quote.Ask).ToDecimal() / 2 : market.Last;
        return request.Terms.LimitPrice?.ToDecimal() ?? request.Terms.TriggerPrice?.ToDecimal() ?? quoted;
    }

    /// <summary>A fixed stop lies on the losing side of the price and a fixed target on the winning side.</summary>
    private static bool IsOnRightSides(ProtectionPlan plan, int sign, decimal price) =>
        !((plan.StopAt?.ToDecimal() - price) * sign >= 0) && !((plan.TargetAt?.ToDecimal() - price) * sign <= 0);

    private static bool IsOnTick(Price price, Instrument row) => price.ToDecimal() % row.Tick.At(price).ToDecimal() == 0;

    /// <summary>A fresh quote with both sides in order; where none was ever seen, a fresh trade.</summary>
    private bool HasSoundPrice(int instrument)
    {
        var market = Markets[instrument];
        if (market.Quote is { } quote)
            return Now - quote.At <= world.Settings.Limits.MaxPriceAge && quote.HasBid && quote.HasAsk && quote.Bid <= quote.Ask;
        return market.Last is not null && Now - market.LastAt <= world.Settings.Limits.MaxPriceAge;
    }

    /// <summary>Cash and what is held at its marks; null while something held has none.</summary>
    public decimal? Equity()
    {
        var equity = Ledger.Cash();
        foreach (var (owner, instrument) in Ledger.Keys())
        {
            var units = Ledger.Held(owner, instrument);
            if (units == 0)
                continue;
            if (Markets[instrument].Mark is not { } mark)
                return null;
            equity += units * mark * world.Instruments[instrument].Multiplier;
        }

        return equity;
    }

    private void Approve(Proposal proposal)
    {
        var request = proposal.Request;
        var received = request.Legs.Sum(leg => -leg.Side.Sign() * leg.Ratio * (Markets[leg.Instrument.Index].Mark ?? 0m));
        var group = AddGroup(proposal.Owner.Index, request.Legs, proposal.Protection, isCredit: received > 0);
        if (world.OpenAt(Now) is null)
            request = request with { Terms = new OrderTerms { Type = OrderType.MarketOnOpen } };
        // The venue refuses the freeze quantity itself: slices stay below it on every leg, in lots.
        var slice = request.Legs.Min(leg => world.Instruments[leg.Instrument.Index] is { FreezeQuantity: { } freeze, LotSize: var lot }
            ? (freeze - 1) / leg.Ratio / lot * lot
            : request.Quantity.Units);
        for (var left = request.Quantity.Units; left > 0; left -= slice)
        {
            var order = new RefOrder
            {
                Id = 0, Owner = group.Owner, Group = group, Key = proposal.DedupeKey,
                Request = request with { Quantity = new Quantity(Math.Min(left, slice)) },
            };
            Orders.Add(order);
            Expected.Entries.Add(order);
        }
    }
}
