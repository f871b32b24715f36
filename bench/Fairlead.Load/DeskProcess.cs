using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Fairlead.Load;

/// <summary>A real desk: the program of this build as a process of its own, with a data folder.</summary>
internal sealed class DeskProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ChildProcess _process;

    private DeskProcess(ChildProcess process, Uri link)
    {
        _process = process;
        Link = link;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 16 })
        {
            BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority)),
        };
        Http.DefaultRequestHeaders.Add("Origin", link.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>With the cookie and headers of the login, once there is one.</summary>
    public HttpClient Http { get; }

    /// <summary>Processor time it has used.</summary>
    public TimeSpan Cpu => _process.Cpu;

    private Uri Link { get; }

    /// <summary>Returns when it listens.</summary>
    /// <param name="program">The desk's program file or assembly; null is this build's.</param>
    /// <param name="folder">Its data.</param>
    public static async Task<DeskProcess> StartAsync(string? program, string folder)
    {
        var file = program ?? OwnBuild();
        string[] words = ["serve", "--data", folder, "--port", "0", "--no-browser"];
        var process = file.EndsWith(".dll", StringComparison.Ordinal) ? ChildProcess.Start("dotnet", [file, .. words]) : ChildProcess.Start(file, words);
        return new DeskProcess(process, new Uri(await process.LineAsync("open ")));
    }

    /// <summary>Waits until /health/ready says so.</summary>
    /// <returns>Since the process was started.</returns>
    public async Task<TimeSpan> ReadyAsync()
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (Stopwatch.GetElapsedTime(_process.StartedAt) < Patience)
        {
            using var answer = await Http.GetAsync("/health/ready");
            if (answer.IsSuccessStatusCode)
                return Stopwatch.GetElapsedTime(_process.StartedAt);
            await poll.WaitForNextTickAsync();
        }

        throw new InvalidOperationException($"The desk was not ready within {Patience}.");
    }

    /// <summary>Logs in by the link it printed.</summary>
    public async Task LogInAsync()
    {
        using var entered = await Http.PostAsync(Link.PathAndQuery, null);
        if (entered.StatusCode != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"The login link was answered with {(int)entered.StatusCode}.");
        var session = await Http.GetFromJsonAsync<JsonElement>("/auth/session");
        Http.DefaultRequestHeaders.Add("X-Fairlead-Csrf", session.GetProperty("csrf").GetString());
    }

    public Task StopAsync() => _process.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _process.DisposeAsync();
    }

    /// <summary>artifacts/bin/Fairlead.Cli beside this program's own folder, of the same configuration.</summary>
    private static string OwnBuild()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory);
        var file = Path.Combine(own.Parent!.Parent!.FullName, "Fairlead.Cli", own.Name, "fairlead.dll");
        return File.Exists(file) ? file : throw new FileNotFoundException($"{file} is not there; build src/Fairlead.Cli or name the program with --program", file);
    }
}
