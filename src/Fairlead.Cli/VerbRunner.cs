using System.CommandLine;
using System.Text.Json;
using Fairlead.Engine.Decision;
using Fairlead.Host.Backtest;
using Fairlead.Host.UserStrategies;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;
using Fairlead.Markets;

namespace Fairlead.Cli;

/// <summary>Runs a verb's action: every expected failure becomes one line on standard error and a documented exit code.</summary>
internal static class VerbRunner
{
    /// <summary>Every verb has it: one JSON object on standard output and nothing else there.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Print one JSON object and nothing else on standard output." };

    /// <summary>Messages a journal can hold.</summary>
    public static MessageCodec NewCodec() => new([typeof(Domain.Fact), typeof(DeskCommand), typeof(DeskEffect)]);

    /// <summary>How every verb writes JSON: camel case, indented, nulls written (a null is an answer: unknown).</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static void Print<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <param name="command">The verb.</param>
    /// <param name="action">Does the work and returns an exit code.</param>
    public static Command Runs(this Command command, Func<ParseResult, CancellationToken, int> action)
    {
        command.SetAction((parsed, cancellation) => Task.FromResult(Guarded(() => action(parsed, cancellation))));
        return command;
    }

    private static int Guarded(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception e) when (Explain(e) is not null)
        {
            Console.Error.WriteLine($"fairlead: {Explain(e)!.Value.Line.ReplaceLineEndings(" ")}");
            return Explain(e)!.Value.Code;
        }
    }

    /// <summary>Exit code and line of an expected failure; null for a fault of our own, which shows its stack.</summary>
    private static (int Code, string Line)? Explain(Exception e) => e switch
    {
        CliException own => (own.ExitCode, own.Message),
        OperationCanceledException => (ExitCode.Cancelled, "cancelled"),
        StrategyException strategy => (ExitCode.Usage, strategy.Message),
        BacktestException wrong => (ExitCode.Usage, wrong.Message),
        MarketDataException data => (ExitCode.Data, data.Message),
        JournalException { Fault: JournalFault.Altered } altered => (ExitCode.Altered, altered.Message),
        JournalException journal => (ExitCode.File, journal.Message),
        IOException or UnauthorizedAccessException => (ExitCode.File, e.Message),
        _ => null,
    };
}
