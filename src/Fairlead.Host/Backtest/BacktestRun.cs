using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Backtest;

/// <summary>One run of one strategy over a loaded market.</summary>
/// <param name="request">What to run.</param>
/// <param name="market">The loaded market; shared by the runs of a sweep, only read.</param>
/// <param name="reference">Calendars and strategies.</param>
public sealed class BacktestRun(BacktestRequest request, MarketSet market, DeskReference reference)
{
    /// <summary>Market records between two looks at the cancellation and two reports of progress.</summary>
    private const int Stride = 8_192;

    private readonly Lazy<IReadOnlySet<InstrumentId>> _withoutSizes = new(() => WithoutSizes(request, market));

    /// <summary>What the market misses and doubts, and what this run assumes for it, in words.</summary>
    public IReadOnlyList<string> Notes() =>
    [
        .. DataNotes.Of(market.Report),
        .. _withoutSizes.Value.Select(id => $"{market.Instruments[id].Symbol} has no sizes in this data: any quantity is taken to fill"),
        .. ChargeChoice.For(request.Profile, Traded(), request.From).Notes,
    ];

    /// <summary>The desk's settings for this run: the first record of its journal.</summary>
    public DeskSettings Settings()
    {
        var traded = Traded();
        if (traded.Select(row => row.Currency).Distinct().Count() > 1)
            throw new BacktestException($"the instruments trade in different currencies: {string.Join(", ", traded.Select(row => $"{row} in {row.Currency.ToString().ToUpperInvariant()}"))}");
        return new DeskSettings
        {
            Account = new AccountRef("paper", "backtest", TradingMode.Replay),
            StartingCash = new Money(request.Cash, traded[0].Currency),
            Instruments = market.Instruments.All,
            CalendarsVersion = reference.Calendars.Version,
            Strategies = [Spec([.. traded.Select(row => row.Id)])],
            Limits = request.Limits,
            ChargeSchedule = ChargeChoice.For(request.Profile, traded, request.From).Schedule,
            MarginRule = (VenueProfiles.Find(request.Profile)?.Margin ?? default).ToString(),
            Timeframe = request.Timeframe ?? Timeframe.Minute,
            BlindAfter = request.Timeframe is { IsDay: true } ? TimeSpan.FromDays(7) : TimeSpan.FromMinutes(15),
            VenueProfile = request.Profile,
            WithoutSizes = [.. _withoutSizes.Value.Order()],
            Source = $"{string.Join(",", request.Instruments)} {request.From:yyyy-MM-dd}..{request.To:yyyy-MM-dd} {request.Timeframe?.ToString() ?? "tick"}, profile {request.Profile}",
        };
    }

    private StrategySpec Spec(IReadOnlyList<InstrumentId> traded) =>
        new(request.Strategy, [.. request.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)], traded)
        {
            Version = reference.Catalogue.VersionOf(request.Strategy),
        };

    /// <summary>A fresh desk of these settings with its venue.</summary>
    /// <param name="settings">From <see cref="Settings"/>, or a journal's first record.</param>
    /// <param name="recorder">Null keeps no journal.</param>
    public SimulatedDesk NewDesk(DeskSettings settings, IDeskRecorder? recorder)
    {
        if (VenueProfiles.Find(settings.VenueProfile) is null)
            throw new BacktestException($"unknown profile '{settings.VenueProfile}'; there are {string.Join(", ", VenueProfiles.Names)}");
        return SimulatedDesk.Of(settings, reference, recorder);
    }

    private List<Instrument> Traded() => [.. request.Instruments.Select(symbol => market.Instruments.Find(symbol.ToUpperInvariant())
        ?? throw new BacktestException($"the data has no instrument {symbol}"))];

    /// <summary>The traded instruments none of whose records tells a size: an index.</summary>
    private static HashSet<InstrumentId> WithoutSizes(BacktestRequest request, MarketSet market)
    {
        var found = request.Instruments.Select(symbol => market.Instruments.Find(symbol.ToUpperInvariant())?.Id).OfType<InstrumentId>().ToHashSet();
        foreach (ref readonly var record in market.Tape.Records)
        {
            if (found.Count == 0)
                break;
            var tellsSize = record.Kind switch
            {
                MarketKind.TradeBar or MarketKind.BidBar or MarketKind.AskBar => !record.AsBar().Volume.IsZero,
                MarketKind.Print or MarketKind.Quote => true,
                _ => false,
            };
            if (tellsSize)
                found.Remove(record.Instrument);
        }

        return found;
    }

    /// <summary>Runs to the end of the tape and of the last day.</summary>
    /// <param name="store">Where to journal; one that holds an interrupted run of this request is taken up where it ends.
    /// Null keeps none.</param>
    /// <param name="codec">Of the journal's messages; needed with a store.</param>
    /// <param name="keepsTrail">Keep curve, fills and trades for a report.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops between records; what was flushed to the journal stays.</param>
    /// <exception cref="BacktestException">The request does not fit the market.</exception>
    public BacktestResult Run(
        IJournalStore? store, MessageCodec? codec, bool keepsTrail, IProgress<double>? progress, CancellationToken cancellation)
    {
        var records = market.Tape.Records;
        if (records.Length == 0)
            throw new BacktestException($"no market data of {string.Join(",", request.Instruments)} from {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}");
        var statistics = new BacktestStatistics(records[0].At, request.Cash, keepsTrail);
        var started = TimeProvider.System.GetTimestamp();
        var desk = store?.LastSequence > 0 ? Recovered(store, codec!, statistics, cancellation) : Opened(store, codec, statistics);
        GoOn(desk, progress, cancellation);
        statistics.Finish(desk.State);
        var stateHash = desk.StateHash();
        desk.Checkpoint();
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        return Result(desk, statistics, stateHash, store?.HeadHash.ToString(), elapsed);
    }

    private SimulatedDesk Opened(IJournalStore? store, MessageCodec? codec, IDeskObserver observer)
    {
        var desk = NewDesk(Settings(), store is null ? null : new DeskRecorder(store, codec!));
        desk.Observer = observer;
        desk.Open(StartOf(market.Tape.Records[0].At));
        return desk;
    }

    /// <summary>A desk as an interrupted run of the same request left it.</summary>
    private SimulatedDesk Recovered(IJournalStore store, MessageCodec codec, IDeskObserver observer, CancellationToken cancellation)
    {
        var replay = new JournalReplay(store, codec, reference);
        if (!codec.AreEqual(new OpenDesk(replay.Settings()), new OpenDesk(Settings())))
            throw new BacktestException("the journal is of another run: its settings are not these");
        return replay.Run(new DeskRecorder(store, codec), from: null, observer, progress: null, cancellation).Desk;
    }

    /// <summary>From the desk's place on the tape to the end of the last day.</summary>
    public void GoOn(SimulatedDesk desk, IProgress<double>? progress, CancellationToken cancellation)
    {
        var records = market.Tape.Records;
        for (var index = (int)desk.MarketRecords; index < records.Length; index++)
        {
            if (index % Stride == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((double)index / records.Length);
            }

            if (index > desk.CheckpointedRecords && IsNewDay(records[index].At, records[index - 1].At))
                desk.Checkpoint();
            desk.Market(in records[index]);
        }

        desk.RunUntil(EndOfLastDay());
        progress?.Report(1);
    }

    private static bool IsNewDay(Timestamp at, Timestamp before) => at.Nanos / Timestamp.NanosPerDay != before.Nanos / Timestamp.NanosPerDay;

    /// <summary>The desk opens as the first trading day begins, before its session.</summary>
    private Timestamp StartOf(Timestamp firstRecord)
    {
        var open = reference.Calendars[market.Instruments.All[0].Venue.CalendarName()].On(request.From)?.Open ?? firstRecord;
        return open < firstRecord ? open - TimeSpan.FromMinutes(1) : firstRecord - TimeSpan.FromMinutes(1);
    }

    /// <summary>An hour after the last close, so that expiries settle and what was answered late arrives.</summary>
    private Timestamp EndOfLastDay()
    {
        var end = market.Tape.Records[^1].At;
        foreach (var venue in market.Instruments.All.Select(row => row.Venue).Distinct())
        {
            var close = reference.Calendars[venue.CalendarName()].LastOpened(end)?.Close ?? end;
            end = close > end ? close : end;
        }

        return end + TimeSpan.FromHours(1);
    }

    private BacktestResult Result(
        SimulatedDesk desk, BacktestStatistics statistics, string stateHash, string? journalHash, TimeSpan elapsed)
    {
        var state = desk.State;
        var events = desk.MarketRecords + desk.Messages;
        var endEquity = state.Equity?.Amount;
        return new BacktestResult
        {
            Strategy = request.Strategy,
            Parameters = ParametersOf(state.Strategies.Slots[0].Strategy),
            Instruments = request.Instruments,
            From = request.From,
            To = request.To,
            Timeframe = request.Timeframe?.ToString() ?? "tick",
            Profile = request.Profile,
            Currency = state.Positions.Currency.ToString().ToUpperInvariant(),
            Events = events,
            Orders = statistics.Orders,
            Fills = statistics.Fills,
            Refusals = state.Refusals,
            Rejections = statistics.Rejections.Total,
            StartEquity = request.Cash,
            EndEquity = endEquity,
            Charges = state.Positions.Charges().Amount,
            FillsWithoutCharges = statistics.Warnings.Of("CHARGES_UNKNOWN"),
            NetProfitPct = endEquity is { } end ? Math.Round((double)((end - request.Cash) / request.Cash * 100m), 6) : null,
            MaxDrawdownPct = Rounded(statistics.MaxDrawdownPct),
            Sharpe = Rounded(statistics.Sharpe),
            WinRate = Rounded(statistics.WinRate),
            Trades = statistics.TradeCount,
            ProfitFactor = Rounded(statistics.ProfitFactor),
            AverageWin = Rounded(statistics.AverageWin),
            AverageLoss = Rounded(statistics.AverageLoss),
            OpenPositions = OpenPositionsOf(state),
            StateHash = stateHash,
            JournalHash = journalHash,
            ElapsedMs = Math.Round(elapsed.TotalMilliseconds, 3),
            EventsPerSecond = Math.Round(events / elapsed.TotalSeconds),
            Alarms = [.. statistics.Alarms.Counts.Select(each => each.ToString()), .. state.BrokenInvariants],
            Warnings = [.. statistics.Warnings.Counts.Select(each => each.ToString())],
            RefusalReasons = statistics.Refusals.Counts,
            RejectionReasons = statistics.Rejections.Counts,
            DataNotes = Notes(),
            Trail = statistics.Trail,
        };
    }

    private static OrderedDictionary<string, string> ParametersOf(Strategy strategy) => new(
        StrategyParameter.Of(strategy.GetType()).Select(each => KeyValuePair.Create(each.Name, each.Read(strategy))));

    private static OrderedDictionary<string, long> OpenPositionsOf(DeskState state) => new(
        Enumerable.Range(0, state.Positions.PositionCount).Select(state.Positions.PositionAt)
            .Where(position => !position.Quantity.IsZero)
            .Select(position => KeyValuePair.Create(state.Master[position.Instrument].Symbol, position.Quantity.Units)));

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 6) : null;
}
