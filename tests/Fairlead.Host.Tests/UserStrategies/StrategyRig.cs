using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Backtest;
using Fairlead.Host.Loop;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;

namespace Fairlead.Host.Tests.UserStrategies;

/// <summary>One stock over two made-up days of minute bars, each with a quote and a print, in waves so that averages cross.</summary>
internal static class StrategyRig
{
    private static readonly MarketCalendars Calendars = CalendarData.Load();

    public static readonly Instrument Stock = new()
    {
        Id = new InstrumentId(0),
        Symbol = "WAVE",
        Kind = InstrumentKind.Equity,
        Venue = Venue.UsEquity,
        Currency = Currency.Usd,
        Tick = TickRule.Single(Price.Of(0.01m)),
    };

    /// <summary>A run's outcome, and the desk to look closer.</summary>
    public sealed record Outcome(string StateHash, string JournalHash, int Fills, IReadOnlyList<string> Alarms, DeskState State);

    public static DeskSettings Settings(StrategyCatalogue catalogue, string strategy, params KeyValuePair<string, string>[] parameters) =>
        Settings(catalogue, [new StrategySpec(strategy, parameters, [Stock.Id])]);

    private static DeskSettings Settings(StrategyCatalogue catalogue, IEnumerable<StrategySpec> strategies) => new()
    {
        Account = new AccountRef("paper", "test", TradingMode.Replay),
        StartingCash = new Money(100_000m, Currency.Usd),
        Instruments = [Stock],
        CalendarsVersion = Calendars.Version,
        Strategies = [.. strategies.Select(spec => spec with { Version = catalogue.VersionOf(spec.Name) })],
        Limits = BacktestRequest.ResearchLimits,
    };

    public static DeskState NewState(StrategyCatalogue catalogue, DeskSettings settings) => new(settings, new DeskReference(Calendars, catalogue));

    public static Outcome Run(StrategyCatalogue catalogue, string strategy, params KeyValuePair<string, string>[] parameters) =>
        Run(catalogue, Settings(catalogue, strategy, parameters));

    /// <summary>Several strategies beside each other, with their defaults.</summary>
    public static Outcome RunTogether(params Type[] strategies)
    {
        var catalogue = new StrategyCatalogue(strategies);
        return Run(catalogue, Settings(catalogue, strategies.Select(type => new StrategySpec(StrategyCatalogue.NameOf(type), [], [Stock.Id]))));
    }

    /// <summary>As <see cref="Run(StrategyCatalogue, string, KeyValuePair{string, string}[])"/>, but with the desk stored
    /// and put back into a fresh one after every so many bars.</summary>
    public static Outcome RunWithRestarts(StrategyCatalogue catalogue, string strategy, int everyBars) =>
        Run(catalogue, Settings(catalogue, strategy), everyBars);

    private static Outcome Run(StrategyCatalogue catalogue, DeskSettings settings, int restartEvery = int.MaxValue)
    {
        using var codec = DeskMessages.NewCodec();
        using var store = new MemoryJournalStore();
        var recorder = new DeskRecorder(store, codec);
        var observer = new Observer();
        var desk = SimulatedDesk.Of(settings, new DeskReference(Calendars, catalogue), recorder);
        desk.Observer = observer;
        var bars = Bars().ToList();
        desk.Open(bars[0].StartAt - TimeSpan.FromMinutes(1));
        for (var index = 0; index < bars.Count; index++)
        {
            var bar = bars[index];
            desk.Market(MarketRecord.Of(Stock.Id, new Quote(bar.EndAt, bar.Close - Price.Of(0.01m), new Quantity(9_000), bar.Close + Price.Of(0.01m), new Quantity(9_000), HasBid: true, HasAsk: true)));
            desk.Market(MarketRecord.Of(Stock.Id, new TradePrint(bar.EndAt, bar.Close, new Quantity(100), 0, 0, IsSuspicious: false)));
            desk.Market(MarketRecord.Of(MarketKind.TradeBar, Stock.Id, in bar));
            if ((index + 1) % restartEvery == 0)
                desk = Restarted(desk, settings, catalogue, recorder);
        }

        desk.RunUntil(bars[^1].EndAt + TimeSpan.FromHours(1));
        desk.Checkpoint();
        return new Outcome(desk.Snapshot().StateHash, store.HeadHash.ToString()!, observer.Fills, observer.Alarms, desk.State);
    }

    private static SimulatedDesk Restarted(SimulatedDesk desk, DeskSettings settings, StrategyCatalogue catalogue, IDeskRecorder recorder)
    {
        var fresh = SimulatedDesk.Of(settings, new DeskReference(Calendars, catalogue), recorder);
        fresh.Restore(desk.Snapshot().Bytes);
        fresh.Observer = desk.Observer;
        return fresh;
    }

    /// <summary>Two waves of different length around 100, to the cent.</summary>
    private static IEnumerable<Bar> Bars()
    {
        var minute = 0;
        foreach (var day in new[] { new DateOnly(2024, 3, 4), new DateOnly(2024, 3, 5) })
        {
            var session = Calendars["US"].On(day)!.Value;
            for (var at = session.Open; at < session.Close; at += TimeSpan.FromMinutes(1))
            {
                var (open, close) = (At(minute), At(minute + 1));
                yield return new Bar(at, at + TimeSpan.FromMinutes(1), open,
                    Price.Max(open, close) + Price.Of(0.02m), Price.Min(open, close) - Price.Of(0.02m), close, new Quantity(50_000));
                minute++;
            }
        }
    }

    private static Price At(int minute) =>
        Price.Nearest(100 + (3 * Math.Sin(minute / 23.0)) + (0.7 * Math.Sin(minute / 5.0))).RoundTo(Price.Of(0.01m), Rounding.Nearest);

    private sealed class Observer : IDeskObserver
    {
        public int Fills { get; private set; }
        public List<string> Alarms { get; } = [];

        public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
        {
            if (!input.IsMarket && input.Message is Domain.Orders.OrderFilled)
                Fills++;
            for (var index = 0; index < effects.Count; index++)
            {
                if (effects[index] is RaiseAlert { Level: AlertLevel.Alarm } alarm)
                    Alarms.Add($"{alarm.Code} {alarm.Text}");
            }
        }
    }
}
