using System.Text.Json;

// The command line writes to the one console of the process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Fairlead.Cli.Tests;

/// <summary>Runs the real entry point in this process with its output caught.</summary>
internal static class Cli
{
    public static CliAnswer Run(params string[] args)
    {
        var (output, error) = (Console.Out, Console.Error);
        using StringWriter caughtOutput = new(), caughtError = new();
        try
        {
            Console.SetOut(caughtOutput);
            Console.SetError(caughtError);
            var code = (int)typeof(ExitCode).Assembly.EntryPoint!.Invoke(null, [args])!;
            return new CliAnswer(code, caughtOutput.ToString(), caughtError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    public static CliAnswer Backtest(string data, string from, string to, string instruments, string strategy, params string[] more) =>
        Run(["backtest", "--data", data, "--from", from, "--to", to, "--instruments", instruments, "--strategy", strategy, .. more]);
}

internal sealed record CliAnswer(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public string Text(string key) => Json.GetProperty(key).ToString();

    /// <summary>The one line of an expected failure.</summary>
    public string Refusal(int code)
    {
        Assert.Equal("", Output);
        Assert.StartsWith("fairlead: ", Error, StringComparison.Ordinal);
        Assert.Equal(Error.Length - Environment.NewLine.Length, Error.IndexOf(Environment.NewLine, StringComparison.Ordinal));
        Assert.Equal(code, Code);
        return Error;
    }
}
