using Fairlead.Domain;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Positions;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>
/// A desk without a venue: the test plays the market, the venue, the clock and the person, and reads what the desk
/// wants done. Every input is one second after the one before, unless a test says otherwise.
/// </summary>
internal sealed class DeskKit
{
    private readonly EffectBuffer _effects = new();
    private readonly Dictionary<TimerKey, Timestamp> _timers = [];
    private long _sequence;
    private long _executions;
    private long _keys;

    internal DeskKit(Func<DeskSettings, DeskSettings>? change = null, double openAt = 0)
    {
        var settings = new DeskSettings
        {
            Account = new AccountRef("paper", "test", TradingMode.Paper),
            StartingCash = Usd(100_000m),
            Instruments = DeskMarket.Rows,
            CalendarsVersion = DeskMarket.Calendars.Version,
            Limits = Generous,
        };
        settings = change?.Invoke(settings) ?? settings;
        Reference = new DeskReference(DeskMarket.Calendars, new StrategyCatalogue([.. StrategyCatalogue.BuiltIn, .. TestStrategies.All]));
        State = new DeskState(settings, Reference);
        Now = DeskMarket.At(openAt);
        Take(DeskEvent.Of(new OpenDesk(settings)));
    }

    /// <summary>Limits that stay out of the way of what a test is about.</summary>
    internal static RiskLimits Generous { get; } = new()
    {
        AllowMarketEntries = true,
        AllowUndefinedRisk = true,
        MaxOrderNotional = 1_000_000m,
        MaxTradeLossPct = null,
        MaxUnderlyingLossPct = null,
        MaxAccountLossPct = null,
        MaxOpenGroups = 100,
        MaxOpenGroupsPerOwnerInstrument = 100,
        MaxLeverage = null,
        MaxPriceAge = TimeSpan.FromMinutes(10),
    };

    internal DeskState State { get; }
    internal DeskReference Reference { get; }
    internal Timestamp Now { get; private set; }

    /// <summary>What the last input made the desk want.</summary>
    internal List<DeskEffect> Wanted { get; } = [];

    /// <summary>Everything it ever wanted, in order.</summary>
    internal List<DeskEffect> All { get; } = [];

    /// <summary>Every input it was given, to play again.</summary>
    internal List<Stamped<DeskEvent>> Inputs { get; } = [];

    /// <summary>Timers that are set and have not fired.</summary>
    internal IReadOnlyDictionary<TimerKey, Timestamp> Timers => _timers;

    internal static Money Usd(decimal amount) => new(amount, Currency.Usd);
    internal static Price P(decimal price) => Price.Of(price);
    internal static Quantity Q(long units) => new(units);
    internal static ProtectionPlan StopAt(decimal price) => new() { StopAt = P(price) };
    internal static ProtectionPlan Stop(decimal points) => new() { Stop = Distance.OfPoints(P(points)) };

    // Inputs

    internal DeskKit Wait(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return this;
    }

    internal DeskKit Until(double secondsAfterOpen)
    {
        Now = DeskMarket.At(secondsAfterOpen);
        return this;
    }

    internal DeskKit Quote(InstrumentId instrument, decimal? bid, decimal? ask) => Market(MarketRecord.Of(
        instrument, new Quote(Now, P(bid ?? 0), Q(100), P(ask ?? 0), Q(100), bid is not null, ask is not null)));

    internal DeskKit Print(InstrumentId instrument, decimal price) =>
        Market(MarketRecord.Of(instrument, new TradePrint(Now, P(price), Q(100), 0, 0, IsSuspicious: false)));

    /// <summary>A bar that ends now.</summary>
    internal DeskKit Bar(InstrumentId instrument, double seconds, decimal open, decimal high, decimal low, decimal close) =>
        Market(MarketRecord.Of(MarketKind.TradeBar, instrument,
            new Bar(Now - TimeSpan.FromSeconds(seconds), Now, P(open), P(high), P(low), P(close), Q(1_000))));

    internal DeskKit Market(in MarketRecord record) => Take(DeskEvent.Of(in record));
    internal DeskKit Tell(Fact fact) => Take(DeskEvent.Of(fact));
    internal DeskKit Ask(DeskCommand command) => Take(DeskEvent.Of(command));

    /// <summary>Fires the next timer of a kind, at its instant.</summary>
    internal DeskKit Fire(TimerKind kind)
    {
        var key = _timers.Where(pair => pair.Key.Kind == kind).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
        Now = _timers[key] > Now ? _timers[key] : Now;
        _timers.Remove(key);
        return Ask(new TimerFired(key));
    }

    /// <summary>Fires everything due by now, in order.</summary>
    internal DeskKit FireDue()
    {
        while (_timers.Where(pair => pair.Value <= Now).OrderBy(pair => pair.Value).ThenBy(pair => pair.Key).Select(pair => (TimerKey?)pair.Key).FirstOrDefault() is { } key)
        {
            _timers.Remove(key);
            Ask(new TimerFired(key));
        }

        return this;
    }

    /// <summary>A person's entry of one leg; a quote or print must stand.</summary>
    internal DeskKit Enter(InstrumentId instrument, Side side, long units, ProtectionPlan? plan, OrderTerms? terms = null, int owner = 0) =>
        Enter([new OrderLeg(instrument, side, 1)], units, plan, terms, owner);

    internal DeskKit Enter(IReadOnlyList<OrderLeg> legs, long units, ProtectionPlan? plan, OrderTerms? terms = null, int owner = 0) =>
        Ask(new ProposeOrder(new Proposal
        {
            Owner = new OwnerRef(owner, State.OwnerNames[owner]),
            Request = new OrderRequest { Legs = legs, Quantity = Q(units), Terms = terms ?? OrderTerms.Market, Purpose = OrderPurpose.Entry },
            Protection = plan,
            Reason = "test",
            Source = ProposalSource.Person,
            DedupeKey = $"test {++_keys}",
        }));

    /// <summary>The venue fills an order; returns the execution.</summary>
    internal Execution Fill(ClientOrderId order, long units, decimal price, InstrumentId? instrument = null, string? id = null, Timestamp? at = null)
    {
        var leg = State.Orders.Find(order)!.Request.Legs.First(each => instrument is null || each.Instrument == instrument);
        var execution = new Execution
        {
            Id = new ExecutionId(id ?? $"X{++_executions}"),
            Order = order,
            Instrument = leg.Instrument,
            Side = leg.Side,
            Quantity = Q(units),
            Price = P(price),
            At = at ?? Now,
        };
        Tell(new OrderFilled(execution));
        return execution;
    }

    /// <summary>Quotes the stock at 100, buys and fills a position with a stop; returns its group.</summary>
    internal Group Hold(long units = 100, ProtectionPlan? plan = null, InstrumentId? instrument = null, int owner = 0, decimal price = 100m)
    {
        var what = instrument ?? DeskMarket.Stock;
        Quote(what, price - 0.01m, price + 0.01m);
        Enter(what, Side.Buy, units, plan ?? Stop(5m), owner: owner);
        var order = Submitted();
        Fill(order, units, price);
        return State.Groups.Find(State.Orders.Find(order)!.Group!.Value)!;
    }

    // Outputs

    internal IEnumerable<T> Of<T>() where T : DeskEffect => Wanted.OfType<T>();

    /// <summary>The id of the one order the last input submitted.</summary>
    internal ClientOrderId Submitted() => Assert.Single(Of<SubmitOrder>()).Order.Id;

    internal Order Order(ClientOrderId id) => State.Orders.Find(id)!;

    internal string[] Alerts => [.. Of<RaiseAlert>().Select(alert => alert.Code)];

    /// <summary>Codes of the refusals of the last input.</summary>
    internal string[] Refusals => [.. Of<NoteDecision>().Where(note => note.Code.StartsWith("REFUSED", StringComparison.Ordinal)).Select(note => note.Code["REFUSED ".Length..])];

    internal long Held(InstrumentId instrument, int owner = 0) => State.Positions.QuantityOf(new OwnerId(owner), instrument).Units;

    internal string Hash() => Archive(State).Hash(State);

    internal static StateArchive Archive(DeskState state) => new(state.Master);

    /// <summary>The books hold together and nothing was ever found broken.</summary>
    internal void AssertSound()
    {
        Assert.Empty(State.BrokenInvariants);
        Assert.Null(State.Positions.CheckPositions());
        Assert.Null(State.Positions.CheckOwners());
        Assert.Null(State.Positions.CheckCash());
    }

    private DeskKit Take(in DeskEvent input)
    {
        _effects.Clear();
        var stamped = new Stamped<DeskEvent>(++_sequence, Now, input);
        Inputs.Add(stamped);
        Desk.Decide(State, stamped, _effects);
        Wanted.Clear();
        for (var index = 0; index < _effects.Count; index++)
            Wanted.Add(_effects[index]);
        All.AddRange(Wanted);
        foreach (var effect in Wanted)
        {
            if (effect is StartTimer start)
                _timers[start.Key] = start.At;
            else if (effect is StopTimer stop)
                _timers.Remove(stop.Key);
        }

        Now += TimeSpan.FromSeconds(1);
        return this;
    }
}
