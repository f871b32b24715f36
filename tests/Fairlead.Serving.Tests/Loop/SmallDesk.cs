using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Loop;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;

namespace Fairlead.Serving.Tests.Loop;

/// <summary>A desk of one stock in an open session, turned by a real loop: the test is its market and its clock.</summary>
internal sealed class SmallDesk : IDisposable
{
    public static readonly InstrumentId Stock = new(0);

    private static readonly MarketCalendars Calendars = CalendarData.Load();
    private long _keys;

    public SmallDesk(IJournalStore store, Func<DeskLoop, DeskLoop>? change = null, Action<DeskState>? show = null, Action? stalled = null,
        Func<DeskCommand, CommandResult?>? recall = null, IDeskObserver? observer = null, Action? beat = null)
    {
        Store = store;
        Recorder = new DeskRecorder(store, Codec);
        Desk = SimulatedDesk.Of(Settings, Reference, Recorder);
        Desk.Open(Open);
        Clock = new HandClock(Open);
        Feed = new HandFeed();
        Loop = new DeskLoop(Desk, Feed, Clock, Recorder, observer, TimeProvider.System) { Show = show, Stalled = stalled, Recall = recall, Beat = beat };
        Loop = change?.Invoke(Loop) ?? Loop;
    }

    public static Timestamp Open { get; } = Calendars[Venue.UsEquity.CalendarName()].On(new DateOnly(2024, 1, 2))!.Value.Open + TimeSpan.FromMinutes(1);
    public static DeskReference Reference { get; } = new(Calendars, new StrategyCatalogue(StrategyCatalogue.BuiltIn));

    public static DeskSettings Settings { get; } = new()
    {
        Account = new AccountRef("paper", "small", TradingMode.Paper),
        StartingCash = new Money(100_000, Currency.Usd),
        Instruments = [new Instrument { Id = Stock, Symbol = "AAA", Kind = InstrumentKind.Equity, Venue = Venue.UsEquity, Currency = Currency.Usd, Tick = TickRule.Single(Price.Of(0.01m)) }],
        CalendarsVersion = Calendars.Version,
        Limits = new RiskLimits { AllowMarketEntries = true, MaxOrderNotional = null, MaxTradeLossPct = null, MaxUnderlyingLossPct = null, MaxAccountLossPct = null, MaxOpenGroupsPerOwnerInstrument = 1_000, MaxOpenGroups = 1_000, OrdersPerMinute = null, OrdersPerMinutePerInstrument = null },
        ChargeSchedule = "us-commission-only",
        Source = "test",
    };

    public MessageCodec Codec { get; } = DeskMessages.NewCodec();
    public IJournalStore Store { get; }
    public DeskRecorder Recorder { get; }
    public SimulatedDesk Desk { get; }
    public HandClock Clock { get; }
    public HandFeed Feed { get; }
    public DeskLoop Loop { get; }

    /// <summary>A quote at the clock's time, which moves on by a millisecond; the loop takes it as soon as it turns.</summary>
    public void Quote(decimal bid)
    {
        var at = Clock.Step();
        Feed.Add(new FeedItem(at, null, MarketRecord.Of(Stock, new Quote(at, Price.Of(bid), new Quantity(500), Price.Of(bid + 0.02m), new Quantity(500), true, true))));
    }

    public ProposeOrder Entry(string? key = null, string? dedupe = null, long units = 10) => new(new Proposal
    {
        Owner = new OwnerRef(0, Desk.State.OwnerNames[0]),
        Request = OrderRequest.Single(Stock, Side.Buy, new Quantity(units), OrderTerms.Market, OrderPurpose.Entry),
        Protection = new ProtectionPlan { Stop = Distance.OfPercent(1) },
        Reason = "test",
        Source = ProposalSource.Person,
        DedupeKey = dedupe ?? $"entry {Interlocked.Increment(ref _keys)}",
    })
    {
        Origin = key is null ? null : new CommandOrigin("tester", "here", key, Open),
    };

    public void Dispose()
    {
        Loop.Stop().Wait(TimeSpan.FromSeconds(30));
        Store.Dispose();
        Codec.Dispose();
    }
}

/// <summary>A clock the test moves; it runs fast enough for the loop to look at it often.</summary>
internal sealed class HandClock(Timestamp start) : IDeskClock
{
    private long _now = start.Nanos;

    public Timestamp Now => new(Volatile.Read(ref _now));
    public double Speed => 1;

    public Timestamp Step() => new(Interlocked.Add(ref _now, 1_000_000));

    public void Pass(TimeSpan time) => Interlocked.Add(ref _now, time.Ticks * 100);

    public void Reached(Timestamp at)
    {
    }
}

/// <summary>A feed the test fills.</summary>
internal sealed class HandFeed : IMarketFeed
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<FeedItem> _items = new();

    public Timestamp? NextAt => _items.TryPeek(out var item) ? item.At : null;

    public int Waiting => _items.Count;

    public void Add(in FeedItem item) => _items.Enqueue(item);

    public bool TryTake(Timestamp upTo, out FeedItem item)
    {
        if (_items.TryPeek(out item) && item.At <= upTo)
            return _items.TryDequeue(out item);
        item = default;
        return false;
    }
}
