using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Serving.Tests.OpenAlgo.Symbols;

/// <summary>A hand-made master of awkward names: digits, dashes, ampersands, half strikes, and a US share.</summary>
internal sealed class SmallListing
{
    public static readonly DateOnly October = new(2025, 10, 28);
    public static readonly DateOnly November = new(2025, 11, 4);
    public static readonly DateOnly December = new(2025, 12, 30);

    private readonly List<Instrument> _instruments = [];

    /// <summary>NIFTY has strikes every 50 from 23400 to 25500: ten above 25000.</summary>
    public static ContractTable Table { get; } = ContractTable.Of(Master());

    public static InstrumentMaster Master()
    {
        var listing = new SmallListing();
        var nifty = listing.Add("NIFTY 50", InstrumentKind.Index, Venue.Nse);
        listing.Add("INDIA VIX", InstrumentKind.Index, Venue.Nse);
        var next = listing.Add("NIFTY NEXT 50", InstrumentKind.Index, Venue.Nse);
        var sensex = listing.Add("SENSEX", InstrumentKind.Index, Venue.Bse);
        var mahindra = listing.Add("M&M", InstrumentKind.Equity, Venue.Nse);
        var bajaj = listing.Add("BAJAJ-AUTO", InstrumentKind.Equity, Venue.Nse);
        var wealth = listing.Add("360ONE-EQ", InstrumentKind.Equity, Venue.Nse);
        var vedanta = listing.Add("VEDL", InstrumentKind.Equity, Venue.Nse);
        var spy = listing.Add("SPY", InstrumentKind.Equity, Venue.UsEquity);
        foreach (var day in new[] { December, October, November })
            listing.AddChain(nifty, Venue.Nfo, day, from: 23_400, to: 25_500, step: 50);
        listing.AddChain(next, Venue.Nfo, October, from: 68_000, to: 69_000, step: 100);
        listing.AddChain(sensex, Venue.Bfo, October, from: 84_000, to: 85_000, step: 100);
        listing.AddChain(mahindra, Venue.Nfo, October, from: 3_400, to: 3_600, step: 20);
        listing.AddChain(bajaj, Venue.Nfo, October, from: 8_900, to: 9_100, step: 100);
        listing.AddChain(wealth, Venue.Nfo, October, from: 1_000, to: 1_100, step: 20);
        listing.AddChain(vedanta, Venue.Nfo, October, from: 290, to: 295, step: 2.5m);
        listing.AddChain(spy, Venue.UsOption, October, from: 600, to: 610, step: 1);
        listing.AddFuture(nifty, Venue.Nfo, October);
        listing.AddFuture(mahindra, Venue.Nfo, October);
        return new InstrumentMaster(listing._instruments);
    }

    private InstrumentId Add(string symbol, InstrumentKind kind, Venue venue, OptionTerms? option = null, FutureTerms? future = null)
    {
        var id = new InstrumentId(_instruments.Count);
        _instruments.Add(new Instrument
        {
            Id = id,
            Symbol = symbol,
            Kind = kind,
            Venue = venue,
            Currency = Currency.Inr,
            Tick = TickRule.Single(Price.Of(0.05m)),
            LotSize = option is null ? 1 : 75,
            FreezeQuantity = option is null ? null : 1_800,
            Option = option,
            Future = future,
        });
        return id;
    }

    private void AddChain(InstrumentId underlying, Venue venue, DateOnly day, decimal from, decimal to, decimal step)
    {
        for (var strike = from; strike <= to; strike += step)
        {
            foreach (var right in new[] { OptionRight.Call, OptionRight.Put })
            {
                var terms = new OptionTerms(
                    underlying, right, Price.Of(strike), day, Timestamp.MinValue, ExerciseStyle.European, SettlementStyle.Cash);
                Add(FormattableString.Invariant($"{_instruments[underlying.Index].Symbol} {day:yyyy-MM-dd} {right} {strike}"), InstrumentKind.Option, venue, terms);
            }
        }
    }

    private void AddFuture(InstrumentId underlying, Venue venue, DateOnly day) => Add(
        FormattableString.Invariant($"{_instruments[underlying.Index].Symbol} {day:yyyy-MM-dd} F"), InstrumentKind.Future, venue,
        future: new FutureTerms(underlying, day, Timestamp.MinValue, SettlementStyle.Cash));
}
