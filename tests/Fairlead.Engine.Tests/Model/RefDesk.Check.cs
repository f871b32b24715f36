using System.Globalization;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;

namespace Fairlead.Engine.Tests.Model;

/// <summary>Compares what was sent and what stands with what must be.</summary>
internal sealed partial class RefDesk
{
    public Expectation Expected { get; private set; } = new();

    /// <summary>Checks the effects of the last input, takes in the exits they send, and checks the state after.</summary>
    /// <param name="effects">All effects of the input, in order.</param>
    /// <param name="desk">The desk after it.</param>
    /// <param name="timers">The timers that run now.</param>
    public void Check(IReadOnlyList<DeskEffect> effects, DeskState desk, IReadOnlyDictionary<TimerKey, Timestamp> timers)
    {
        TakeOrders(effects);
        CancelSurplusExits();
        Same("refusals", string.Join(",", Expected.Refusals), string.Join(",", Refusals(effects)));
        Same("cancellations", string.Join(",", Expected.Cancels), string.Join(",", effects.OfType<SendCancellation>().Select(effect => effect.Order.Value).Order()));
        Same("amendments", string.Join(",", Expected.Amendments), string.Join(",", effects.OfType<SendAmendment>().Select(effect => effect.Order.Value)));
        Same("queries", string.Join(",", Expected.Queries), string.Join(",", effects.OfType<QueryOrder>().Select(effect => effect.Order.Value)));
        Same("round trips", string.Join(" ", Expected.Trips.Select(Trip).Order(StringComparer.Ordinal)),
            string.Join(" ", effects.OfType<NoteTrade>().Select(effect => Trip((effect.Trade.Gross.Amount, effect.Trade.Charges.Amount, effect.Trade.Quantity.Units))).Order(StringComparer.Ordinal)));
        Same("blind alarms", Expected.BlindAlerts, effects.OfType<RaiseAlert>().Count(effect => effect.Code == "BLIND" && !Groups.Exists(group => group.IsStructure && effect.Text.StartsWith($"G{group.Id}:", StringComparison.Ordinal))));
        CheckExitsUnderWay();
        CheckOrders(desk);
        CheckGroups(desk, timers);
        CheckBook(desk);
        FindBrokenCoverage();
        Same("broken invariants", string.Join(",", Trouble),
            string.Join(",", desk.BrokenInvariants.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal)));
        for (var owner = 0; owner <= 2; owner++)
            Same($"halt of owner {owner}", HaltOf(owner), (int)desk.Risk.HaltFor(owner).Level);
        Same("reconciled", IsReconciled, desk.IsReconciled);
    }

    private static string Trip((decimal Gross, decimal Charges, long Units) trip) => $"{Text(trip.Units)}u {Text(trip.Gross)}-{Text(trip.Charges)}";

    /// <summary>Refusals of entries; an exit's refusal shows in its group's waiting.</summary>
    private static IEnumerable<string> Refusals(IReadOnlyList<DeskEffect> effects) => effects.OfType<NoteDecision>()
        .Where(note => note.Code.StartsWith("REFUSED ", StringComparison.Ordinal) && note.Code is not (NoteDecision.RefusedCommand or NoteDecision.RefusedVersion)
            && (note.Checks is null || note.Checks.Any(check => check.Rule == "HALT")))
        .Select(note => note.Code["REFUSED ".Length..]);

    /// <summary>Orders get their numbers in the order they were sent: approved entries, and the exits the desk chose.</summary>
    private void TakeOrders(IReadOnlyList<DeskEffect> effects)
    {
        var entries = new Queue<RefOrder>(Expected.Entries);
        foreach (var sent in effects.OfType<SubmitOrder>().Select(effect => effect.Order))
        {
            Same("id of an order", _nextOrder, sent.Id.Value);
            if (sent.Request.Purpose == OrderPurpose.Exit)
            {
                TakeExit(sent);
                continue;
            }

            if (!entries.TryDequeue(out var entry))
                throw new ModelMismatchException($"{Line(sent.Id.Value, sent.Group, sent.Request)}: nobody may enter");
            entry.Id = _nextOrder++;
            Same("entry", Line(entry.Id, entry.Group!.Id, entry.Request), Line(sent.Id.Value, sent.Group, sent.Request));
        }

        if (entries.TryDequeue(out var missing))
            throw new ModelMismatchException($"an approved entry was not sent: {Line(missing.Id, missing.Group!.Id, missing.Request)}");
        Orders.Sort((a, b) => a.Id.CompareTo(b.Id));
    }

    private static string Line(long id, long group, OrderRequest request) =>
        $"{Text(id)}/G{Text(group)} {string.Join("+", request.Legs)} x{request.Quantity} {request.Terms.Type} {request.Terms.LimitPrice} {request.Purpose}";

    /// <summary>An exit must be wanted, be the only one on its instruments, and close what is open and no more.</summary>
    private void TakeExit(ApprovedOrder exit)
    {
        var group = Groups.Find(group => group.Id == exit.Group) ?? throw new ModelMismatchException($"{exit} closes group {exit.Group}, which is closed");
        var text = Line(exit.Id.Value, exit.Group, exit.Request);
        Require(group.IsClosing, $"{text}: nobody wants the group closed");
        Require(group.WaitsUntil is null, $"{text}: the group waits until {group.WaitsUntil}");
        Require(exit.Request.Terms.Type == OrderType.Market, $"{text}: an exit is a market order");
        Same("owner of an exit", group.Owner, exit.Owner.Index);
        foreach (var leg in exit.Request.Legs)
        {
            var open = group.Leg(leg.Instrument.Index) ?? throw new ModelMismatchException($"{text}: not a leg of the group");
            var before = Orders.Where(order => order is { IsOpen: true, IsExit: true } && order.Remaining(leg.Instrument.Index) > 0).ToArray();
            Require(before.All(order => order.Group == group && Expected.Exits.Contains(order.Id)), $"{text}: another exit is in flight on {leg.Instrument}");
            Require(leg.Side.Sign() == -open.Sign, $"{text}: adds to the position");
            var inFlight = before.Sum(order => order.Remaining(leg.Instrument.Index));
            Require(inFlight + (exit.Request.Quantity.Units * leg.Ratio) <= open.Open, $"{text}: more than the {open.Open} open, {inFlight} in flight");
        }

        Orders.Add(new RefOrder { Id = _nextOrder++, Owner = group.Owner, Group = group, Request = exit.Request, Key = exit.DedupeKey });
        Expected.Exits.Add(exit.Id.Value);
    }

    /// <summary>What is in flight beyond what is open is taken back when it comes to be so; where a cancellation was refused
    /// and it is so still, invariant 7 is broken.</summary>
    private void CancelSurplusExits()
    {
        foreach (var (group, leg) in Groups.SelectMany(group => group.Legs.Select(leg => (group, leg))).Where(each => Expected.Touched.Contains(each.leg.Instrument)).ToArray())
        {
            var exits = Orders.Where(order => order is { IsOpen: true, IsExit: true, IsCancelAsked: false } && order.Group == group && order.Remaining(leg.Instrument) > 0).ToArray();
            if (exits.Sum(order => order.Remaining(leg.Instrument)) <= leg.Open)
                continue;
            if (Expected.Reduced.Contains(leg))
                exits.ToList().ForEach(AskCancel);
            else
                Broken("I7");
        }
    }

    /// <summary>A group on its way out has an exit for all that is open, unless it waits for a stated reason.</summary>
    private void CheckExitsUnderWay()
    {
        foreach (var group in Groups.Where(group => group is { IsClosing: true, WaitsUntil: null, IsFlat: false }))
        {
            var missing = group.Legs.Where(leg => leg.Open > 0 && !Orders.Exists(order => order is { IsOpen: true, IsExit: true } && order.Remaining(leg.Instrument) > 0)).ToArray();
            if (missing.Length > 0 && world.OpenAt(Now) is null)
            {
                group.WaitsUntil = world.CurrentOrNext(Now).Open;
                continue;
            }

            var units = group.Legs[0].Open / group.Legs[0].Ratio;
            var isWhole = missing.Length > 1 && group.Legs.All(leg => leg.Open == units * leg.Ratio && leg.Open > 0);
            // An expired contract takes no order; it waits for its settlement.
            var refused = missing.Where(leg => world.Instruments[leg.Instrument].Option?.ExpiryAt <= Now).ToArray();
            for (var times = isWhole ? Math.Min(1, refused.Length) : refused.Length; times > 0; times--)
                ExitFailed(group);
            if (refused.Length > 0 && (isWhole || refused.Length == missing.Length))
                continue;
            foreach (var leg in missing.Except(refused))
                throw new ModelMismatchException($"G{group.Id} closes ({group.ExitReason}), holds {leg.Open} of {world.Instruments[leg.Instrument]}, and no exit was sent");
        }
    }

    private void CheckOrders(DeskState desk)
    {
        Same("open orders", string.Join(",", Orders.Where(order => order.IsOpen).Select(order => order.Id)), string.Join(",", desk.Orders.Open.Select(order => order.Id.Value)));
        foreach (var order in Orders)
        {
            var found = desk.Orders.Find(new ClientOrderId(order.Id)) ?? throw new ModelMismatchException($"order {order.Id} is gone");
            Same("status of order", order.Id, (int)order.Status, (int)found.Status);
            Same("filled of order", order.Id, order.Filled, found.Filled.Units);
            Same("quantity of order", order.Id, order.Request.Quantity.Units, found.Request.Quantity.Units);
            Same("limit of order", order.Id, order.Request.Terms.LimitPrice, found.Request.Terms.LimitPrice);
            Same("cancel asked of order", order.Id, order.IsCancelAsked, found.CancelRequested);
            Same("owner of order", order.Id, order.Owner, found.Owner);
        }
    }

    private void CheckGroups(DeskState desk, IReadOnlyDictionary<TimerKey, Timestamp> timers)
    {
        Same("groups", string.Join(",", Groups.Select(group => group.Id)), string.Join(",", desk.Groups.Live.Select(group => group.Id.Value)));
        foreach (var group in Groups)
        {
            var found = desk.Groups.Find(new GroupId(group.Id))!;
            foreach (var leg in group.Legs)
            {
                var other = found.Legs.Single(each => each.Instrument.Index == leg.Instrument);
                Same("open of a leg of group", group.Id, leg.Open, other.Open);
                Same("entered of a leg of group", group.Id, leg.Entered, other.Entered);
            }

            Same("closing of group", group.Id, group.IsClosing, found.IsClosing);
            Same("exit reason of group", group.Id, group.ExitReason, found.ExitReason.ToString());
            Same("has a plan of group", group.Id, group.HasPlan, found.Plan is not null);
            Same("stop of group", group.Id, group.Guard?.StopLevel, found.Guard?.StopLevel?.ToDecimal());
            Same("target of group", group.Id, group.Guard?.TargetLevel, found.Guard?.TargetLevel?.ToDecimal());
            Same("waits of group", group.Id, group.WaitsUntil is not null, found.IsWaitingToRetry);
            if (!group.IsClosing && group.Legs.Exists(leg => leg.Entered > 0) && !group.IsFlat)
                Same("state of group", group.Id, group.HasPlan ? GroupState.Protected : GroupState.Unprotected, found.State);
            CheckTimers(group, timers);
        }
    }

    private void CheckTimers(RefGroup group, IReadOnlyDictionary<TimerKey, Timestamp> timers)
    {
        if (group.WaitsUntil is { } until)
            Same("retry of group", group.Id, until, timers.TryGetValue(new TimerKey(TimerKind.ExitRetry, group.Id), out var at) ? at : (Timestamp?)null);
        var isTimed = timers.TryGetValue(new TimerKey(TimerKind.ProtectionTime, group.Id), out var due);
        if (!group.IsClosing && group.NextTimeAt(CloseFor(group)) is { } next)
            Require(isTimed && (due <= next || due <= Now), $"G{group.Id} closes by time at {next}, the desk wakes {(isTimed ? due : "never")}");
        foreach (var order in Orders.Where(order => order.IsOpen && (order.Status is RefStatus.Sent or RefStatus.Unknown || order.IsCancelAsked) && order.Owner >= 0))
            Require(timers.ContainsKey(new TimerKey(TimerKind.OrderDeadline, order.Id)), $"order {order.Id} ({order.Status}) is not asked after again");
    }

    private void CheckBook(DeskState desk)
    {
        var book = desk.Positions;
        Same("cash", Ledger.Cash(), book.Cash.Amount);
        Same("equity", Equity(), desk.Equity?.Amount);
        decimal gross = 0, net = 0, charges = 0;
        var ofOwner = new Dictionary<int, (decimal Gross, decimal Net, decimal Charges)>();
        foreach (var (owner, instrument) in Ledger.Keys())
        {
            var position = Ledger.Fold(owner, instrument);
            var who = new OwnerId(owner);
            var what = new InstrumentId(instrument);
            Same("units of owner", owner, position.Units, book.QuantityOf(who, what).Units);
            Same("average of owner", owner, position.Average, book.AverageOpenPrice(who, what)?.ToDecimal());
            var lots = book.LotsOf(who, what).Select(lot => new RefLot(lot.Quantity.Units, lot.Price.ToDecimal(), lot.Charges.Amount)).ToArray();
            if (!position.Lots.SequenceEqual(lots))
                Same($"lots of {who} in {world.Instruments[instrument]}", string.Join(" ", position.Lots), string.Join(" ", lots.AsEnumerable()));
            var sums = ofOwner.GetValueOrDefault(owner);
            ofOwner[owner] = (sums.Gross + position.Gross, sums.Net + position.Net, sums.Charges + position.Charges);
            (gross, net, charges) = (gross + position.Gross, net + position.Net, charges + position.Charges);
        }

        foreach (var (owner, sums) in ofOwner)
        {
            Same($"realised of owner {owner}", sums.Gross, book.RealisedGross(new OwnerId(owner)).Amount);
            Same($"realised net of owner {owner}", sums.Net, book.RealisedNet(new OwnerId(owner)).Amount);
            Same($"charges of owner {owner}", sums.Charges, book.Charges(new OwnerId(owner)).Amount);
        }

        Same("realised", gross, book.RealisedGross().Amount);
        Same("realised net", net, book.RealisedNet().Amount);
        Same("charges", charges, book.Charges().Amount);
        for (var instrument = 0; instrument < World.Tradable; instrument++)
        {
            Same($"net of {world.Instruments[instrument]}", Ledger.Net(instrument), book.NetQuantity(new InstrumentId(instrument)).Units);
            Same($"mark of {world.Instruments[instrument]}", Markets[instrument].Mark, desk.Market[new InstrumentId(instrument)].Mark?.ToDecimal());
        }
    }

    /// <summary>What an owner holds is what its groups cover.</summary>
    private void FindBrokenCoverage()
    {
        for (var owner = 0; owner <= 2; owner++)
        {
            for (var instrument = 0; instrument < World.Tradable; instrument++)
            {
                var covered = Groups.Where(group => group.Owner == owner).SelectMany(group => group.Legs)
                    .Where(leg => leg.Instrument == instrument).Sum(leg => leg.Sign * leg.Open);
                if (covered != Ledger.Held(owner, instrument))
                    Broken("I8");
            }
        }
    }

    private static string Text(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);

    private static void Same<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new ModelMismatchException(string.Create(CultureInfo.InvariantCulture, $"{what}: expected [{expected}], the desk has [{actual}]"));
    }

    private static void Same<T>(string what, long which, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            Same($"{what} {which}", expected, actual);
    }

    private static void Require(bool condition, string text)
    {
        if (!condition)
            throw new ModelMismatchException(text);
    }
}
