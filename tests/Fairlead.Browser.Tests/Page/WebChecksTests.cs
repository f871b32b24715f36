using System.Diagnostics;
using Fairlead.Browser.Tests.Running;

namespace Fairlead.Browser.Tests.Page;

/// <summary>What the page's own tools say, so that one <c>dotnet test</c> tells all.</summary>
public sealed class WebChecksTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Theory]
    [InlineData("typecheck")]
    [InlineData("lint")]
    [InlineData("test")]
    public async Task WebScript_OfThePage_ExitsClean(string script)
    {
        var npm = Needed.Npm();
        if (!Directory.Exists(Path.Combine(Places.Web, "node_modules")))
            await CleanAsync(npm, "ci", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error");
        await CleanAsync(npm, "run", script);
    }

    private static async Task CleanAsync(string npm, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(npm, arguments)
        {
            WorkingDirectory = Places.Web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NO_COLOR"] = "1", ["FORCE_COLOR"] = "0" },
        })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(process.ExitCode == 0, $"npm {string.Join(' ', arguments)} in web exits {process.ExitCode}:\n{await output}\n{await error}");
    }
}
