using System.CommandLine;
using Fairlead.Cli.Views;
using Fairlead.Engine.Decision;
using Fairlead.Host.Backtest;
using Fairlead.Host.Backtest.Report;
using Fairlead.Host.Loop;
using Fairlead.Host.UserStrategies;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead backtest</c>: a strategy over recorded markets.</summary>
internal static class BacktestVerb
{
    public static Command Build()
    {
        var options = new BacktestOptions();
        return options.AddTo(new Command("backtest", "Run a strategy over recorded markets."))
            .Runs((parsed, cancellation) => Run(options, parsed, cancellation));
    }

    private static int Run(BacktestOptions options, ParseResult parsed, CancellationToken cancellation)
    {
        var reference = new DeskReference(CalendarData.Load(), StrategySources.Load(parsed.GetValue(options.Strategies)));
        var request = options.Request(parsed);
        var sweep = options.Sweep(parsed);
        if (sweep is not null)
            return SweepRun.Run(request, sweep, reference, parsed.GetValue(options.Json), cancellation);

        var journal = options.JournalOf(parsed);
        var report = parsed.GetValue(options.Report);
        // What cannot be written is told before the long work, not after it.
        if (journal is { IsResumed: false })
            OutputFile.RequireFree(journal.Path, "the journal", "a journal is never replaced, --resume goes on with an interrupted run");
        if (report is not null)
            OutputFile.RequireWritable(report, parsed.GetValue(options.Force));

        var loaded = Load(request, reference, cancellation);
        var result = loaded.Complete(Run(request, loaded, reference, journal, keepsTrail: report is not null, cancellation));
        if (report is not null)
            OutputFile.Write(report, HtmlReport.Of(result, loaded.Market));
        if (parsed.GetValue(options.Json))
            VerbRunner.Print(result);
        else
            BacktestView.Show(Screen.Out(), result, journal?.Path, report);
        return ExitCode.Success;
    }

    internal static LoadedMarket Load(BacktestRequest request, DeskReference reference, CancellationToken cancellation) =>
        Screen.WithProgress("loading", bar => LoadedMarket.Load(
            request, reference, bar is null ? null : new FileBar(bar), cancellation));

    private static BacktestResult Run(
        BacktestRequest request, LoadedMarket loaded, DeskReference reference, JournalChoice? journal, bool keepsTrail, CancellationToken cancellation)
    {
        var run = new BacktestRun(request, loaded.Market, reference);
        var settings = run.Settings(); // Told before a journal file is made: what the request and the market disagree on.
        using var codec = DeskMessages.NewCodec();
        using IJournalStore store = journal switch
        {
            null => new MemoryJournalStore(keepRecords: false),
            { IsResumed: true } => SqliteJournalStore.Open(journal.Path),
            _ => SqliteJournalStore.Create(journal.Path, new JournalMetadata(settings.Account, "fairlead backtest", settings.CalendarsVersion)),
        };
        try
        {
            return Screen.WithProgress("deciding", bar => run.Run(store, codec, keepsTrail, bar, cancellation));
        }
        catch (OperationCanceledException) when (journal is not null)
        {
            throw new CliException(ExitCode.Cancelled, FormattableString.Invariant($"cancelled; {journal.Path} keeps what was flushed, up to sequence {store.DurableSequence}; --resume goes on"));
        }
    }
}
