using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Charges;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;
using Fairlead.Engine.Quotes;
using Fairlead.Engine.Risk;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Decision;

/// <summary>
/// All that one account's desk remembers. Only <see cref="Desk.Decide"/> changes it; it is not safe for two threads.
/// </summary>
/// <remarks>Its fields are its hash and its snapshot; see <see cref="StateArchive"/>.</remarks>
public sealed class DeskState
{
    [Reference]
    private readonly DeskSettings _settings;

    [Reference]
    private readonly InstrumentMaster _master;

    [Reference]
    private readonly OptionChains _chains;

    [Reference]
    private readonly StrategyContext _context;

    [Reference]
    private readonly List<Proposal> _proposals = new(8);

    [Reference]
    private readonly MarketCalendar[] _calendarByVenue;

    [Reference]
    private readonly ChargeSchedule _charges;

    [Reference]
    private readonly GateContext _gate = new();

    private readonly long[] _lastDifference;

    /// <exception cref="ArgumentException">The settings do not fit the reference data, named in the message.</exception>
    public DeskState(DeskSettings settings, DeskReference reference)
    {
        if (settings.CalendarsVersion != reference.Calendars.Version)
            throw new ArgumentException($"The desk's calendars are {settings.CalendarsVersion}, these are {reference.Calendars.Version}.", nameof(settings));
        _settings = settings;
        _master = new InstrumentMaster(settings.Instruments);
        _chains = new OptionChains(_master);
        _charges = ChargeSchedule.Find(settings.ChargeSchedule)
            ?? throw new ArgumentException($"There is no charge schedule '{settings.ChargeSchedule}'.", nameof(settings));
        _context = new StrategyContext(this);
        _calendarByVenue = [.. Enum.GetValues<Venue>().Select(venue => reference.Calendars[venue.CalendarName()])];
        Market = new MarketView(_master);
        Positions = new PositionLedger(_master, settings.StartingCash);
        Groups = new GroupBook(_master.Count);
        Risk = new RiskState(settings.Limits);
        Strategies = new StrategyBook([.. settings.Strategies.Select((spec, index) => MakeSlot(spec, index + 1, reference.Catalogue))], _master.Count);
        IsReconciled = settings.Account.Mode is TradingMode.Paper or TradingMode.Replay;
        _lastDifference = new long[_master.Count];
        Bars = new BarFeed(_master.Count);
        OwnerNames = ["person", .. Strategies.Slots.Select(slot => slot.Name)];
    }

    public DeskSettings Settings => _settings;
    public InstrumentMaster Master => _master;
    public OptionChains Chains => _chains;

    /// <summary>Sequence of the last input taken in; 0 before the first.</summary>
    public long Sequence { get; private set; }

    /// <summary>The instant of the last input taken in.</summary>
    public Timestamp Now { get; private set; } = Timestamp.MinValue;

    public MarketView Market { get; }
    public OrderBook Orders { get; } = new();
    public PositionLedger Positions { get; }
    public GroupBook Groups { get; }
    public RiskState Risk { get; }
    public StrategyBook Strategies { get; }
    public BarFeed Bars { get; }

    /// <summary>Names by owner index: 0 the person, then the strategies.</summary>
    public string[] OwnerNames { get; }

    /// <summary>Market records for instruments that are not in the master; dropped and counted (invariant I12).</summary>
    public long StrangeRecords { get; internal set; }

    /// <summary>Executions that arrived again and changed nothing (invariant I3).</summary>
    public long DuplicateExecutions { get; internal set; }

    /// <summary>Entries the gatekeeper or arbiter refused.</summary>
    public long Refusals { get; internal set; }

    /// <summary>Invariants found broken, by number; not empty means the desk only reduces.</summary>
    public List<string> BrokenInvariants { get; } = [];

    /// <summary>Account equity: cash and the marked worth of all positions; null while a position has no price.</summary>
    public Money? Equity => Positions.Equity is { IsComplete: true } equity ? equity.Known : null;

    /// <summary>Our books and the broker's agree; entries wait for it. The paper venue's books are ours.</summary>
    public bool IsReconciled { get; internal set; }

    /// <summary>The broker's cash figure, shown beside ours; null until told.</summary>
    public Money? BrokerCash { get; internal set; }

    /// <summary>Broker's clock less ours; null while not measured.</summary>
    public TimeSpan? ClockSkew { get; internal set; }

    /// <summary>The broker's links as last told, by name.</summary>
    public List<LinkState> Links { get; } = [];

    public MarketCalendar CalendarOf(InstrumentId instrument) => _calendarByVenue[(int)_master[instrument].Venue];

    internal MarketCalendar CalendarOf(Venue venue) => _calendarByVenue[(int)venue];
    internal StrategyContext Context => _context;
    internal ChargeSchedule Charges => _charges;
    internal List<Proposal> Proposals => _proposals;
    internal GateContext Gate => _gate;

    /// <summary>Something other than prices changed in this event: the invariants are due.</summary>
    [field: Reference]
    internal bool BooksTouched { get; set; }

    internal void Propose(Proposal proposal)
    {
        if (_proposals.Count == MaxProposals)
            throw new InvalidOperationException($"One event made more than {MaxProposals} proposals.");
        _proposals.Add(proposal);
    }

    /// <summary>Remembers how the broker's book differs; true when the book before differed by the same.</summary>
    internal bool ConfirmDifference(InstrumentId instrument, long difference)
    {
        var isSame = _lastDifference[instrument.Index] == difference;
        _lastDifference[instrument.Index] = difference;
        return isSame;
    }

    internal void Begin(long sequence, Timestamp at)
    {
        if (sequence <= Sequence)
            throw new InvalidOperationException($"Input {sequence} came after input {Sequence}.");
        if (at < Now)
            throw new InvalidOperationException($"Input {sequence} is stamped {at}, before {Now}.");
        (Sequence, Now) = (sequence, at);
        BooksTouched = false;
    }

    /// <summary>More proposals in one event than any desk makes on purpose.</summary>
    public const int MaxProposals = 1_000;

    private static StrategySlot MakeSlot(StrategySpec spec, int owner, StrategyCatalogue catalogue)
    {
        var strategy = catalogue.Create(spec.Name, spec.Parameters, out var fault) ?? throw new ArgumentException(fault, nameof(spec));
        var version = catalogue.VersionOf(spec.Name);
        return version == spec.Version
            ? new StrategySlot(owner, spec.Name, strategy, spec.Instruments)
            : throw new ArgumentException(
                $"Strategy {spec.Name}: the desk runs {Sources(spec.Version)}, the catalogue has {Sources(version)}.", nameof(spec));

        static string Sources(string? version) => version is null ? "the built-in one" : $"sources {version}";
    }
}
