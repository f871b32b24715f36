using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Tests.Positions;

/// <summary>The slow twin of the ledger: it keeps the list of everything that happened and works out every number from
/// the whole list each time it is asked, unit by unit, in plain decimals. It shares no code with the ledger.</summary>
internal sealed class ReferenceLedger(decimal openingCash)
{
    public enum EventKind
    {
        Fill,
        Expiry,
        Assignment,
        Delivery,
        Transfer,
        Foreign,
    }

    public sealed record Event(EventKind Kind, int Owner, int Instrument, long Units, decimal Price, decimal Charges, string? Id);

    /// <summary>One unit held: what it was bought or sold for. Its lot tells which opening it belongs to.</summary>
    public sealed record Unit(decimal Price, Opening Lot);

    public sealed class Opening
    {
        public decimal ChargesLeft;
        public long UnitsLeft;
    }

    public sealed class Holding
    {
        public long Sign;
        public List<Unit> Units = [];
        public decimal Gross;
        public decimal Net;
        public decimal Charges;
        public decimal Cash;
        public List<(decimal Gross, decimal Charges)> Trades = [];
        public decimal TradeGross;
        public decimal TradeCharges;

        public long Quantity => Sign * Units.Count;
    }

    public List<Event> Events { get; } = [];

    public decimal Flows { get; set; }

    public decimal Cash => openingCash + Flows + Compute().Values.Sum(holding => holding.Cash);

    public Dictionary<(int Owner, int Instrument), Holding> Compute()
    {
        Dictionary<(int, int), Holding> all = [];
        foreach (var happened in Events)
        {
            if (!all.TryGetValue((happened.Owner, happened.Instrument), out var holding))
                all[(happened.Owner, happened.Instrument)] = holding = new Holding();
            Book(holding, happened, TestLedger.Master[new InstrumentId(happened.Instrument)]);
        }

        return all;
    }

    private static void Book(Holding holding, Event happened, Instrument instrument)
    {
        var units = happened.Kind == EventKind.Expiry ? -holding.Quantity : happened.Units;
        decimal multiplier = instrument.Multiplier;
        var isFuture = instrument.Kind == InstrumentKind.Future;
        var chargesLeft = happened.Charges;
        holding.Charges += happened.Charges;
        holding.Cash -= happened.Charges;
        if (!isFuture && happened.Kind is not (EventKind.Transfer or EventKind.Foreign))
            holding.Cash -= units * happened.Price * multiplier;

        // Close unit by unit, oldest first.
        var sign = Math.Sign(units);
        var toClose = sign == -holding.Sign ? (int)Math.Min(Math.Abs(units), holding.Units.Count) : 0;
        if (toClose > 0)
        {
            var closingCharges = Part(happened.Charges, toClose, Math.Abs(units));
            chargesLeft -= closingCharges;
            decimal gross = 0, opening = 0;
            foreach (var lot in holding.Units.Take(toClose).GroupBy(unit => unit.Lot))
            {
                gross += lot.Sum(unit => holding.Sign * (happened.Price - unit.Price) * multiplier);
                var part = Part(lot.Key.ChargesLeft, lot.Count(), lot.Key.UnitsLeft);
                lot.Key.ChargesLeft -= part;
                lot.Key.UnitsLeft -= lot.Count();
                opening += part;
            }

            holding.Units.RemoveRange(0, toClose);
            holding.Gross += gross;
            holding.Net += gross - opening - closingCharges;
            holding.TradeGross += gross;
            holding.TradeCharges += opening + closingCharges;
            if (isFuture)
                holding.Cash += gross;
            if (holding.Units.Count == 0)
            {
                holding.Trades.Add((holding.TradeGross, holding.TradeCharges));
                (holding.Sign, holding.TradeGross, holding.TradeCharges) = (0, 0, 0);
            }
        }

        var toOpen = Math.Abs(units) - toClose;
        if (toOpen == 0)
            return;
        holding.Sign = sign;
        var opened = new Opening { ChargesLeft = chargesLeft, UnitsLeft = toOpen };
        for (var unit = 0; unit < toOpen; unit++)
            holding.Units.Add(new Unit(happened.Price, opened));
    }

    private static decimal Part(decimal charges, long units, long outOf) =>
        units == outOf ? charges : Math.Round(charges * units / outOf, 6, MidpointRounding.AwayFromZero);
}
