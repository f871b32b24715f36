using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Tests.Model;

/// <summary>What a venue, sound or not, tells of orders.</summary>
internal sealed partial class ModelRun
{
    private IEnumerable<DeskEvent> OrderFacts(Step step)
    {
        var orders = _model.Orders;
        var open = orders.FindAll(order => order.IsOpen && order.Owner >= 0);
        switch (step.Kind)
        {
            case StepKind.Accept:
                return On(Pick(orders.FindAll(order => order.Owner >= 0 && (step.C % 8 == 0 || order.Status is RefStatus.Sent or RefStatus.Unknown)), step.A),
                    order => new OrderAccepted(order, new BrokerOrderId("b" + (++_brokerOrders).ToString(CultureInfo.InvariantCulture))));
            case StepKind.Reject:
                return On(Pick(step.C % 10 == 0 ? orders : open.FindAll(order => order.Filled == 0), step.A), order => new OrderRejected(order, "NO", "the venue said no"));
            case StepKind.Fill:
                return Fills(Pick(open, step.A), step, isWhole: false);
            case StepKind.FillWhole:
                return Fills(Pick(open, step.A), step, isWhole: true);
            case StepKind.LateFill:
                return Fills(Pick(orders.FindAll(order => order is { IsOpen: false, Owner: >= 0 }), step.A), step, isWhole: step.B % 3 == 0);
            case StepKind.Overfill:
                return Overfill(Pick(open.FindAll(order => order.Request.IsSingle), step.A));
            case StepKind.Repeat or StepKind.RepeatChanged or StepKind.Correct or StepKind.Bust or StepKind.Charges:
                return OnExecution(step);
            case StepKind.AckCancel:
                return On(Pick(open.FindAll(order => order.IsCancelAsked || step.C % 10 == 0), step.A), order => new OrderCancelled(order, "cancelled"));
            case StepKind.RefuseCancel:
                return On(Pick(open.FindAll(order => order.IsCancelAsked || step.C % 4 == 0), step.A), order => new CancelRefused(order, "LATE", "too late"));
            case StepKind.Expire:
                return On(Pick(open, step.A), order => new OrderExpired(order, "its day is over"));
            case StepKind.AckAmend:
                return AckAmend(Pick(open.FindAll(order => !order.IsExit), step.A), step);
            case StepKind.RefuseAmend:
                return On(Pick(open, step.A), order => new AmendRefused(order, "NO", "not now"));
            case StepKind.Lose:
                return On(Pick(open, step.A), order => new OutcomeUnknown(order, "the reply was lost"));
            case StepKind.NotFound:
                return On(Pick(open.FindAll(order => order.Status == RefStatus.Unknown || order.NotFoundInARow > 0 || step.C % 4 == 0), step.A), order => new OrderNotFound(order));
            case StepKind.ReportWorking:
                return Pick(open, step.A) is { } ours
                    ? [Event(new OrderReportedWorking(new BrokerOrderId("q" + (++_brokerOrders).ToString(CultureInfo.InvariantCulture)),
                        new ClientOrderId(ours.Id), ours.Request, new Quantity(step.B % 3 == 0 ? 0 : ours.Filled)))]
                    : [];
            default:
                return Foreign(step);
        }
    }

    private static T? Pick<T>(List<T> from, int number)
        where T : class => from.Count == 0 ? null : from[number % from.Count];

    private static IEnumerable<DeskEvent> On(RefOrder? order, Func<ClientOrderId, OrderFact> tell) =>
        order is null ? [] : [Event(tell(new ClientOrderId(order.Id)))];

    private IEnumerable<DeskEvent> Fills(RefOrder? order, Step step, bool isWhole)
    {
        if (order is null)
            yield break;
        foreach (var leg in order.Request.Legs.Skip(isWhole ? 0 : step.B % order.Request.Legs.Count).Take(isWhole ? 8 : 1))
        {
            var lot = _world.Instruments[leg.Instrument.Index].LotSize;
            var lots = order.Remaining(leg.Instrument.Index) / lot;
            var units = lot * (isWhole ? lots : Math.Min(lots, 1 + (step.C % Math.Max(1, lots))));
            if (units > 0)
                yield return Event(new OrderFilled(Execute(order.Id, leg.Instrument, leg.Side, units, step.C)));
        }
    }

    private Execution Execute(long order, InstrumentId instrument, Side side, long units, int number) => new()
    {
        Id = new ExecutionId(NewExecution()),
        Order = new ClientOrderId(order),
        Instrument = instrument,
        Side = side,
        Quantity = new Quantity(units),
        Price = Price.Of(OnTick(instrument.Index, _prices[instrument.Index] * (1 + (((number % 7) - 3) / 1_000m)))),
        At = _now,
        Charges = number % 3 == 0 ? null : Paid(number),
    };

    private Money Paid(int number) => new(number % 97 / 10m, _world.Settings.StartingCash.Currency);

    private IEnumerable<DeskEvent> Overfill(RefOrder? order)
    {
        if (order is null)
            return [];
        var leg = order.Request.Legs[0];
        var units = order.Remaining(leg.Instrument.Index) + _world.Instruments[leg.Instrument.Index].LotSize;
        return [Event(new OrderFilled(Execute(order.Id, leg.Instrument, leg.Side, units, number: 1)))];
    }

    private IEnumerable<DeskEvent> OnExecution(Step step)
    {
        var known = _model.Executions.Values.Where(execution => step.Kind is StepKind.Repeat or StepKind.Charges || _model.Ledger.Find(execution.Id.Value) is not null).ToList();
        if (step.Kind == StepKind.Charges && step.C % 6 == 0)
            return [Event(new ChargesReported(new ExecutionId("x" + (_executions + 1).ToString(CultureInfo.InvariantCulture)), Paid(step.B)))];
        if (step.Kind == StepKind.Bust && step.C % 10 == 0)
            return [Event(new ExecutionBusted(new ExecutionId("x" + (_executions + 1).ToString(CultureInfo.InvariantCulture)), "never happened"))];
        if (Pick(known, step.A) is not { } execution)
            return [];
        var lot = _world.Instruments[execution.Instrument.Index].LotSize;
        switch (step.Kind)
        {
            case StepKind.Repeat:
                return [Event(new OrderFilled(execution))];
            case StepKind.RepeatChanged:
                return [Event(new OrderFilled(execution with { Price = execution.Price + _world.Instruments[execution.Instrument.Index].Tick.Below }))];
            case StepKind.Bust:
                return [Event(new ExecutionBusted(execution.Id, "clearly erroneous"))];
            case StepKind.Charges:
                return [Event(new ChargesReported(execution.Id, Paid(step.B)))];
        }

        var units = step.C % 3 == 0 ? Math.Max(lot, execution.Quantity.Units + (((step.B % 5) - 3) * lot)) : execution.Quantity.Units;
        return [Event(new ExecutionCorrected(execution.Id, execution with
        {
            Id = new ExecutionId(step.B % 7 == 0 ? execution.Id.Value : NewExecution()),
            Quantity = new Quantity(units),
            Price = execution.Price + new Price(_world.Instruments[execution.Instrument.Index].Tick.Below.Micros * ((step.B % 9) - 3)),
            Charges = step.C % 2 == 0 ? null : Paid(step.C),
        }))];
    }

    private IEnumerable<DeskEvent> AckAmend(RefOrder? order, Step step)
    {
        if (order is null || !order.Request.IsSingle)
            return [];
        var lot = _world.Instruments[order.Request.Legs[0].Instrument.Index].LotSize;
        var units = Math.Max(lot, order.Request.Quantity.Units - ((step.B % 3) * lot));
        if (units < order.FilledOf.Values.Sum())
            units = order.Request.Quantity.Units;
        return [Event(new OrderAmended(new ClientOrderId(order.Id), new Quantity(units), order.Request.Terms))];
    }

    private IEnumerable<DeskEvent> Foreign(Step step)
    {
        var instrument = new InstrumentId(step.A % World.Tradable);
        var side = step.B % 2 == 0 ? Side.Buy : Side.Sell;
        var units = new Quantity(_world.Instruments[instrument.Index].LotSize * (1 + (step.C % 3)));
        var live = _model.Orders.FindAll(order => order is { IsOpen: true, Owner: -1 });
        switch (step.Kind)
        {
            case StepKind.ForeignFill when step.C % 2 == 0 && Pick(live, step.A) is { } order:
                return Fills(order, step, isWhole: false);
            case StepKind.ForeignFill:
                return [Event(new OrderFilled(Execute(9_000 + step.A, instrument, side, units.Units, step.C)))];
            case StepKind.ForeignOrder:
                return [Event(new OrderReportedWorking(new BrokerOrderId("f" + (step.B % 6).ToString(CultureInfo.InvariantCulture)), null,
                    OrderRequest.Single(instrument, side, units, OrderTerms.Market, OrderPurpose.Entry), Quantity.Zero))];
            default:
                var known = Pick(live, step.A)?.Broker ?? "f0";
                var ours = Pick(_model.Orders.FindAll(order => order is { IsOpen: true, Owner: >= 0 } && order.Broker.Length > 0), step.A)?.Broker;
                return [Event(new ForeignOrderEnded(new BrokerOrderId(step.C % 5 == 0 && ours is not null ? ours : known), "done"))];
        }
    }
}
