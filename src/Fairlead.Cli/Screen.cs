using Spectre.Console;

namespace Fairlead.Cli;

/// <summary>The person's terminal: tables on standard output, progress on standard error while someone watches.</summary>
internal static class Screen
{
    private const int WidthWithoutTerminal = 160;

    /// <summary>Standard output as it is now (a test may have redirected it).</summary>
    public static IAnsiConsole Out()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = WidthWithoutTerminal;
        return console;
    }

    /// <summary>Shows a bar while work goes on; nothing when standard error is not a terminal.</summary>
    /// <param name="what">One or two words.</param>
    /// <param name="work">Told where to report the share done, 0 to 1; null when nobody watches.</param>
    public static T WithProgress<T>(string what, Func<IProgress<double>?, T> work)
    {
        if (Console.IsErrorRedirected)
            return work(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => work(new Bar(context.AddTask(Markup.Escape(what), maxValue: 1))));
    }

    private sealed class Bar(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
