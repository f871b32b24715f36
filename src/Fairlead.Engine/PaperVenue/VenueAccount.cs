using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.PaperVenue;

/// <summary>Cash by currency and signed units by instrument, as the venue's own books have them.</summary>
/// <remarks>Stocks and options are paid for. Futures are not: what closing one earns reaches cash, and nothing else, as in
/// the desk's own ledger.</remarks>
internal sealed class VenueAccount
{
    private readonly decimal[] _cash = new decimal[Enum.GetValues<Currency>().Length];
    private readonly List<Holding> _holdings = [];
    private readonly SortedDictionary<InstrumentId, FutureLots> _futures = [];

    internal VenueAccount(IReadOnlyList<Money> startingCash)
    {
        foreach (var money in startingCash)
            Pay(money);
    }

    /// <summary>What is held, by rising instrument id; none is flat.</summary>
    internal IReadOnlyList<Holding> Holdings => _holdings;

    internal Money Cash(Currency currency) => new(_cash[(int)currency], currency);

    /// <summary>Adds to cash; negative amounts take away.</summary>
    internal void Pay(Money amount) => _cash[(int)amount.Currency] += amount.Amount;

    internal Quantity Units(InstrumentId instrument)
    {
        var index = IndexOf(instrument);
        return index < _holdings.Count && _holdings[index].Instrument == instrument ? _holdings[index].Units : Quantity.Zero;
    }

    /// <summary>Books a trade: the position moves, and cash by what was paid or, for a future, by what it earned.</summary>
    internal void Trade(Instrument instrument, Quantity signedUnits, Price price)
    {
        Move(instrument.Id, signedUnits);
        if (instrument.Future is null)
        {
            Pay(-Money.Of(price, signedUnits, instrument.Multiplier, instrument.Currency));
            return;
        }

        if (!_futures.TryGetValue(instrument.Id, out var lots))
            _futures.Add(instrument.Id, lots = new FutureLots());
        Pay(new Money(lots.Move(signedUnits.Units, price) * instrument.Multiplier, instrument.Currency));
    }

    /// <summary>What a position adds to equity at a price: its worth, or a future's open profit.</summary>
    internal decimal ValueOf(Instrument instrument, Price price)
    {
        var worth = Money.Of(price, Units(instrument.Id), instrument.Multiplier, instrument.Currency).Amount;
        return _futures.TryGetValue(instrument.Id, out var lots) ? worth - (lots.Cost * instrument.Multiplier) : worth;
    }

    internal void Move(InstrumentId instrument, Quantity signedUnits)
    {
        var index = IndexOf(instrument);
        if (index == _holdings.Count || _holdings[index].Instrument != instrument)
            _holdings.Insert(index, new Holding(instrument, Quantity.Zero));
        var units = _holdings[index].Units + signedUnits;
        if (units.IsZero)
            _holdings.RemoveAt(index);
        else
            _holdings[index] = new Holding(instrument, units);
    }

    private int IndexOf(InstrumentId instrument)
    {
        int low = 0, high = _holdings.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_holdings[middle].Instrument < instrument)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>Signed units held of an instrument.</summary>
internal readonly record struct Holding(InstrumentId Instrument, Quantity Units);
