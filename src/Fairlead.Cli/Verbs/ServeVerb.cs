using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using Fairlead.Host.Composition;
using Fairlead.Host.Configuration;
using Fairlead.Host.Serving;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead serve</c>: the desk. What no verb means.</summary>
internal static class ServeVerb
{
    private static readonly Option<string?> Data = new("--data") { Description = "Where the desk keeps everything. Default: fairlead in your application data." };
    private static readonly Option<int?> Port = new("--port") { Description = "Port of the page on this machine; 0 takes a free one. Default 5555." };
    private static readonly Option<bool> NoBrowser = new("--no-browser") { Description = "Do not open the page." };
    private static readonly Option<string?> Strategies = StrategyVerb.FolderOption();

    public static Command Build() => AddTo(new Command("serve", "Run the desk. Ctrl+C: entries off, everything durable, exit 0."));

    /// <summary>Gives a command the options and the action of serving.</summary>
    public static TCommand AddTo<TCommand>(TCommand command)
        where TCommand : Command
    {
        command.Add(Data);
        command.Add(Port);
        command.Add(NoBrowser);
        command.Add(Strategies);
        command.Runs((parsed, cancellation) => ServeAsync(
            parsed.GetValue(Data) ?? DefaultFolder(), parsed.GetValue(Port), parsed.GetValue(NoBrowser), parsed.GetValue(Strategies), cancellation).GetAwaiter().GetResult());
        return command;
    }

    private static async Task<int> ServeAsync(string data, int? port, bool noBrowser, string? strategies, CancellationToken cancellation)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Stop(signal, stopping));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Stop(signal, stopping));
        var arguments = new Dictionary<string, string>();
        if (port is { } chosen)
            arguments["server.port"] = chosen.ToString(CultureInfo.InvariantCulture);
        await using var server = DeskServer.Make(new DeskServerOptions(
            Path.GetFullPath(data), DeskConfiguration.ProcessEnvironment(), arguments, strategies, Path.Combine(AppContext.BaseDirectory, "wwwroot"), Product(), TimeProvider.System));
        var ready = await server.StartAsync(stopping.Token);
        var link = server.Address + (server.LoginLink() ?? "/");
        Say($"{Product()}, data in {Path.GetFullPath(data)}");
        Say($"open {link}");
        if (!noBrowser)
            OpenPage(link);
        await Task.WhenAny(ready, Task.Delay(Timeout.Infinite, stopping.Token));
        foreach (var account in server.Accounts.All)
            Say(Describe(account));
        await Task.WhenAny(Task.Delay(Timeout.Infinite, stopping.Token));
        Say("stopping: entries are off, what waits is made durable");
        await server.StopAsync();
        return ExitCode.Success;
    }

    private static void Stop(PosixSignalContext signal, CancellationTokenSource stopping)
    {
        signal.Cancel = true;
        stopping.Cancel();
    }

    private static string Describe(ServedAccount account) => account.Stage switch
    {
        AccountStage.Running => $"{account.About.Key}: ready, {account.Sequence.ToString(CultureInfo.InvariantCulture)} items in its journal",
        AccountStage.LookingOn => $"{account.About.Key}: this desk only looks on; owned by {account.Holder?.ToString() ?? "another process"}",
        AccountStage.Recovering => $"{account.About.Key}: not recovered yet",
        _ => $"{account.About.Key}: does not run: {account.Fault}",
    };

    private static void Say(string line) => Console.Out.WriteLine(line);

    private static string DefaultFolder() =>
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "fairlead");

    private static string Product() =>
        $"Fairlead {typeof(ServeVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0"}";

    /// <summary>A courtesy: where there is no screen, nothing is opened and nobody is told twice.</summary>
    private static void OpenPage(string link)
    {
        if (OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("DISPLAY") is null && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null)
            return;
        try
        {
            using var _ = OperatingSystem.IsLinux() ? Process.Start("xdg-open", link)
                : OperatingSystem.IsMacOS() ? Process.Start("open", link)
                : Process.Start(new ProcessStartInfo(link) { UseShellExecute = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No program opens pages here; the link stands above.
        }
    }
}
