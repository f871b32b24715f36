using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Positions;

public sealed partial class PositionLedger
{
    /// <summary>Smallest intrinsic value a unit at which a physically settled option is exercised.</summary>
    public static Price ExerciseThreshold => Price.Of(0.01m);

    private readonly Dictionary<SeriesKey, Price> _settlementPrices = [];
    private readonly HashSet<string> _assignments = [];

    /// <summary>Books the expiry of an option or future for every owner who holds it, at the series' one price.</summary>
    /// <remarks>
    /// A cash-settled option pays its intrinsic value. A physically settled one closes at zero, so that it realises its
    /// premium; if it is at least <see cref="ExerciseThreshold"/> in the money its underlying changes hands at the strike
    /// (long call and short put receive, long put and short call give; units x multiplier shares), which opens or closes
    /// lots as a fill at the strike would. Total profit is exact: premium and strike are each booked once. A future
    /// realises against the settlement price; a physical one then opens its underlying at that price. Everything is
    /// dated at the contract's expiry instant. No charges are booked.
    /// Fills that arrive after the expiry are settled by calling again, at the price on record.
    /// </remarks>
    /// <param name="contract">An option or future.</param>
    /// <param name="settlement">The underlying's official price; the same for every contract of the series.</param>
    public SettlementResult Settle(InstrumentId contract, Price settlement)
    {
        if (SeriesOf(contract, out var series) is { } fault)
            return Unsettled(SettlementOutcome.Refused, fault);
        if (_settlementPrices.TryGetValue(series, out var onRecord) && onRecord != settlement)
            return Unsettled(SettlementOutcome.Refused,
                $"{_instruments[contract].Symbol} cannot settle at {settlement}: its series is settled at {onRecord}.");
        _settlementPrices[series] = settlement;
        if (BookOf(contract) is not { } book)
            return Unsettled(SettlementOutcome.NothingOpen);
        var wasSettled = book.IsSettled;
        book.IsSettled = true;

        var tally = new SettlementTally();
        for (var index = 0; index < book.Positions.Count; index++)
        {
            if (book.Positions[index].Units != 0)
                Expire(new PositionKey(_bookOf[contract], index), _instruments[contract], settlement, series.ExpiryAt, tally);
        }

        if (tally.IsEmpty)
            return Unsettled(wasSettled ? SettlementOutcome.AlreadySettled : SettlementOutcome.NothingOpen);
        return tally.Result(_currency);
    }

    /// <summary>The price a contract's series was settled at, or null while it was not.</summary>
    public Price? SettlementPriceOf(InstrumentId contract) =>
        SeriesOf(contract, out var series) is null && _settlementPrices.TryGetValue(series, out var price) ? price : null;

    /// <summary>Books an assignment of short options before or at expiry, once per reference.</summary>
    /// <remarks>The assigned units close at zero and the underlying changes hands at the strike, as in
    /// <see cref="Settle"/>. They are taken from the owners' shorts in order of owner: the person, strategies,
    /// unassigned last.</remarks>
    /// <param name="option">A physically settled option.</param>
    /// <param name="quantity">Units assigned; positive.</param>
    /// <param name="reference">The broker's key of the event.</param>
    /// <param name="at">When it happened.</param>
    public SettlementResult Assign(InstrumentId option, Quantity quantity, string reference, Timestamp at)
    {
        if (_assignments.Contains(reference))
            return Unsettled(SettlementOutcome.AlreadySettled);
        if (SeriesOf(option, out _) is { } fault)
            return Unsettled(SettlementOutcome.Refused, fault);
        var instrument = _instruments[option];
        if (instrument.Option is not { Settlement: SettlementStyle.Physical } || quantity.Units <= 0)
            return Unsettled(SettlementOutcome.Refused,
                $"Assignment {reference} of {quantity} {instrument.Symbol}: it takes a positive quantity of a physically settled option.");
        var shorts = Shorts(option);
        var held = shorts.Sum(key => -At(key).Units);
        if (held < quantity.Units)
            return Unsettled(SettlementOutcome.Refused,
                $"Assignment {reference} of {quantity} {instrument.Symbol}: only {held} are short.");

        _assignments.Add(reference);
        var tally = new SettlementTally();
        var left = quantity.Units;
        foreach (var key in shorts)
        {
            var units = Math.Min(left, -At(key).Units);
            left -= units;
            if (units == 0)
                break;
            tally.Add(Post(key, BookingKind.Assignment, units, Price.Zero, at));
            Deliver(key, instrument, -units, instrument.Option.Strike, at, tally);
        }

        return tally.Result(_currency);
    }

    private void Expire(PositionKey key, Instrument contract, Price settlement, Timestamp at, SettlementTally tally)
    {
        var units = At(key).Units;
        var isPhysical = (contract.Option?.Settlement ?? contract.Future!.Settlement) == SettlementStyle.Physical;
        var intrinsic = contract.Option?.Intrinsic(settlement) ?? Price.Zero;
        var price = contract.Option is null ? settlement : isPhysical ? Price.Zero : intrinsic;
        tally.Add(Post(key, BookingKind.Expiry, -units, price, at));
        if (isPhysical && (contract.Option is null || intrinsic >= ExerciseThreshold))
            Deliver(key, contract, units, contract.Option?.Strike ?? settlement, at, tally);
    }

    /// <summary>Moves the underlying for contracts that were exercised, assigned or delivered.</summary>
    private void Deliver(PositionKey from, Instrument contract, long contracts, Price price, Timestamp at, SettlementTally tally)
    {
        var underlying = contract.Option?.Underlying ?? contract.Future!.Underlying;
        var direction = contract.Option?.Right == OptionRight.Put ? -1 : 1;
        var key = KeyOf(At(from).Terms.Owner, underlying);
        tally.Add(Post(key, BookingKind.Delivery, direction * contracts * contract.Multiplier, price, at));
    }

    /// <summary>Positions short of an instrument in order of owner, unassigned last.</summary>
    private List<PositionKey> Shorts(InstrumentId instrument)
    {
        List<PositionKey> keys = [];
        if (BookOf(instrument) is not { } book)
            return keys;
        for (var index = 0; index < book.Positions.Count; index++)
        {
            if (book.Positions[index].Units < 0)
                keys.Add(new PositionKey(_bookOf[instrument], index));
        }

        keys.Sort((a, b) => Rank(a).CompareTo(Rank(b)));
        return keys;

        int Rank(PositionKey key) =>
            At(key).Terms.Owner == OwnerId.Unassigned ? int.MaxValue : At(key).Terms.Owner.Index;
    }

    /// <summary>The series of a contract; why it has none, or cannot be settled, otherwise.</summary>
    private string? SeriesOf(InstrumentId contract, out SeriesKey series)
    {
        series = default;
        if (!_instruments.Contains(contract))
            return $"Instrument {contract} is not in the master.";
        var instrument = _instruments[contract];
        var (underlying, expiryAt, style) = (instrument.Option, instrument.Future) switch
        {
            ({ } option, _) => (option.Underlying, option.ExpiryAt, option.Settlement),
            (_, { } future) => (future.Underlying, future.ExpiryAt, future.Settlement),
            _ => default,
        };
        if (instrument.Option is null && instrument.Future is null)
            return $"{instrument.Symbol} does not expire.";
        if (style == SettlementStyle.Physical && !(_instruments.Contains(underlying) && _instruments[underlying].IsTradable))
            return $"{instrument.Symbol} is settled physically, but its underlying {underlying} cannot be delivered.";
        series = new SeriesKey(underlying, expiryAt);
        return null;
    }

    private SettlementResult Unsettled(SettlementOutcome outcome, string? reason = null) =>
        new(outcome, reason, Money.Zero(_currency), Money.Zero(_currency), []);
}
