using System.CommandLine;
using Fairlead.Domain.Market;
using Fairlead.Engine.PaperVenue;
using Fairlead.Host.Backtest;
using Fairlead.Host.Backtest.Sweep;

namespace Fairlead.Cli.Verbs;

/// <summary>The options of <c>fairlead backtest</c> and what they mean.</summary>
internal sealed class BacktestOptions
{
    private const int DefaultFolds = 3;
    private const decimal DefaultCash = 100_000m;

    private readonly Option<string> _data = new("--data") { Description = "Folder of recorded markets.", Required = true };
    private readonly Option<string> _instruments = new("--instruments") { Description = "Symbols, comma separated.", Required = true };
    private readonly Option<DateOnly> _from = Arguments.Date("--from", "First trading day, yyyy-MM-dd.");
    private readonly Option<DateOnly> _to = Arguments.Date("--to", "Last trading day, included.");
    private readonly Option<string> _timeframe = Arguments.OneOf("--timeframe", "Recorded data to run on, default 1m.", "1m", "1s", "tick", "1d");
    private readonly Option<string> _strategy = new("--strategy") { Description = "Strategy by name.", Required = true };
    private readonly Option<string[]> _set = new("--set") { Description = "A parameter, key=value; repeatable." };
    private readonly Option<decimal?> _cash = Arguments.Amount("--cash", "Starting cash in the instruments' currency, default 100000.");
    private readonly Option<string> _profile = new("--profile") { Description = $"Fill-and-fee profile of the paper venue ({string.Join(" | ", VenueProfiles.Names)}), default paper." };
    private readonly Option<string[]> _sweep = new("--sweep") { Description = "Run a grid: name=first..last:step or name=a,b,c; repeatable." };
    private readonly Option<int?> _walkForward = new("--walk-forward")
    {
        Description = $"With --sweep: choose on the days so far, try on the next ones, in this many folds, default {DefaultFolds}.",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result =>
        {
            if (result.Tokens.Count == 0)
                return DefaultFolds;
            if (int.TryParse(result.Tokens[0].Value, out var folds) && folds is >= 1 and <= WalkForward.MaxFolds)
                return folds;
            result.AddError($"--walk-forward {result.Tokens[0].Value}: expected a whole number from 1 to {WalkForward.MaxFolds}");
            return null;
        },
    };

    public Option<string?> Journal { get; } = new("--journal") { Description = "Keep the journal in this new file." };
    public Option<bool> Resume { get; } = new("--resume") { Description = "Take up the interrupted run that the journal holds." };
    public Option<string?> Strategies { get; } = StrategyVerb.FolderOption();
    public Option<string?> Report { get; } = new("--report") { Description = "Write a report, one self-contained HTML page." };
    public Option<bool> Force { get; } = new("--force") { Description = "Replace a report that is already there." };
    public Option<bool> Json { get; } = VerbRunner.JsonOption();

    public Command AddTo(Command command)
    {
        (_from.Required, _to.Required) = (true, true);
        foreach (var option in new Option[] { _data, _instruments, _from, _to, _timeframe, _strategy, _set, _cash, _profile, Strategies, Journal, Resume, Report, Force, _sweep, _walkForward, Json })
            command.Options.Add(option);
        return command;
    }

    public BacktestRequest Request(ParseResult parsed)
    {
        var timeframe = parsed.GetValue(_timeframe) ?? "1m";
        return new BacktestRequest
        {
            DataFolder = parsed.GetValue(_data)!,
            Instruments = Symbols(parsed.GetValue(_instruments)!),
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Timeframe = Timeframe.TryParse(timeframe, out var bars) ? bars : null,
            Strategy = parsed.GetValue(_strategy)!,
            Cash = parsed.GetValue(_cash) ?? DefaultCash,
            Profile = parsed.GetValue(_profile) ?? VenueProfiles.Paper.Name,
            Parameters = [.. (parsed.GetValue(_set) ?? []).Select(Pair)],
        };
    }

    /// <summary>Null when a single run is asked for.</summary>
    public SweepPlan? Sweep(ParseResult parsed)
    {
        var axes = (parsed.GetValue(_sweep) ?? []).Select(SweepAxis.Parse).ToArray();
        var folds = parsed.GetResult(_walkForward) is { Implicit: false } ? parsed.GetValue(_walkForward) ?? DefaultFolds : (int?)null;
        if (axes.Length == 0)
            return folds is null ? null : throw new CliException(ExitCode.Usage, "--walk-forward needs a grid to choose from: --sweep name=first..last:step");
        if (parsed.GetValue(Journal) is not null || parsed.GetValue(Report) is not null)
            throw new CliException(ExitCode.Usage, "--journal and --report are of a single run; leave out --sweep");
        return new SweepPlan(axes, folds);
    }

    private static string[] Symbols(string list)
    {
        string[] symbols = [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(symbol => symbol.ToUpperInvariant())];
        return symbols.GroupBy(symbol => symbol, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new CliException(ExitCode.Usage, $"--instruments {list}: {twice.Key} stands twice")
            : symbols;
    }

    private static KeyValuePair<string, string> Pair(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? KeyValuePair.Create(text[..equals], text[(equals + 1)..])
            : throw new CliException(ExitCode.Usage, $"--set {text}: expected key=value");
    }
}

/// <summary>A grid to run, and in how many folds when it walks forward.</summary>
internal sealed record SweepPlan(IReadOnlyList<SweepAxis> Axes, int? Folds);
