using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Host.Backtest;
using Fairlead.Host.Configuration;
using Fairlead.Host.Replay;
using Fairlead.Host.Storage;
using Fairlead.Host.UserStrategies;
using Fairlead.Journal.Store;
using Fairlead.Markets;

namespace Fairlead.Cli;

/// <summary>Runs a verb's action: every expected failure becomes one line on standard error and a documented exit code.</summary>
internal static class VerbRunner
{
    /// <summary>Every verb has it: one JSON value on standard output and nothing else there.</summary>
    public static Option<bool> JsonOption() => new("--json") { Description = "Print one JSON value and nothing else on standard output." };

    /// <summary>How every verb writes JSON: camel case, indented, names of enums, nulls written (a null is an answer:
    /// unknown). It goes to a terminal or a file, never into a page, so only what JSON itself needs is escaped.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new TimestampConverter() },
    };

    public static void Print<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    /// <summary>Parses and runs; mistakes in the arguments are one line and exit code 2.</summary>
    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0)
            return await parsed.InvokeAsync();
        Complain(string.Join(" ", parsed.Errors.Select(error => error.Message)));
        return ExitCode.Usage;
    }

    /// <param name="command">The verb.</param>
    /// <param name="action">Does the work and returns an exit code.</param>
    public static TCommand Runs<TCommand>(this TCommand command, Func<ParseResult, CancellationToken, int> action)
        where TCommand : Command
    {
        // On a thread of its own: Ctrl+C is listened to only once the action has been handed back.
        command.SetAction((parsed, cancellation) => Task.Run(() => Guarded(() => action(parsed, cancellation)), CancellationToken.None));
        return command;
    }

    private static int Guarded(Func<int> action)
    {
        try
        {
            return action();
        }
#pragma warning disable CA1031 // The edge of the process: a fault of ours ends it with one line too.
        catch (Exception e)
#pragma warning restore CA1031
        {
            var (code, line) = Explain(e) ?? (ExitCode.Internal, FaultNote.Write(e));
            Complain(line);
            return code;
        }
    }

    private static void Complain(string line) => Console.Error.WriteLine($"fairlead: {line.ReplaceLineEndings(" ")}");

    /// <summary>Exit code and line of an expected failure; null for a fault of our own.</summary>
    private static (int Code, string Line)? Explain(Exception e) => e switch
    {
        CliException own => (own.ExitCode, own.Message),
        OperationCanceledException => (ExitCode.Cancelled, "cancelled"),
        ConfigurationException wrong => (ExitCode.Usage, wrong.Message),
        StorageException storage => (ExitCode.File, storage.Message),
        StrategyException strategy => (ExitCode.Usage, strategy.Message),
        BacktestException wrong => (ExitCode.Usage, wrong.Message),
        MarketDataException data => (ExitCode.Data, data.Message),
        JournalException { Fault: JournalFault.Altered } altered => (ExitCode.Altered, altered.Message),
        JournalException journal => (ExitCode.File, journal.Message),
        ReplayDifferenceException different => (ExitCode.Difference, different.Message),
        IOException or UnauthorizedAccessException => (ExitCode.File, e.Message),
        _ => null,
    };
}
