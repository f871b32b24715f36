using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Positions;

/// <summary>The one truth of an account's positions and cash: fills, corrections, charges, settlements, by owner.</summary>
/// <remarks>
/// <para>Exact decimals; lots close first in, first out per owner and instrument. Stocks and options are paid for:
/// a fill changes cash by -side x quantity x price x multiplier - charges. Futures are not: cash changes by what a
/// closing realises less charges, and open profit shows in equity only.</para>
/// <para>Realised gross excludes charges; realised net takes off the charges of what was closed (opening share and
/// closing share). Charges of open lots are in cash and in <see cref="Charges()"/>, not yet in net.</para>
/// <para>Single writer. One currency. Every fill id is remembered for the life of the ledger (about 150 bytes each).
/// Sums are held in millionths in a long for valuation: nine million million currency units are the limit, beyond
/// which it throws.</para>
/// </remarks>
public sealed partial class PositionLedger
{
    /// <summary>Owners with an index beyond this are a programming error.</summary>
    public const int MaxOwnerIndex = 4095;

    [Reference] private readonly InstrumentMaster _instruments;
    private readonly Currency _currency;
    private readonly decimal _openingCash;
    private decimal _flows;
    private decimal _cash;
    private long _lastSequence;

    private readonly List<InstrumentBook> _books = [];
    private readonly Dictionary<InstrumentId, int> _bookOf = [];
    private readonly List<PositionKey> _positions = [];
    private readonly List<OwnerTotals> _owners = [];
    private readonly OwnerTotals _account = new();
    private readonly Dictionary<ExecutionId, FillTrace> _fills = [];

    /// <summary>Booked since the desk last took them; empty between two events.</summary>
    [Reference] private readonly List<Booking> _fresh = [];

    /// <param name="instruments">The desk's instruments; ids must keep their meaning for the ledger's life.</param>
    /// <param name="openingCash">Cash before the first event; its currency is the ledger's.</param>
    public PositionLedger(InstrumentMaster instruments, Money openingCash)
    {
        _instruments = instruments;
        _currency = openingCash.Currency;
        _openingCash = openingCash.Amount;
        _cash = openingCash.Amount;
    }

    /// <summary>Books a fill, exactly once per id.</summary>
    /// <param name="owner">Who the order belonged to.</param>
    /// <param name="execution">The fill.</param>
    /// <param name="charges">Its charges as known or estimated (positive is paid); charges reported earlier win.</param>
    /// <returns>Applied, Duplicate, Superseded, Busted, or Refused when the fill contradicts an earlier one of the same
    /// id or cannot be booked.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An owner beyond <see cref="MaxOwnerIndex"/>.</exception>
    public FillResult Apply(OwnerId owner, Execution execution, Money charges)
    {
        if (_fills.TryGetValue(execution.Id, out var trace))
            return Repeated(trace, execution, owner);
        if (Fault(execution, charges) is { } fault)
            return Refuse(fault);
        var paid = TakeWaitingCharges(execution.Id) ?? charges.Amount;
        var key = KeyOf(owner, execution.Instrument);
        _fills.Add(execution.Id, new FillTrace(LedgerOutcome.Applied, key, _lastSequence + 1));
        return Post(key, BookingKind.Fill, SignedUnits(execution), execution.Price, execution.At, paid, execution.Id);
    }

    /// <summary>Cash that came or went without a fill: deposit, withdrawal, dividend, interest, fee. Not deduplicated.</summary>
    /// <exception cref="InvalidOperationException">Another currency than the ledger's.</exception>
    public void RecordFlow(Money amount, Timestamp at)
    {
        var flow = (Money.Zero(_currency) + amount).Amount;
        _flows += flow;
        _cash += flow;
        var zero = Money.Zero(_currency);
        _fresh.Add(new Booking(BookingKind.Flow, OwnerId.Manual, Instrument: null, Units: 0, Price: null, zero, zero,
            InCurrency(flow), UnitsAfter: 0, InCurrency(_cash), at, Execution: null));
    }

    /// <summary>Hands over what was booked since the last call, in order.</summary>
    public void TakeBookings(EffectBuffer effects)
    {
        foreach (var booking in _fresh)
            effects.Add(new NoteBooking(booking));
        _fresh.Clear();
    }

    private FillResult Repeated(FillTrace trace, Execution execution, OwnerId owner)
    {
        if (trace.State != LedgerOutcome.Applied)
            return Nothing(trace.State);
        var position = At(trace.Position);
        var index = position.Find(trace.Sequence);

        // Folded fills are no longer there to compare with.
        if (index < 0)
            return Nothing(LedgerOutcome.Duplicate);
        var booked = position[index];
        var isSame = position.Terms.Owner == owner && position.Terms.Instrument == execution.Instrument
            && booked.Units == SignedUnits(execution) && booked.Price == execution.Price;
        return isSame
            ? Nothing(LedgerOutcome.Duplicate)
            : Refuse($"Fill {execution.Id} came again and differs: {booked.Units} at {booked.Price} of "
                + $"{position.Terms.Owner} before, {SignedUnits(execution)} at {execution.Price} of {owner} now.");
    }

    /// <summary>Why a fill cannot be booked, or null when it can.</summary>
    private string? Fault(Execution execution, Money charges)
    {
        if (!_instruments.Contains(execution.Instrument))
            return $"Fill {execution.Id} names instrument {execution.Instrument}, which is not in the master.";
        var instrument = _instruments[execution.Instrument];
        if (!instrument.IsTradable)
            return $"Fill {execution.Id} is of {instrument.Symbol}, which cannot be traded.";
        if (instrument.Currency != _currency || charges.Currency != _currency)
            return $"Fill {execution.Id} of {instrument.Symbol} in {instrument.Currency} with charges in "
                + $"{charges.Currency} does not belong to a ledger in {_currency}.";
        if (execution.Quantity.Units <= 0)
            return $"Fill {execution.Id} has quantity {execution.Quantity}; it must be positive.";
        return null;
    }

    private FillResult Post(PositionKey key, BookingKind kind, long units, Price price, Timestamp at,
        decimal charges = 0, ExecutionId execution = default)
    {
        var position = At(key);
        var before = new PositionBefore(position.Units, position.Totals);
        var posting = new Posting(++_lastSequence, kind, units, price, at, charges, execution);
        var closed = position.Append(posting);
        return Absorb(key, before, closed, restated: null, posting, kind, price);
    }

    /// <summary>Carries a position's change into the sums of its instrument, its owner and the account.</summary>
    private FillResult Absorb(PositionKey key, PositionBefore before, ClosedTrade? closed, TradeRestatement? restated,
        in Posting posting, BookingKind kind, Price? price)
    {
        var book = _books[key.Book];
        var position = book.Positions[key.Position];
        var change = position.Totals - before.Totals;
        var owner = _owners[position.Terms.Owner.Index + 1];
        owner.Add(change);
        _account.Add(change);
        _cash += change.Cash;
        book.NetUnits += position.Units - before.Units;
        Revalue(position, owner, book.Mark);
        _fresh.Add(new Booking(kind, position.Terms.Owner, position.Terms.Instrument, position.Units - before.Units, price,
            InCurrency(change.Gross), InCurrency(change.Charges), InCurrency(change.Cash), position.Units, InCurrency(_cash),
            posting.At, posting.Execution == default ? null : posting.Execution));
        return new FillResult(LedgerOutcome.Applied, null, new Quantity(before.Units), new Quantity(position.Units),
            InCurrency(change.Gross), InCurrency(change.Net), InCurrency(change.Cash), closed, restated);
    }

    private PositionKey KeyOf(OwnerId owner, InstrumentId instrument)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(owner.Index, OwnerId.Unassigned.Index, nameof(owner));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(owner.Index, MaxOwnerIndex, nameof(owner));
        if (!_bookOf.TryGetValue(instrument, out var bookIndex))
        {
            bookIndex = _books.Count;
            _books.Add(new InstrumentBook(instrument));
            _bookOf.Add(instrument, bookIndex);
        }

        var book = _books[bookIndex];
        var index = book.Find(owner);
        if (index >= 0)
            return new PositionKey(bookIndex, index);

        while (_owners.Count <= owner.Index + 1)
            _owners.Add(new OwnerTotals());
        var terms = _instruments[instrument];
        var key = new PositionKey(bookIndex, book.Positions.Count);
        book.Positions.Add(new Position(
            new PositionTerms(owner, instrument, terms.Multiplier, terms.Kind == InstrumentKind.Future, _currency)));
        _positions.Add(key);
        return key;
    }

    private Position At(PositionKey key) => _books[key.Book].Positions[key.Position];

    private InstrumentBook? BookOf(InstrumentId instrument) =>
        _bookOf.TryGetValue(instrument, out var index) ? _books[index] : null;

    private Money InCurrency(decimal amount) => new(amount, _currency);

    private FillResult Refuse(string reason) => Nothing(LedgerOutcome.Refused) with { Reason = reason };

    private FillResult Nothing(LedgerOutcome outcome)
    {
        var zero = Money.Zero(_currency);
        return new FillResult(outcome, null, Quantity.Zero, Quantity.Zero, zero, zero, zero, null, null);
    }

    private static long SignedUnits(Execution execution) => execution.Side.Sign() * execution.Quantity.Units;
}
