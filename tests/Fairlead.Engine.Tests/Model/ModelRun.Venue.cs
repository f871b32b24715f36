using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Engine.Tests.Model;

/// <summary>The second lane: the paper venue tells what becomes of orders.</summary>
internal sealed partial class ModelRun
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    /// <summary>Gives the desk what the venue has to say up to an instant, but for what comes after the next timer.</summary>
    private void HearVenue(Timestamp until)
    {
        while (_venue?.NextAt is { } at && at <= until && !(NextTimer(until) is { } key && _timers[key] < at))
        {
            _venue.AdvanceTo(at);
            while (_venue.TryTakeFact(at, out var toldAt, out var fact))
            {
                _now = toldAt > _now ? toldAt : _now;
                Decide(Event(fact));
            }
        }
    }

    private void Dispatch(SimulatedVenue venue, DeskEffect[] effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case SubmitOrder submit: venue.Submit(submit.Order.Id, submit.Order.Request, _now); break;
                case SendAmendment amend: venue.Amend(amend.Order, amend.Quantity, amend.Terms, _now); break;
                case SendCancellation cancel: venue.Cancel(cancel.Order, _now); break;
                case QueryOrder query: venue.Query(query.Order, _now); break;
            }
        }
    }

    /// <summary>Once all was told, the venue's own books are the desk's. The venue takes no charges here; the desk reckons them.</summary>
    private void CompareVenue(SimulatedVenue venue)
    {
        Pass((int)Settling.TotalMilliseconds, isLate: false);
        for (var instrument = 0; instrument < World.Tradable; instrument++)
        {
            var id = new InstrumentId(instrument);
            if (venue.PositionOf(id) != State.Positions.NetQuantity(id))
                throw new ModelMismatchException($"the venue holds {venue.PositionOf(id)} of {_world.Instruments[instrument]}, the desk {State.Positions.NetQuantity(id)}");
        }

        var cash = State.Positions.Cash + State.Positions.Charges();
        if (venue.Cash(cash.Currency) != cash)
            throw new ModelMismatchException($"the venue's cash is {venue.Cash(cash.Currency)}, the desk's before charges {cash}");
    }
}
