using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Tests.Model;

/// <summary>What people and strategies ask.</summary>
internal sealed partial class ModelRun
{
    private const int SoundPlans = 11;

    private IEnumerable<DeskEvent> Commands(Step step)
    {
        var orders = _model.Orders.FindAll(order => order.IsOpen);
        var group = Pick(_model.Groups, step.A);
        switch (step.Kind)
        {
            case StepKind.Propose:
                return [Event(new ProposeOrder(Wish(step)))];
            case StepKind.ProposeBad:
                return [Event(new ProposeOrder(Spoil(Wish(step), step.C)))];
            case StepKind.ProposeStructure:
                return [Event(new ProposeOrder(Structure(step)))];
            case StepKind.Cancel:
                return [Event(new CancelOrder(new ClientOrderId(Pick(orders, step.A)?.Id ?? 4_711), "changed my mind"))];
            case StepKind.Amend:
                return Amend(Pick(orders.FindAll(order => !order.IsExit), step.A), step);
            case StepKind.AmendProtection:
                return Pick(_model.Groups.FindAll(each => each.Guard is not null), step.A) is { } guarded
                    ? [Event(new AmendProtection(new GroupId(guarded.Id), guarded.Guard!.Version - (step.C % 6 == 0 ? 1 : 0),
                        Plan(step.B % SoundPlans, guarded.Legs[0].Sign, guarded.Legs[0].Instrument, step.C)!))]
                    : [];
            case StepKind.RemoveProtection:
                return group is null ? [] : [Event(new RemoveProtection(new GroupId(group.Id), "I know"))];
            case StepKind.Close:
                return [Event(new CloseGroup(new GroupId(group?.Id ?? 4_711), "enough"))];
            case StepKind.Flatten:
                return [Event(new Flatten(step.A % 2 == 0 ? null : step.B % 3, step.C % 2 == 0 ? null : new InstrumentId(step.C % World.Tradable), "all out"))];
            case StepKind.Halt:
                return [Event(new RaiseHalt((HaltLevel)(step.A % 4), step.B % 2 == 0 ? null : step.C % 3, "stop"))];
            case StepKind.ReleaseHalt:
                // What broke stays broken; a person would not release over it here.
                return _model.Trouble.Count > 0 ? [] : [Event(new ReleaseHalt(step.B % 2 == 0 ? null : step.C % 3, "go on", ConfirmedLoss: true))];
            case StepKind.Adopt:
                var foreign = Enumerable.Range(0, World.Tradable).Select(index => _model.Ledger.Held(-1, index)).ToArray();
                var held = Array.FindIndex(foreign, units => units != 0);
                var instrument = held < 0 ? 0 : held;
                return [Event(new AdoptPosition(new InstrumentId(instrument), step.B % 3, Plan(step.C % SoundPlans, foreign[instrument] < 0 ? -1 : 1, instrument, step.C)!))];
            default:
                return [Event(new SwitchStrategy(1 + (step.A % 2), step.B % 2 == 0))];
        }
    }

    private Proposal Wish(Step step)
    {
        var instrument = step.B % World.Tradable;
        var row = _world.Instruments[instrument];
        var side = step.B / 10 % 2 == 0 ? Side.Buy : Side.Sell;
        var lots = row.Kind == InstrumentKind.Equity ? 10 * (1 + (step.C % 20)) : 1 + (step.C % 9);
        var terms = (step.C % 4) switch
        {
            0 or 1 => OrderTerms.Market,
            2 => OrderTerms.Limit(Price.Of(_prices[instrument])),
            _ => OrderTerms.StopLimit(Price.Of(_prices[instrument]), Price.Of(_prices[instrument])),
        };
        return new Proposal
        {
            Owner = new OwnerRef(step.A % 3, "model"),
            Request = OrderRequest.Single(row.Id, side, new Quantity(lots * row.LotSize), terms, OrderPurpose.Entry),
            Protection = Plan(step.A / 3 % (SoundPlans + 2), side.Sign(), instrument, step.C),
            Reason = "drawn",
            Source = ProposalSource.Person,
            DedupeKey = step.A % 9 == 0 ? "again" : "w" + _sequence.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Plans of every kind; the last two limit no loss and must be refused for an entry.</summary>
    private ProtectionPlan? Plan(int kind, int sign, int instrument, int number)
    {
        var tick = _world.Instruments[instrument].Tick.Below;
        var price = _prices[instrument];
        var steps = new Price(tick.Micros * (1 + (number % 8)));
        var pct = 1 + (number % 4);
        return kind switch
        {
            0 => new() { Stop = Distance.OfPercent(pct), Target = Distance.OfPercent(pct + 1) },
            1 => new() { Stop = Distance.OfPoints(steps) },
            2 => new() { Trail = new TrailRule { By = Distance.OfPoints(steps) } },
            3 => new() { Stop = Distance.OfPercent(pct), Trail = new TrailRule { By = Distance.OfPercent(pct), ActivateAfter = Distance.OfPercent(1) } },
            4 => new() { Stop = Distance.OfPercent(pct), BreakEven = new BreakEvenRule(Distance.OfPercent(1), Distance.OfPercent(0.5m)) },
            5 => new() { StopAt = Price.Of(OnTick(instrument, price * (1 - (sign * 0.05m)))), TargetAt = Price.Of(OnTick(instrument, price * (1 + (sign * 0.05m)))) },
            6 => new() { MaxLoss = 50 + number, ExitAfter = TimeSpan.FromSeconds(1 + (number % 100)) },
            7 => new() { Stop = Distance.OfPercent(pct), SquareOffBefore = TimeSpan.FromMinutes(15) },
            8 => new()
            {
                Stop = Distance.OfPercent(pct), Target = Distance.OfPercent(pct), Trail = new TrailRule { By = Distance.OfPercent(0.5m) },
                BreakEven = new BreakEvenRule(Distance.OfPercent(1), Distance.OfPoints(Price.Zero)), MaxLoss = 500 + number,
            },
            9 => new() { Stop = Distance.OfPercent(pct), ExitAt = _now + TimeSpan.FromSeconds(number % 90) },
            10 => new() { Stop = Distance.OfPoints(steps), MaxLoss = 20 + number, Target = Distance.OfPoints(steps) },
            11 => new() { Target = Distance.OfPercent(pct), ExitAfter = TimeSpan.FromMinutes(3) },
            _ => null,
        };
    }

    private static Proposal Spoil(Proposal wish, int number)
    {
        var request = wish.Request;
        var units = request.Quantity.Units;
        return wish with
        {
            Request = (number % 6) switch
            {
                0 => request with { Quantity = new Quantity(units + 1) },
                1 => request with { Quantity = new Quantity(-units) },
                2 => request with { Terms = OrderTerms.Limit(new Price(12_345_678)) },
                3 => request with { Legs = [new OrderLeg(new InstrumentId(3), Side.Buy, 1)] },
                4 => request with { Terms = new OrderTerms { Type = OrderType.Limit } },
                _ => request with { Quantity = new Quantity(3_075) },
            },
        };
    }

    /// <summary>Two options as one: in India a strangle; in New York, where the two have different underlyings, refused or not alike.</summary>
    private Proposal Structure(Step step)
    {
        var side = step.B % 2 == 0 ? Side.Sell : Side.Buy;
        var isCredit = side == Side.Sell;
        var lot = _world.Instruments[1].LotSize;
        return Wish(step) with
        {
            Request = new OrderRequest
            {
                Legs = [new OrderLeg(new InstrumentId(1), side, 1), new OrderLeg(new InstrumentId(2), side, 1 + (step.C % 2))],
                Quantity = new Quantity(lot * (1 + (step.C % 5))),
                Terms = OrderTerms.Market,
                Purpose = OrderPurpose.Entry,
            },
            Protection = new ProtectionPlan
            {
                CombinedPremium = new CombinedPremiumRule(isCredit ? 1.05m : 0.95m, isCredit ? 0.9m : 1.1m),
                MaxLoss = step.C % 3 == 0 ? 400m : null,
                ExitAfter = step.C % 4 == 0 ? TimeSpan.FromSeconds(30) : null,
            },
        };
    }

    private IEnumerable<DeskEvent> Amend(RefOrder? order, Step step)
    {
        if (order is null || State.Orders.Find(new ClientOrderId(order.Id)) is not { } seen)
            return [];
        var lot = _world.Instruments[order.Request.Legs[0].Instrument.Index].LotSize;
        var terms = order.Request.Terms.LimitPrice is { } limit ? order.Request.Terms with { LimitPrice = limit + new Price(((step.B % 5) - 2) * 10_000) } : order.Request.Terms;
        var units = step.C % 7 == 0 ? order.Request.Quantity.Units - 1 : order.Request.Quantity.Units + (((step.B % 4) - 2) * lot);
        return [Event(new AmendOrder(new ClientOrderId(order.Id), step.C % 5 == 0 ? -1 : seen.Version, new Quantity(units), terms))];
    }
}
