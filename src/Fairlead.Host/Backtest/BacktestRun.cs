using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Charges;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Loop;
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

    /// <summary>The desk's settings for this run: the first record of its journal.</summary>
    public DeskSettings Settings()
    {
        var traded = request.Instruments.Select(symbol => market.Instruments.Find(symbol.ToUpperInvariant())
            ?? throw new BacktestException($"the data has no instrument {symbol}")).ToList();
        if (traded.Select(row => row.Currency).Distinct().Count() > 1)
            throw new BacktestException($"the instruments trade in different currencies: {string.Join(", ", traded.Select(row => $"{row} {row.Currency}"))}");
        return new DeskSettings
        {
            Account = new AccountRef("paper", "backtest", TradingMode.Replay),
            StartingCash = new Money(request.Cash, traded[0].Currency),
            Instruments = market.Instruments.All,
            CalendarsVersion = reference.Calendars.Version,
            Strategies = [new StrategySpec(request.Strategy, [.. request.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)], [.. traded.Select(row => row.Id)])],
            Limits = request.Limits,
            ChargeSchedule = ChargeSchedule.DefaultFor(traded[0].Currency).Name,
            MarginRule = (VenueProfiles.Find(request.Profile)?.Margin ?? default).ToString(),
            Timeframe = request.Timeframe ?? Timeframe.Minute,
            BlindAfter = request.Timeframe is { IsDay: true } ? TimeSpan.FromDays(7) : TimeSpan.FromMinutes(15),
            VenueProfile = request.Profile,
            Source = $"{string.Join(",", request.Instruments)} {request.From:yyyy-MM-dd}..{request.To:yyyy-MM-dd} {request.Timeframe?.ToString() ?? "tick"}, profile {request.Profile}",
        };
    }

    /// <summary>A fresh desk of these settings with its venue.</summary>
    /// <param name="settings">From <see cref="Settings"/>, or a journal's first record.</param>
    /// <param name="recorder">Null keeps no journal.</param>
    public SimulatedDesk NewDesk(DeskSettings settings, IDeskRecorder? recorder)
    {
        if (VenueProfiles.Find(settings.VenueProfile) is null)
            throw new BacktestException($"unknown profile '{settings.VenueProfile}'; there are {string.Join(", ", VenueProfiles.Names)}");
        return SimulatedDesk.Of(settings, reference, recorder);
    }

    /// <summary>Runs to the end of the tape and of the last day.</summary>
    /// <param name="store">Where to journal; null keeps none.</param>
    /// <param name="codec">Of the journal's messages; needed with a store.</param>
    /// <param name="keepsLines">Keep curve, fills and refusals for a report.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops between records; what is journaled stays.</param>
    public BacktestResult Run(
        IJournalStore? store, MessageCodec? codec, bool keepsLines, IProgress<double>? progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        var settings = Settings();
        var recorder = store is null ? null : new DeskRecorder(store, codec!);
        var desk = NewDesk(settings, recorder);
        var records = market.Tape.Records;
        if (records.Length == 0)
            throw new BacktestException($"no market data of {string.Join(",", request.Instruments)} from {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}");
        var statistics = new BacktestStatistics(records[0].At, request.Cash, keepsLines);
        desk.Observer = statistics;
        desk.Open(StartOf(records[0].At));
        GoOn(desk, progress, cancellation);
        statistics.Finish(desk.State);
        var stateHash = new StateArchive(desk.State.Master).Hash(desk.State);
        desk.Checkpoint();
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        return Result(desk, statistics, stateHash, store?.HeadHash.ToString(), elapsed);
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

            if (index > 0 && records[index].At.Nanos / Timestamp.NanosPerDay != records[index - 1].At.Nanos / Timestamp.NanosPerDay)
                desk.Checkpoint();
            desk.Market(in records[index]);
        }

        desk.RunUntil(EndOfLastDay());
        progress?.Report(1);
    }

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
            Parameters = [.. StrategyParameter.Of(state.Strategies.Slots[0].Strategy.GetType())
                .Select(each => KeyValuePair.Create(each.Name, each.Read(state.Strategies.Slots[0].Strategy)))],
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
            StartEquity = request.Cash,
            EndEquity = endEquity,
            Charges = state.Positions.Charges().Amount,
            NetProfitPct = endEquity is { } end ? Math.Round((double)((end - request.Cash) / request.Cash * 100m), 6) : null,
            MaxDrawdownPct = Rounded(statistics.MaxDrawdownPct),
            Sharpe = Rounded(statistics.Sharpe),
            WinRate = Rounded(statistics.WinRate),
            Trades = statistics.TradeCount,
            OpenPositions = [.. Enumerable.Range(0, state.Positions.PositionCount).Select(state.Positions.PositionAt)
                .Where(position => !position.Quantity.IsZero)
                .Select(position => KeyValuePair.Create(state.Master[position.Instrument].Symbol, position.Quantity.Units))],
            StateHash = stateHash,
            JournalHash = journalHash,
            ElapsedMs = Math.Round(elapsed.TotalMilliseconds, 3),
            EventsPerSecond = Math.Round(events / elapsed.TotalSeconds),
            Alarms = [.. statistics.Alarms, .. state.BrokenInvariants],
            DataNotes = DataNotes(),
            Equity = statistics.Equity,
            ClosedTrades = statistics.Trades,
            FillLines = statistics.FillLines,
            RefusalLines = statistics.Refusals,
        };
    }

    private IReadOnlyList<string> DataNotes() =>
    [
        .. market.Report.Gaps.Take(20).Select(gap => $"missing: {gap.Symbol} {gap.Content}{(gap.On is { } day ? $" on {day:yyyy-MM-dd}" : "")}"),
        .. market.Report.GapCount > 20 ? [$"missing: {market.Report.GapCount - 20} more"] : Array.Empty<string>(),
        .. market.Report.Issues.Select(issue => $"{issue.Kind} {issue.Count} times, first {issue.FirstExample}"),
    ];

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 6) : null;
}

/// <summary>The backtest cannot be run as asked; the message names what and where.</summary>
public sealed class BacktestException(string message) : Exception(message);
