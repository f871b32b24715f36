using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Links;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;

namespace Fairlead.Engine.Tests.Model;

/// <summary>The desk and what it must be disagree.</summary>
public sealed class ModelMismatchException(string message) : Exception(message);

/// <summary>
/// What a desk must be after each input: small, slow and obvious. It takes the same inputs, keeps lists and decimals, and
/// says what must have been sent. It knows the desk's orders only by what the desk sent.
/// </summary>
internal sealed partial class RefDesk(World world)
{
    public List<RefOrder> Orders { get; } = [];

    /// <summary>Groups that are not closed, oldest first.</summary>
    public List<RefGroup> Groups { get; } = [];

    public RefLedger Ledger { get; } = new(world.Instruments, world.Settings.StartingCash.Amount);
    public RefMarket[] Markets { get; } = [.. world.Instruments.Select(row => new RefMarket(row.Kind))];

    /// <summary>Executions as last booked, by id, for corrections.</summary>
    public Dictionary<string, Execution> Executions { get; } = [];

    /// <summary>Invariants that the inputs broke; the desk must say so and take no new risk.</summary>
    public SortedSet<string> Trouble { get; } = new(StringComparer.Ordinal);

    private readonly HashSet<LinkKind> _linksDown = [];

    public bool IsReconciled { get; private set; } = true;
    public Timestamp Now { get; private set; }

    private readonly int[] _halts = new int[4];
    private readonly (long Units, Timestamp Since)[] _difference = new (long, Timestamp)[world.Instruments.Length];
    private readonly bool[] _isOn = [true, true, true];
    private readonly Dictionary<(int, DateOnly), Price> _settled = [];
    private long _nextGroup = 1;
    private long _nextOrder = 1;

    public int HaltOf(int owner) => Math.Max(_halts[0], _halts[owner + 1]);

    public int AccountHalt => _halts[0];

    /// <summary>Takes one input and works out what must follow.</summary>
    public void Take(in DeskEvent input, Timestamp now)
    {
        Now = now;
        Expected = new Expectation();
        if (input.IsMarket)
        {
            TakeMarket(input.Market);
        }
        else
        {
            switch (input.Message)
            {
                case OrderFact fact: TakeOrderFact(fact); break;
                case AccountFact fact: TakeAccountFact(fact); break;
                case LinkFact fact: TakeLink(fact); break;
                case TimerFired timer: TakeTimer(timer.Key); break;
                case DeskCommand command: TakeCommand(command); break;
            }
        }

        JudgeProposals();
        EndDoneGroups();
    }

    private void TakeMarket(MarketRecord record)
    {
        var instrument = record.Instrument.Index;
        if (instrument >= world.Instruments.Length)
            return;
        var priced = Markets[instrument].Take(record);
        List<(RefGroup Group, string Reason)> struck = [];
        foreach (var group in Groups.Where(group => group.Leg(instrument) is not null))
        {
            var reason = "None";
            if (group.Premium is { } premium)
            {
                MarkForClosing(group, instrument);
                reason = premium.OnMarks(Now, world.Settings.BlindAfter);
            }
            else if (priced is { } span)
            {
                // What a bar did before the group's latest entry was not lived through.
                var isWhole = record.Kind != MarketKind.TradeBar || record.AsBar().StartAt >= group.LastEntryAt;
                reason = (isWhole ? group.Guard?.OnPrice(span.Low, span.High, span.Close) : group.Guard?.OnPrice(span.Close, span.Close, span.Close)) ?? "None";
                group.IsBlind = false;
            }

            if (reason != "None")
                struck.Add((group, reason));
        }

        foreach (var (group, reason) in struck.Where(each => !each.Group.IsClosing))
            BeginExit(group, reason);

        if (record.Kind == MarketKind.Print && (record.AsPrint().SaleCondition & Puppet.Pull) != 0 && instrument < World.Tradable)
            PullPuppets(record);
    }

    /// <summary>What a leg could be closed at: the bid for what was bought, the ask for what was sold; the last trade where
    /// no quote is fresh.</summary>
    private void MarkForClosing(RefGroup group, int instrument)
    {
        var leg = group.Leg(instrument)!;
        var market = Markets[instrument];
        decimal? price = market.Last;
        var at = market.LastAt;
        if (market.Quote is { } quote && (market.Last is null || Now - quote.At <= world.Settings.BlindAfter || market.LastAt <= quote.At))
        {
            at = quote.At;
            var isSound = !(quote.HasBid && quote.HasAsk && quote.Bid > quote.Ask) && (leg.Sign > 0 ? quote.HasBid : quote.HasAsk);
            price = isSound ? (leg.Sign > 0 ? quote.Bid : quote.Ask).ToDecimal() : null;
        }

        group.Premium!.Mark(group.Legs.IndexOf(leg), price, at);
    }

    private void PullPuppets(in MarketRecord record)
    {
        var condition = record.AsPrint().SaleCondition;
        for (var owner = 1; owner <= 2; owner++)
        {
            if (!_isOn[owner])
                continue;
            var units = (condition >> Puppet.LotsShift) * world.Instruments[record.Instrument.Index].LotSize;
            if (units <= 0)
                continue;
            _proposals.Add(new Proposal
            {
                Owner = new OwnerRef(owner, "puppet"),
                Request = OrderRequest.Single(record.Instrument, Puppet.SideOf(condition, isContrary: owner == 2), new Quantity(units),
                    OrderTerms.Market, OrderPurpose.Entry),
                Protection = Puppet.Plan,
                Reason = "pulled",
                Source = ProposalSource.Strategy,
                DedupeKey = $"puppet {owner} {Now}",
            });
        }
    }

    private void TakeTimer(TimerKey key)
    {
        var group = Groups.Find(group => group.Id == key.Subject);
        switch (key.Kind)
        {
            case TimerKind.OrderDeadline:
                DeadlinePassed(key.Subject);
                break;
            case TimerKind.ExitRetry when group is not null:
                group.WaitsUntil = null;
                break;
            case TimerKind.ProtectionTime when group is { IsClosing: false, IsFlat: false }:
                JudgeTime(group);
                break;
            case TimerKind.SessionEdge:
                foreach (var each in Groups.Where(each => each is { IsClosing: false, IsFlat: false }).ToArray())
                    JudgeTime(each);
                break;
            case TimerKind.Freshness when group is { IsFlat: false, IsStructure: false }:
                LookForStaleness(group);
                break;
        }
    }

    /// <summary>A square-off belongs to the session the group was filled in, or last seen alive in: one that was slept
    /// through is still owed.</summary>
    private void JudgeTime(RefGroup group)
    {
        if (group.OnTime(Now, CloseFor(group)) is var reason and not "None")
            BeginExit(group, reason);
        else
            group.SquareOffClose = world.CurrentOrNext(Now).Close;
    }

    /// <summary>One market has one set of hours for all its venues.</summary>
    private Timestamp CloseFor(RefGroup group) => group.SquareOffClose ?? world.CurrentOrNext(Now).Close;

    private void LookForStaleness(RefGroup group)
    {
        foreach (var leg in group.Legs.Where(leg => leg.Open > 0))
        {
            if (world.OpenAt(Now) is not { } session)
                continue;
            var market = Markets[leg.Instrument];
            var since = market.Mark is null || market.MarkAt < session.Open ? session.Open : market.MarkAt;
            if (Now - since < world.Settings.BlindAfter || group.IsBlind)
                continue;
            group.IsBlind = true;
            Expected.BlindAlerts++;
        }
    }

    private void TakeCommand(DeskCommand command)
    {
        switch (command)
        {
            case ProposeOrder propose:
                _proposals.Add(propose.Proposal);
                break;
            case CancelOrder cancel when Orders.Find(order => order.Id == cancel.Order.Value) is { IsOpen: true } order:
                AskCancel(order);
                break;
            case AmendOrder amend when MayAmend(amend):
                Expected.Amendments.Add(amend.Order.Value);
                break;
            case AmendProtection amend when Groups.Find(group => group.Id == amend.Group.Value) is { } group:
                AmendProtection(group, amend);
                break;
            case RemoveProtection remove when Groups.Find(group => group.Id == remove.Group.Value) is { } group:
                (group.Guard, group.Premium, group.HasPlan) = (null, null, false);
                break;
            case CloseGroup close when Groups.Find(group => group.Id == close.Group.Value) is { } group:
                BeginExit(group, "Person");
                break;
            case Flatten flatten:
                foreach (var group in Groups)
                {
                    if ((flatten.Owner is null || group.Owner == flatten.Owner)
                        && (flatten.Instrument is not { } instrument || group.Leg(instrument.Index) is not null))
                        BeginExit(group, "Person");
                }

                break;
            case RaiseHalt halt:
                Raise(halt.Owner is { } scope ? scope + 1 : 0, (int)halt.Level);
                break;
            case ReleaseHalt release:
                _halts[release.Owner is { } who ? who + 1 : 0] = 0;
                break;
            case SwitchStrategy change when change.Owner is 1 or 2:
                _isOn[change.Owner] = change.IsOn;
                break;
            case AdoptPosition adopt:
                Adopt(adopt);
                break;
            case ReportTrouble trouble:
                Broken(trouble.Code);
                break;
        }
    }

    /// <summary>Less quantity and another price may be asked of a live order of ours; in lots, on ticks, above what filled. A
    /// new price of an entry is judged like an entry.</summary>
    private bool MayAmend(AmendOrder amend)
    {
        if (Orders.Find(order => order.Id == amend.Order.Value) is not { IsOpen: true, Owner: >= 0 } order || amend.ExpectedVersion < 0
            || amend.Terms.Type != order.Request.Terms.Type || amend.Terms.Fault() is not null)
            return false;
        if (amend.Quantity > order.Request.Quantity || amend.Quantity.Units <= order.Filled)
            return false;
        foreach (var leg in order.Request.Legs)
        {
            if (amend.Quantity.Units * leg.Ratio % world.Instruments[leg.Instrument.Index].LotSize != 0)
                return false;
        }

        if (!order.IsExit && amend.Terms != order.Request.Terms && (HaltOf(order.Owner) > 0 || !IsReconciled || _linksDown.Count > 0 || world.OpenAt(Now) is null
            || order.Request.Legs.Any(leg => world.Instruments[leg.Instrument.Index].Option?.ExpiryAt <= Now || !HasSoundPrice(leg.Instrument.Index))))
            return false;
        var tick = world.Instruments[order.Request.Legs[0].Instrument.Index].Tick;
        return !order.Request.IsSingle || new[] { amend.Terms.LimitPrice, amend.Terms.TriggerPrice }
            .All(price => price is not { } set || (set > Price.Zero && tick.Allows(set)));
    }

    private void AmendProtection(RefGroup group, AmendProtection amend)
    {
        if (group.Guard is not { } guard || guard.Version != amend.ExpectedVersion || Markets[group.Legs[0].Instrument].Mark is not { } mark)
            return;
        if (!IsOnRightSides(amend.Plan, group.Legs[0].Sign, mark))
            return;
        guard.Amend(amend.Plan);
        group.SquareOffClose = world.CurrentOrNext(Now).Close;
    }

    /// <summary>A halt only tightens; the second level cancels entries, the third also closes.</summary>
    private void Raise(int scope, int level)
    {
        if (level <= _halts[scope])
            return;
        _halts[scope] = level;
        foreach (var order in Orders.Where(order => order is { IsOpen: true, IsExit: false, Owner: >= 0 } && HaltOf(order.Owner) >= 2))
            AskCancel(order);
        foreach (var group in Groups.Where(group => !group.IsClosing && HaltOf(group.Owner) == 3))
            BeginExit(group, "Halt");
    }

    /// <summary>A broken invariant: alarm, and no new risk.</summary>
    private void Broken(string code)
    {
        Trouble.Add(code);
        _halts[0] = Math.Max(_halts[0], 1);
    }
}
