using Fairlead.Domain;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.PaperVenue;

/// <summary>
/// The paper venue: takes the desk's orders, matches them against market records, and tells what became of them. The
/// same for backtest, replay and paper trading. Pure: two venues fed the same calls tell the same facts.
/// </summary>
/// <remarks>
/// <para>Time is the latest instant any call named; a call with an earlier one counts as made now. At one instant the
/// venue first looks at resting orders of a profile that matches whole instants, then commands arrive, then orders end,
/// then expiries settle.</para>
/// <para>A session's close lies outside the session, yet the bar that ends with it becomes known at the close. So what
/// the close ends (day orders, contracts, settlement) ends one nanosecond later, whichever call comes first.</para>
/// <para>Only records of the regular session fill orders (a bar is of the session its last instant lies in); others still
/// move what is known (marks, last trade).</para>
/// <para>Settlement: one price for each underlying and expiry date that the master has contracts for, fixed when the last of
/// them expires: the underlying's last in-session print or bar close. When none is known nothing is told or booked, then
/// or later: the outcome stays unknown.</para>
/// </remarks>
public sealed partial class SimulatedVenue
{
    [Reference]
    private readonly InstrumentMaster _master;

    [Reference]
    private readonly VenueProfile _profile;

    /// <summary>By expiry instant; <see cref="_settled"/> counts those done.</summary>
    [Reference]
    private readonly ExpirySeries[] _series;

    private readonly SessionClock _sessions;
    private readonly VenueAccount _account;
    private readonly OrderTable _orders = new();
    private readonly InstrumentMarket?[] _markets;
    private readonly RestingBook?[] _books;
    private readonly DueList<VenueCommand> _inbox = new();
    private readonly DueList<int> _endings = new();
    private readonly DueList<Fact> _outbox = new();

    /// <summary>Scratch: orders a record may concern; empty between calls.</summary>
    private readonly List<int> _candidates = [];

    /// <summary>Instruments with records at <see cref="_instantAt"/> that no order has been matched against yet.</summary>
    private readonly List<InstrumentId> _unmatched = [];

    private Timestamp _instantAt;
    private Timestamp _now = Timestamp.MinValue;
    private long _priorities;
    private long _executions;
    private long _assignments;
    private int _settled;
    private long _assignedHour = long.MinValue;

    /// <param name="master">Instruments; ids index it.</param>
    /// <param name="calendars">Sessions of every venue in use.</param>
    /// <param name="profile">How this venue fills, charges and delays.</param>
    public SimulatedVenue(InstrumentMaster master, MarketCalendars calendars, VenueProfile profile)
    {
        _master = master;
        _profile = profile;
        _series = ExpirySeries.Of(master);
        _sessions = new SessionClock(calendars);
        _account = new VenueAccount(profile.StartingCash);
        _markets = new InstrumentMarket?[master.Count];
        _books = new RestingBook?[master.Count];
    }

    /// <summary>Earliest instant at which the venue has something to do or say without another record or command; null
    /// when it has nothing.</summary>
    public Timestamp? NextAt
    {
        get
        {
            var work = NextWork().At;
            var next = work == Timestamp.MaxValue ? (Timestamp?)null : work;
            return _outbox.NextDue is { } due && (next is null || due < next) ? due : next;
        }
    }

    /// <summary>Cash in the venue's own books.</summary>
    public Money Cash(Currency currency) => _account.Cash(currency);

    /// <summary>Signed units in the venue's own books.</summary>
    public Quantity PositionOf(InstrumentId instrument) => _account.Units(instrument);

    /// <summary>Sends an order. A second one with the same id is ignored and answered like a query.</summary>
    public void Submit(ClientOrderId id, OrderRequest request, Timestamp now) =>
        Send(new VenueCommand(VenueCommandKind.Submit, id, now) { Request = request });

    /// <summary>Changes total quantity and terms; the order type stays. Legs stay as they are.</summary>
    public void Amend(ClientOrderId id, Quantity quantity, OrderTerms terms, Timestamp now) =>
        Send(new VenueCommand(VenueCommandKind.Amend, id, now) { Quantity = quantity, Terms = terms });

    public void Cancel(ClientOrderId id, Timestamp now) => Send(new VenueCommand(VenueCommandKind.Cancel, id, now));

    /// <summary>Asks for all the venue knows of an order: its fills again under their ids, then how it stands.</summary>
    public void Query(ClientOrderId id, Timestamp now) => Send(new VenueCommand(VenueCommandKind.Query, id, now));

    /// <summary>Takes in a record; what is due up to its instant happens first, so that an order sees the records of the
    /// instant it arrives at.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The master has no such instrument.</exception>
    public void OnMarket(in MarketRecord record)
    {
        var id = record.Instrument;
        if (!_master.Contains(id))
            throw new ArgumentOutOfRangeException(nameof(record), id, "No such instrument.");
        AdvanceTo(record.At);
        var venue = _master[id].Venue;
        var isBar = record.Kind is MarketKind.TradeBar or MarketKind.BidBar or MarketKind.AskBar;
        var isInSession = _sessions.IsOpen(venue, isBar ? Before(record.At) : record.At);
        var market = _markets[id.Index] ??= new InstrumentMarket();
        if (!market.Apply(record, isInSession, _profile.MaxBarShare) || !isInSession)
            return;
        if (!_profile.MatchesInstantsWhole)
        {
            Match(id, record.Kind);
            return;
        }

        _instantAt = _now;
        if (market.IsUnmatched)
            return;
        market.IsUnmatched = true;
        _unmatched.Add(id);
    }

    /// <summary>Does all that is due up to and including an instant.</summary>
    public void AdvanceTo(Timestamp now)
    {
        for (var work = NextWork(); work.At <= now && work.Kind != WorkKind.None; work = NextWork())
        {
            if (work.At > _now)
                _now = work.At;
            switch (work.Kind)
            {
                case WorkKind.Matching:
                    MatchInstant();
                    break;
                case WorkKind.Command:
                    Do(_inbox.Take());
                    break;
                case WorkKind.Ending:
                    End(_endings.Take());
                    break;
                default:
                    Settle(_series[_settled++]);
                    break;
            }
        }

        if (now > _now)
            _now = now;
        DropFinishedEndings();
    }

    /// <summary>Takes the next fact that is due at or before an instant; false when there is none.</summary>
    /// <param name="upTo">The desk's time.</param>
    /// <param name="at">When the fact reached the desk; never falls from one fact to the next.</param>
    /// <param name="fact">The fact, or null with false.</param>
    public bool TryTakeFact(Timestamp upTo, out Timestamp at, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Fact? fact)
    {
        AdvanceTo(upTo);
        if (_outbox.NextDue is { } due && due <= upTo)
        {
            at = due;
            fact = _outbox.Take();
            return true;
        }

        at = default;
        fact = null;
        return false;
    }

    private void Send(VenueCommand command)
    {
        AdvanceTo(command.SentAt);
        _inbox.Add(_now + _profile.SubmitLatency, command with { SentAt = _now });
        AdvanceTo(_now);
    }

    private void Say(Fact fact) => _outbox.Add(_now + _profile.AckLatency, fact);

    /// <summary>The earliest thing to do; at one instant in the order of <see cref="WorkKind"/>.</summary>
    private (Timestamp At, WorkKind Kind) NextWork()
    {
        var next = (At: Timestamp.MaxValue, Kind: WorkKind.None);
        if (_unmatched.Count > 0)
            next = (After(_instantAt), WorkKind.Matching);
        if (_inbox.NextDue is { } arrival && arrival < next.At)
            next = (arrival, WorkKind.Command);
        if (_endings.NextDue is { } ending && ending < next.At)
            next = (ending, WorkKind.Ending);
        if (_settled < _series.Length && After(_series[_settled].ExpiryAt) < next.At)
            next = (After(_series[_settled].ExpiryAt), WorkKind.Settlement);
        return next;
    }

    private static Timestamp After(Timestamp at) => new(at.Nanos + 1);

    private static Timestamp Before(Timestamp at) => new(at.Nanos - 1);

    private enum WorkKind
    {
        None,
        Matching,
        Command,
        Ending,
        Settlement,
    }
}
