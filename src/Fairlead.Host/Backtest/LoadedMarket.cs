using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.Strategies;
using Fairlead.Markets;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Backtest;

/// <summary>The recorded market a backtest asked for.</summary>
/// <param name="Market">Instruments, tape and what is missing.</param>
/// <param name="Pretences">What the market pretends, in words; empty when nothing.</param>
/// <param name="LoadMs">How long reading took.</param>
public sealed record LoadedMarket(MarketSet Market, IReadOnlyList<string> Pretences, double LoadMs)
{
    /// <summary>The timeframes there is recorded data of.</summary>
    public const string Timeframes = "tick, 1s, 1m, 1d";

    /// <summary>Checks the request as far as names and ranges tell, then reads its market.</summary>
    /// <exception cref="BacktestException">An argument is wrong: strategy, parameter, profile, instrument, days, cash.</exception>
    /// <exception cref="MarketDataException">The data is missing, unreadable, or empty in the asked range.</exception>
    public static LoadedMarket Load(
        BacktestRequest request, DeskReference reference, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var strategy = Check(request, reference.Catalogue);
        var started = TimeProvider.System.GetTimestamp();
        var inventory = DataInventory.Scan(request.DataFolder);
        foreach (var symbol in request.Instruments)
            RequireKnown(inventory, symbol);
        var market = MarketLoader.Load(Plan(request, strategy.NeedsOptionChain), reference.Calendars, progress, cancellation);
        if (market.Tape.Count == 0)
            throw new MarketDataException(request.DataFolder, $"no row of {string.Join(", ", request.Instruments)} from {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}{Recorded(inventory, request)}");
        var pretences = market.Instruments.All
            .Select(row => DataNotes.Pretended(row, inventory.Of(InstrumentKind.Index, row.Symbol).Any()))
            .OfType<string>();
        return new LoadedMarket(market, [.. pretences], Math.Round(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds, 3));
    }

    /// <summary>The result with what only the load knows.</summary>
    public BacktestResult Complete(BacktestResult result) =>
        result with { LoadMs = LoadMs, DataNotes = [.. Pretences, .. result.DataNotes] };

    /// <summary>The strategy the request names, made once to see that it can be.</summary>
    private static Strategy Check(BacktestRequest request, StrategyCatalogue catalogue)
    {
        if (request.From > request.To)
            throw new BacktestException($"the first day {request.From:yyyy-MM-dd} is after the last {request.To:yyyy-MM-dd}");
        if (request.Cash <= 0)
            throw new BacktestException(FormattableString.Invariant($"the cash {request.Cash} is not positive"));
        if (request.Instruments.Count == 0)
            throw new BacktestException("no instrument was named");
        if (VenueProfiles.Find(request.Profile) is null)
            throw new BacktestException($"unknown profile '{request.Profile}'; there are {string.Join(", ", VenueProfiles.Names)}{NearName.Hint(request.Profile, VenueProfiles.Names)}");
        return StrategyCheck.Make(catalogue, request.Strategy, request.Parameters);
    }

    private static MarketRequest Plan(BacktestRequest request, bool needsChain) => new()
    {
        DataFolder = request.DataFolder,
        Symbols = needsChain ? [] : request.Instruments,
        OptionChains = needsChain ? request.Instruments : [],
        From = request.From,
        To = request.To,
        Resolution = ResolutionOf(request.Timeframe),
        Indexes = needsChain ? IndexTrading.NotTradable : IndexTrading.AsIfEquity,
    };

    /// <summary>Null is ticks.</summary>
    /// <exception cref="BacktestException">Nothing is recorded so.</exception>
    internal static Resolution ResolutionOf(Timeframe? timeframe) => timeframe switch
    {
        null => Resolution.Tick,
        { IsDay: true } => Resolution.Day,
        { } bars when bars == Timeframe.Minute => Resolution.Minute,
        { } bars when bars == Timeframe.Second => Resolution.Second,
        { } other => throw new BacktestException($"there is no recorded data of timeframe {other}; there is {Timeframes}"),
    };

    private static void RequireKnown(DataInventory inventory, string symbol)
    {
        var known = inventory.Series.Select(each => each.Series.Symbol).Distinct().Order(StringComparer.Ordinal).ToArray();
        if (!known.Contains(symbol, StringComparer.OrdinalIgnoreCase))
            throw new BacktestException($"unknown instrument '{symbol}' in {inventory.Folder}, which has {Few(known)}{NearName.Hint(symbol, known)}");
    }

    private static string Recorded(DataInventory inventory, BacktestRequest request)
    {
        var days = inventory.Series.Where(each => each.FirstOn is not null && each.Series.Resolution == ResolutionOf(request.Timeframe)
            && request.Instruments.Contains(each.Series.Symbol, StringComparer.OrdinalIgnoreCase)).ToArray();
        return days.Length == 0 ? "" : $"; recorded are {days.Min(each => each.FirstOn):yyyy-MM-dd} to {days.Max(each => each.LastOn):yyyy-MM-dd}";
    }

    private static string Few(string[] names)
    {
        const int MaxNamed = 12;
        return names.Length == 0 ? "nothing"
            : string.Join(", ", names.Take(MaxNamed)) + (names.Length > MaxNamed ? $" and {names.Length - MaxNamed} more" : "");
    }
}
