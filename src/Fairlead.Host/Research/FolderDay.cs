using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Host.Backtest;
using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Markets;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Research;

/// <summary>One recorded day of a data folder that can be replayed, as far as file names tell.</summary>
/// <param name="Folder">One of the data folders.</param>
/// <param name="Symbols">Upper case, each once.</param>
/// <param name="Session">Of the day.</param>
/// <param name="Timeframe">Of the data; null for ticks.</param>
/// <param name="Market">Of all the symbols.</param>
internal sealed record FolderDay(
    string Folder, IReadOnlyList<string> Symbols, Session Session, Timeframe? Timeframe, LeanMarket Market)
{
    public const int MaxSymbols = 8;

    /// <summary>Zips of one replay together; a day of ticks of a busy fund is about 2 MiB.</summary>
    public const long MaxBytes = 16L << 20;

    /// <summary>"SPY, IBM of /data/market on 2013-10-07, 1m".</summary>
    public string Title => FormattableString.Invariant(
        $"{string.Join(", ", Symbols)} of {Folder} on {Session.Day:yyyy-MM-dd}, {Timeframe?.ToString() ?? "tick"}");

    /// <summary>Reads what the page asks to be replayed, without opening a file.</summary>
    /// <exception cref="ProblemException">Something is missing, unknown or too much.</exception>
    /// <exception cref="MarketDataException">The folder cannot be looked through.</exception>
    /// <exception cref="CalendarRangeException">The day is beyond the calendar.</exception>
    public static FolderDay Read(ReplayRequest request, DataFolders folders, MarketCalendars calendars)
    {
        folders.Require(request.Folder!);
        if (request.Day is not { } day)
            throw ResearchProblem.Refused("the replay of a data folder needs a day");
        var symbols = BacktestQuestion.SymbolsOf(request.Symbols ?? [], MaxSymbols);
        var timeframe = BacktestQuestion.TimeframeOf(request.Timeframe ?? "1m");
        if (timeframe is { IsDay: true })
            throw ResearchProblem.Refused("a day of day bars is one bar, there is nothing to play; replay tick, 1s or 1m");
        var inventory = DataInventory.Scan(request.Folder!);
        var files = symbols.SelectMany(symbol => FilesOf(inventory, symbol, LoadedMarket.ResolutionOf(timeframe), day)).ToList();
        var market = MarketOf(files);
        var session = calendars[market.Cash.CalendarName()].On(day)
            ?? throw ResearchProblem.Refused(FormattableString.Invariant($"{day:yyyy-MM-dd} is no trading day of {string.Join(", ", symbols)}"));
        var bytes = files.Sum(file => new FileInfo(file.Path).Length);
        if (bytes > MaxBytes)
            throw ResearchProblem.Refused(FormattableString.Invariant($"{bytes >> 20} MiB of zips are too much for one replay, it can be {MaxBytes >> 20} MiB; ask for fewer symbols or a longer timeframe"));
        return new FolderDay(request.Folder!, symbols, session, timeframe, market);
    }

    /// <summary>A symbol's files of the day, one or more.</summary>
    private static List<DataFile> FilesOf(DataInventory inventory, string symbol, Resolution resolution, DateOnly day)
    {
        var known = inventory.Of(InstrumentKind.Equity, symbol).Concat(inventory.Of(InstrumentKind.Index, symbol)).ToList();
        if (known.Count == 0)
            throw ResearchProblem.Refused($"unknown symbol '{symbol}' in {inventory.Folder}{NearName.Hint(symbol, inventory.Series.Select(each => each.Series.Symbol).Distinct())}");
        var recorded = known.Where(file => file.Series.Resolution == resolution).ToList();
        if (recorded.Count == 0)
            throw ResearchProblem.Refused($"{symbol} has no data of timeframe {DataFolders.Name(resolution)} in {inventory.Folder}, only of {string.Join(", ", known.Select(file => DataFolders.Name(file.Series.Resolution)).Distinct())}");
        var found = recorded.Where(file => file.On == day).ToList();
        return found.Count > 0 ? found : throw ResearchProblem.Refused(FormattableString.Invariant(
            $"{symbol} has nothing of {day:yyyy-MM-dd} in {inventory.Folder}; recorded days are from {recorded.Min(file => file.On):yyyy-MM-dd} to {recorded.Max(file => file.On):yyyy-MM-dd}"));
    }

    private static LeanMarket MarketOf(List<DataFile> files)
    {
        var markets = files.Select(file => file.Series.Market).Distinct().ToList();
        return markets.Count == 1
            ? LeanMarket.Find(markets[0])!
            : throw ResearchProblem.Refused($"the symbols are of different markets: {string.Join(", ", markets)}; replay one market at a time");
    }
}
