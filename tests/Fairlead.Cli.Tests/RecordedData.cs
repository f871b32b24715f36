namespace Fairlead.Cli.Tests;

/// <summary>Finds the recorded market these tests read: FAIRLEAD_MARKET_DATA, or shared/data/market beside the repository.</summary>
internal static class RecordedData
{
    private const string Hint =
        "recorded market data is missing: set FAIRLEAD_MARKET_DATA to a folder in the layout of shared/data/market " +
        "(equity/usa/minute/spy/20131007_trade.zip ...), or put it at ../shared/data/market beside the repository";

    /// <summary>The folder. Without it the test is skipped with a message, and fails where CI=true.</summary>
    public static string Require()
    {
        var found = Find();
        if (found is null && string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
            Assert.Fail(Hint);
        Assert.SkipWhen(found is null, Hint);
        return found!;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("FAIRLEAD_MARKET_DATA") is { Length: > 0 } set)
            return Directory.Exists(set) ? set : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "data", "market");
            if (Directory.Exists(candidate))
                return candidate;
        }

        return null;
    }
}
