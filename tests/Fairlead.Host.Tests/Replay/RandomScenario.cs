using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;

namespace Fairlead.Host.Tests.Replay;

/// <summary>
/// Two days of two stocks and two options that expire on the second, with a strategy and a person who enter, amend,
/// cancel, halt and close: thin quotes for partial fills, stops that strike, an expiry. The same seed is the same story.
/// </summary>
internal sealed class RandomScenario : Scenario
{
    private static readonly DateOnly[] Days = [new(2015, 12, 23), new(2015, 12, 24)];

    private readonly Random _random;

    public RandomScenario(int seed)
    {
        _random = new Random(seed);
        Settings = MakeSettings();
        foreach (var day in Days)
            AddDay(Calendars[Venue.UsEquity.CalendarName()].On(day)!.Value);
    }

    public override DeskSettings Settings { get; }

    private DeskSettings MakeSettings()
    {
        var expiry = Calendars[Venue.UsOption.CalendarName()].On(Days[1])!.Value.Close;
        Instrument[] instruments =
        [
            Stock(0, "SPY"),
            Stock(1, "QQQ"),
            Option(2, OptionRight.Call, 100),
            Option(3, OptionRight.Put, 100),
        ];
        return SettingsOf(
            instruments,
            [new StrategySpec("sma-cross", [KeyValuePair.Create("fast", "2"), KeyValuePair.Create("slow", "4")], [new InstrumentId(0)])],
            _random.Next(3) == 0 ? "ideal" : "paper");

        Instrument Option(int id, OptionRight right, decimal strike) => new()
        {
            Id = new InstrumentId(id), Symbol = $"SPY 151224 {right} {strike}", Kind = InstrumentKind.Option, Venue = Venue.UsOption,
            Currency = Currency.Usd, Tick = TickRule.Single(Price.Of(0.01m)), Multiplier = 100,
            Option = new OptionTerms(new InstrumentId(0), right, Price.Of(strike), Days[1], expiry, ExerciseStyle.American, SettlementStyle.Physical),
        };
    }

    private void AddDay(Session session)
    {
        var centre = new decimal[] { 100, 50, 2, 2 };
        for (var at = session.Open + TimeSpan.FromMinutes(1); at < session.Close; at += TimeSpan.FromMinutes(_random.Next(6, 24)))
        {
            var id = _random.Next(4);
            centre[id] = Math.Max(0.2m, centre[id] + (_random.Next(-60, 61) * (id < 2 ? 0.01m : 0.005m)));
            var bid = Price.Of(Math.Round(centre[id], 2));
            Add(QuoteOf(id, at, bid, _random.Next(1, 80), bid + Price.Of(0.02m), _random.Next(1, 80)));
            if (id == 0 && _random.Next(2) == 0)
                Add(MarketRecord.Of(MarketKind.TradeBar, new InstrumentId(0), new Bar(
                    at - TimeSpan.FromMinutes(1), at, bid, bid + Price.Of(0.1m), bid - Price.Of(0.1m), bid, new Quantity(1_000))));
            if (_random.Next(3) == 0)
                Add(Command(id, bid, at), at + TimeSpan.FromMilliseconds(_random.Next(3)));
        }
    }

    private DeskCommand Command(int id, Price price, Timestamp at) => _random.Next(10) switch
    {
        < 5 => new ProposeOrder(Entry(id, price, at)),
        5 => new CancelOrder(new ClientOrderId(_random.Next(1, 8)), "changed my mind"),
        6 => new CloseGroup(new GroupId(_random.Next(1, 8)), "enough"),
        7 => new Flatten(Owner: null, new InstrumentId(id), "flat on this one"),
        8 => new RaiseHalt((HaltLevel)_random.Next(1, 3), Owner: null, "looks odd"),
        _ => new ReleaseHalt(Owner: null, "looks fine", ConfirmedLoss: true),
    };

    private Proposal Entry(int id, Price price, Timestamp at)
    {
        var side = _random.Next(2) == 0 ? Side.Buy : Side.Sell;
        var terms = _random.Next(3) switch
        {
            0 => OrderTerms.Market,
            1 => OrderTerms.Limit(price + Price.Of(0.05m)),
            _ => OrderTerms.Limit(price - Price.Of(0.05m)),
        };
        return new Proposal
        {
            Owner = new OwnerRef(0, "person"),
            Request = OrderRequest.Single(new InstrumentId(id), side, new Quantity(id < 2 ? _random.Next(20, 200) : _random.Next(1, 10)), terms, OrderPurpose.Entry),
            Protection = new ProtectionPlan
            {
                Stop = Distance.OfPercent(_random.Next(1, 4)),
                Target = _random.Next(2) == 0 ? Distance.OfPercent(_random.Next(1, 5)) : null,
                Trail = _random.Next(2) == 0 ? new TrailRule { By = Distance.OfPercent(1) } : null,
                SquareOffBefore = _random.Next(3) == 0 ? TimeSpan.FromMinutes(10) : null,
            },
            Reason = "random",
            Source = ProposalSource.Person,
            DedupeKey = $"{at}",
        };
    }
}
