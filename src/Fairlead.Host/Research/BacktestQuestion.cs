using System.Globalization;
using Fairlead.Domain.Market;
using Fairlead.Engine.Strategies;
using Fairlead.Host.Backtest;
using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Research;

/// <summary>Reads what the page asks to be tested, as far as can be told without looking at data.</summary>
internal static class BacktestQuestion
{
    public const int MaxSymbols = 100;
    public const int MaxParameters = 100;
    private const decimal DefaultCash = 100_000m;

    /// <summary>What to run.</summary>
    /// <exception cref="ProblemException">Something is missing or makes no sense.</exception>
    /// <exception cref="BacktestException">The strategy is unknown or refuses its parameters.</exception>
    public static BacktestRequest Read(BacktestRequestBody body, DataFolders folders, StrategyCatalogue catalogue)
    {
        folders.Require(body.Folder);
        var symbols = SymbolsOf(body.Symbols, MaxSymbols);
        if (body.From > body.To)
            throw ResearchProblem.Refused(string.Create(CultureInfo.InvariantCulture, $"the first day {body.From:yyyy-MM-dd} is after the last {body.To:yyyy-MM-dd}"));
        if (body.Cash <= 0)
            throw ResearchProblem.Refused(FormattableString.Invariant($"the cash {body.Cash} is not positive"));
        if (body.Parameters.Count > MaxParameters || body.Parameters.Any(pair => pair.Value is null))
            throw ResearchProblem.Refused($"at most {MaxParameters} parameters, each with a text");
        KeyValuePair<string, string>[] parameters = [.. body.Parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
        StrategyCheck.Make(catalogue, body.Strategy, parameters);
        return new BacktestRequest
        {
            DataFolder = body.Folder,
            Instruments = symbols,
            From = body.From,
            To = body.To,
            Timeframe = TimeframeOf(body.Timeframe),
            Strategy = body.Strategy,
            Parameters = parameters,
            Cash = body.Cash ?? DefaultCash,
        };
    }

    /// <summary>"sma-cross on SPY, 2013-10-07 to 2013-10-11, 1m".</summary>
    public static string Title(BacktestRequestBody body) => string.Create(
        CultureInfo.InvariantCulture, $"{body.Strategy} on {string.Join(", ", body.Symbols)}, {body.From:yyyy-MM-dd} to {body.To:yyyy-MM-dd}, {body.Timeframe}");

    /// <summary>In upper case, each once.</summary>
    /// <exception cref="ProblemException">None, too many, one twice, or one that is no symbol.</exception>
    public static string[] SymbolsOf(IReadOnlyList<string> asked, int most)
    {
        if (asked.Count == 0 || asked.Count > most || asked.Any(symbol => symbol is not { Length: > 0 and <= 40 }))
            throw ResearchProblem.Refused($"{asked.Count} symbols: 1 to {most} are asked for, of 1 to 40 letters each");
        string[] symbols = [.. asked.Select(symbol => symbol.ToUpperInvariant())];
        return symbols.GroupBy(symbol => symbol, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw ResearchProblem.Refused($"{twice.Key} stands twice among the symbols")
            : symbols;
    }

    /// <summary>Null for ticks.</summary>
    /// <exception cref="ProblemException">Nothing is recorded so.</exception>
    public static Timeframe? TimeframeOf(string text) => text switch
    {
        "tick" => null,
        "1s" => Timeframe.Second,
        "1m" => Timeframe.Minute,
        "1d" => Timeframe.Day,
        _ => throw ResearchProblem.Refused($"there is no recorded data of timeframe '{text}'; there is {LoadedMarket.Timeframes}"),
    };
}
