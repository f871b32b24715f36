using System.Diagnostics;

namespace Fairlead.Cli.Tests.Verbs;

/// <summary>A recorded option chain through backtest, journal, replay and export; hledger checks the books.</summary>
public sealed class RecordedBooksTests : IDisposable
{
    private readonly MarketFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2", "15m", false)]
    [InlineData("20", "0m", true)] // Held into the expiry of that day.
    public void Strangle_OnGoogsChain_IsFlatAfterwardsWithBooksThatHledgerAccepts(string stopRatio, string exitBefore, bool isHeld)
    {
        var (journal, books) = (_folder.Output("j.db"), _folder.Output("goog.journal"));
        var run = Cli.Backtest(RecordedData.Require(), "2015-12-24", "2015-12-24", "GOOG", "short-strangle",
            "--cash", "1000000", "--set", $"stop-ratio={stopRatio}", "--set", $"exit-before={exitBefore}", "--journal", journal, "--json");
        Assert.Equal((ExitCode.Success, ""), (run.Code, run.Error));
        Assert.Empty(run.Json.GetProperty("openPositions").EnumerateObject());
        Assert.Equal(ExitCode.Success, Cli.Run("replay", journal, "--verify").Code);
        Assert.Equal(ExitCode.Success, Cli.Run("journal", "export", journal, "--hledger", books).Code);
        Assert.Equal(isHeld, File.ReadAllText(books).Contains("* expiry", StringComparison.Ordinal));
        var cash = Hledger("-f", books, "check", "--strict") + Hledger("-f", books, "balance", "assets:cash", "--no-total", "--commodity-style", "1000.000000 USD");
        // All is closed: cash is equity.
        var equity = run.Json.GetProperty("endEquity").GetDecimal();
        Assert.Equal(equity, decimal.Parse(cash.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Hledger(params string[] arguments)
    {
        const string Hint = "hledger is missing: apt-get install hledger";
        try
        {
            using var process = Process.Start(new ProcessStartInfo("hledger", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, error.Result);
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.SkipUnless(string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase), Hint);
            Assert.Fail(Hint);
            throw;
        }
    }
}
