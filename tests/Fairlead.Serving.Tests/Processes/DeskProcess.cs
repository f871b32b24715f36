using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Fairlead.Serving.Tests.Security;
using Fairlead.Serving.Tests.Terminal;

namespace Fairlead.Serving.Tests.Processes;

/// <summary>The built fairlead executable, serving on a free port: the US practice account only.</summary>
internal sealed class DeskProcess : IDisposable
{
    private static readonly string Program = Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Fairlead.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "fairlead.dll");

    private readonly Process _process;

    private DeskProcess(Process process, Uri address, DeskBrowser owner) => (_process, Address, Owner) = (process, address, owner);

    public Uri Address { get; }

    public DeskBrowser Owner { get; }

    public static string JournalOf(string folder) => Path.Combine(folder, "accounts", RunningDesk.Us, "journal.db");

    /// <summary>Listening, ready, and logged in by its link.</summary>
    public static async Task<DeskProcess> StartAsync(string folder, int speed, int seed = 1)
    {
        var process = Begin(folder, "0", speed, seed);
        _ = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(RunningDesk.Patience) is { } line)
        {
            if (!line.StartsWith("open http", StringComparison.Ordinal))
                continue;
            _ = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var link = new Uri(line["open ".Length..]);
            var address = new Uri(link.GetLeftPart(UriPartial.Authority));
            var owner = new DeskBrowser(address, from: null);
            (await owner.PostAsync(link.PathAndQuery, content: null)).Must(HttpStatusCode.SeeOther);
            await owner.RefreshAsync();
            await RunningDesk.UntilAsync(async () => (await owner.GetAsync("/terminal/accounts")).Body, body => body.Contains(RunningDesk.Us, StringComparison.Ordinal), "the account is there");
            return new DeskProcess(process, address, owner);
        }

        process.Kill();
        throw new Xunit.Sdk.XunitException("the desk ended before it said where it listens");
    }

    /// <summary>Runs fairlead to its end: its exit code and what it said.</summary>
    public static async Task<(int Code, string Out, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(Info(arguments))!;
        return await EndAsync(process);
    }

    /// <summary>A desk that is expected not to start.</summary>
    public static async Task<(int Code, string Out, string Error)> FailAsync(string folder, string port)
    {
        using var process = Begin(folder, port, speed: 1, seed: 1);
        return await EndAsync(process);
    }

    public async Task<JsonElement> RowAsync() => RunningDesk.Json((await Owner.GetAsync("/terminal/accounts")).Must(HttpStatusCode.OK))[0];

    public Task<DeskAnswer> PostAsync(string path, string? json, string? key = null) => Owner.SendAsync(
        HttpMethod.Post, $"/terminal/accounts/{RunningDesk.Us}/{path}", json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), key);

    public async Task<DeskAnswer> BuyAsync(long quantity, string key)
    {
        // A desk that looks on has to read the journal first.
        var rows = RunningDesk.Json(await RunningDesk.UntilAsync(
            () => Owner.GetAsync($"/terminal/accounts/{RunningDesk.Us}/instruments?search=SPY&limit=1"), answer => answer.Status == HttpStatusCode.OK, "the instruments are known"));
        var body = $$$"""{"legs":[{"instrument":{{{rows[0].GetProperty("id").GetInt32()}}},"side":"Buy"}],"quantity":{{{quantity}}},"type":"Market","protection":{"stop":{"points":null,"percent":"2"} } }""";
        return await PostAsync("orders", body, key);
    }

    /// <summary>SIGKILL: no last word.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(RunningDesk.Patience);
    }

    /// <summary>Sends STOP, CONT or TERM.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Asks it to end and returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        await SignalAsync("TERM");
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(RunningDesk.Patience);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        Owner.Dispose();
        _process.Dispose();
    }

    private static Process Begin(string folder, string port, int speed, int seed)
    {
        var info = Info(["serve", "--no-browser", "--port", port, "--data", folder]);
        info.Environment["FAIRLEAD_PRACTICE_MARKETS"] = "us";
        info.Environment["FAIRLEAD_PRACTICE_SPEED"] = speed.ToString(CultureInfo.InvariantCulture);
        info.Environment["FAIRLEAD_PRACTICE_SEED"] = seed.ToString(CultureInfo.InvariantCulture);
        return Process.Start(info)!;
    }

    private static ProcessStartInfo Info(IEnumerable<string> arguments) =>
        new("dotnet", [Path.GetFullPath(Program), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };

    private static async Task<(int Code, string Out, string Error)> EndAsync(Process process)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(RunningDesk.Patience);
        return (process.ExitCode, await output, await error);
    }
}
