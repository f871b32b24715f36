using Fairlead.Domain.Accounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Links;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Tests.Model;

/// <summary>What the account tells: foreign units, books, links, settlements.</summary>
internal sealed partial class RefDesk
{
    private void Adopt(AdoptPosition adopt)
    {
        var foreign = Ledger.Fold(-1, adopt.Instrument.Index);
        if (foreign.Average is not { } price || adopt.Owner is < 0 or > 2)
            return;
        var units = foreign.Units;
        if (!IsOnRightSides(adopt.Plan, Math.Sign(units), Markets[adopt.Instrument.Index].Mark ?? price))
            return;
        Ledger.Book(Transfer(-1, adopt.Instrument.Index, -units, price));
        Ledger.Book(Transfer(adopt.Owner, adopt.Instrument.Index, units, price));
        var group = AddGroup(adopt.Owner, [new OrderLeg(adopt.Instrument, units > 0 ? Side.Buy : Side.Sell, 1)], adopt.Plan, isCredit: false);
        Enter(group, group.Legs[0], Math.Abs(units), price, Now);
    }

    private static RefBooking Transfer(int owner, int instrument, long units, decimal price) =>
        new() { Owner = owner, Instrument = instrument, Execution = "", Units = units, Price = price, MovesCash = false };

    private void TakeLink(LinkFact fact)
    {
        var (link, isUp) = fact switch
        {
            LinkUp up => (up.Link, true),
            LinkDown down => (down.Link, false),
            LinkSilent silent => (silent.Link, false),
            _ => throw new InvalidOperationException(fact.ToString()),
        };
        if (isUp)
            _linksDown.Remove(link);
        else
            _linksDown.Add(link);
        // What happens while it is away nobody knows.
        if (!isUp && link != LinkKind.MarketData)
            IsReconciled = false;
    }

    private void TakeAccountFact(AccountFact fact)
    {
        switch (fact)
        {
            case PositionsReported { IsComplete: true } report:
                Reconcile(report);
                break;
            case SettlementPriceFixed settlement:
                Settle(settlement);
                break;
        }
    }

    /// <summary>A difference counts when complete books have shown it for a while, without a fill between.</summary>
    private void Reconcile(PositionsReported report)
    {
        IsReconciled = true;
        for (var instrument = 0; instrument < world.Instruments.Length; instrument++)
        {
            var row = report.Positions.Where(position => position.Instrument.Index == instrument).ToArray();
            var difference = row.Sum(position => position.Quantity.Units) - Ledger.Net(instrument);
            var isKnown = _difference[instrument].Units == difference;
            if (!isKnown)
                _difference[instrument] = (difference, Now);
            if (difference == 0)
                continue;
            if (!isKnown || Now - _difference[instrument].Since < world.Settings.BookGrace)
            {
                IsReconciled = false;
                continue;
            }

            _difference[instrument] = default;
            var price = row.Select(position => position.AveragePrice?.ToDecimal()).FirstOrDefault() ?? Markets[instrument].Mark ?? 0;
            Ledger.Book(Transfer(-1, instrument, difference, price));
            Expected.Touched.Add(instrument);
            ClosedElsewhere(instrument, price);
        }
    }

    /// <summary>Foreign units the other way closed what owners held: they and their groups hold that much less.</summary>
    private void ClosedElsewhere(int instrument, decimal price)
    {
        var isAny = false;
        for (var owner = 0; owner <= 2; owner++)
        {
            var foreign = Ledger.Held(-1, instrument);
            var held = Ledger.Held(owner, instrument);
            if (foreign == 0 || Math.Sign(held) != -Math.Sign(foreign))
                continue;
            isAny = true;
            var units = Math.Sign(foreign) * Math.Min(Math.Abs(foreign), Math.Abs(held));
            var trips = Ledger.Fold(owner, instrument).Trips.Count;
            Ledger.Book(Transfer(-1, instrument, -units, price));
            Ledger.Book(Transfer(owner, instrument, units, price));
            Expected.Trips.AddRange(Ledger.Fold(owner, instrument).Trips.Skip(trips));
        }

        foreach (var group in Groups.Where(group => isAny && group.Leg(instrument) is not null))
        {
            var leg = group.Leg(instrument)!;
            var covered = Groups.Where(other => other.Owner == group.Owner).Sum(other => other.Leg(instrument) is { } each ? each.Sign * each.Open : 0);
            var excess = (covered - Ledger.Held(group.Owner, instrument)) * leg.Sign;
            if (excess <= 0)
                continue;
            Leave(group, leg, Math.Min(excess, leg.Open));
            group.Attempts = 0;
        }
    }

    /// <summary>All contracts of a series settle at one price, once; these are settled in cash.</summary>
    private void Settle(SettlementPriceFixed settlement)
    {
        for (var instrument = 0; instrument < World.Tradable; instrument++)
        {
            if (world.Instruments[instrument].Option is not { } option || option.Underlying != settlement.Underlying || option.ExpiryAt != settlement.ExpiryAt)
                continue;
            if (_settled.TryGetValue((settlement.Underlying.Index, settlement.ExpiryOn), out var before) && before != settlement.Price)
            {
                Broken("I20");
                continue;
            }

            var worth = option.Right == OptionRight.Call ? settlement.Price.ToDecimal() - option.Strike.ToDecimal() : option.Strike.ToDecimal() - settlement.Price.ToDecimal();
            foreach (var owner in Ledger.Keys().Where(key => key.Instrument == instrument).Select(key => key.Owner).ToArray())
            {
                if (Ledger.Held(owner, instrument) == 0)
                    continue;
                Ledger.Book(new RefBooking { Owner = owner, Instrument = instrument, Execution = "", Units = 0, Price = Math.Max(0, worth), IsExpiry = true });
                Expected.Trips.Add(Ledger.Fold(owner, instrument).Trips[^1]);
            }

            Expected.Touched.Add(instrument);
            foreach (var leg in Groups.SelectMany(group => group.Legs.Select(leg => (group, leg))).Where(each => each.leg.Instrument == instrument).ToArray())
            {
                Leave(leg.group, leg.leg, leg.leg.Open);
                leg.group.Attempts = 0;
            }

        }

        _settled.TryAdd((settlement.Underlying.Index, settlement.ExpiryOn), settlement.Price);
    }
}
