using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Tests.Positions;

/// <summary>The slow twin of the ledger: it keeps the list of everything that happened and works out every number from
/// the whole list each time it is asked, unit by unit, in plain decimals. It shares no code with the ledger.</summary>
internal sealed class ReferenceLedger
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

    /// <summary>One unit held and what it was opened at. Its lot tells which opening it belongs to.</summary>
    public readonly record struct Unit(decimal Price, Opening Lot);

    public sealed class Opening
    {
        public decimal ChargesLeft;
        public long UnitsLeft;
    }

    public sealed class Held
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

    public Dictionary<(int Owner, int Instrument), Held> Compute()
    {
        Dictionary<(int, int), Held> all = [];
        foreach (var happened in Events)
        {
            if (!all.TryGetValue((happened.Owner, happened.Instrument), out var held))
                all[(happened.Owner, happened.Instrument)] = held = new Held();
            Book(held, happened, TestLedger.Master[new InstrumentId(happened.Instrument)]);
        }

        return all;
    }

    private static void Book(Held held, Event happened, Instrument instrument)
    {
        var units = happened.Kind == EventKind.Expiry ? -held.Quantity : happened.Units;
        decimal multiplier = instrument.Multiplier;
        var isFuture = instrument.Kind == InstrumentKind.Future;
        var chargesLeft = happened.Charges;
        held.Charges += happened.Charges;
        held.Cash -= happened.Charges;
        if (!isFuture && happened.Kind is not (EventKind.Transfer or EventKind.Foreign))
            held.Cash -= units * happened.Price * multiplier;

        // Close unit by unit, oldest first.
        var sign = Math.Sign(units);
        var toClose = sign == -held.Sign ? (int)Math.Min(Math.Abs(units), held.Units.Count) : 0;
        if (toClose > 0)
        {
            var closingCharges = Part(happened.Charges, toClose, Math.Abs(units));
            chargesLeft -= closingCharges;
            decimal gross = 0, opening = 0;
            foreach (var lot in held.Units.Take(toClose).GroupBy(unit => unit.Lot))
            {
                gross += lot.Sum(unit => held.Sign * (happened.Price - unit.Price) * multiplier);
                var part = Part(lot.Key.ChargesLeft, lot.Count(), lot.Key.UnitsLeft);
                lot.Key.ChargesLeft -= part;
                lot.Key.UnitsLeft -= lot.Count();
                opening += part;
            }

            held.Units.RemoveRange(0, toClose);
            held.Gross += gross;
            held.Net += gross - opening - closingCharges;
            held.TradeGross += gross;
            held.TradeCharges += opening + closingCharges;
            if (isFuture)
                held.Cash += gross;
            if (held.Units.Count == 0)
            {
                held.Trades.Add((held.TradeGross, held.TradeCharges));
                (held.Sign, held.TradeGross, held.TradeCharges) = (0, 0, 0);
            }
        }

        var toOpen = Math.Abs(units) - toClose;
        if (toOpen == 0)
            return;
        held.Sign = sign;
        var opened = new Opening { ChargesLeft = chargesLeft, UnitsLeft = toOpen };
        for (var unit = 0; unit < toOpen; unit++)
            held.Units.Add(new Unit(happened.Price, opened));
    }

    private static decimal Part(decimal charges, long units, long outOf) =>
        units == outOf ? charges : Math.Round(charges * units / outOf, 6, MidpointRounding.AwayFromZero);
}
