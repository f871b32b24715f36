namespace Fairlead.Browser.Tests.Running;

/// <summary>What these tests need from the machine. Where it is missing they are skipped and say so; in CI they fail.</summary>
internal static class Needed
{
    /// <summary>The program Chromium, by full path.</summary>
    public static string Chromium() => Find("chromium", "chromium-browser", "google-chrome")
        ?? throw Missing("Chromium is missing: the browser tests drive it. Install Debian's package chromium.");

    /// <summary>npm, which comes with Node.</summary>
    public static string Npm() => Find("npm")
        ?? throw Missing("Node with npm is missing: the page is built and tested with it. Install Node 20.19 or later.");

    /// <summary>Ends a test that cannot run: failed in CI, skipped elsewhere.</summary>
    public static Exception Missing(string what)
    {
        if (Environment.GetEnvironmentVariable("CI") is "true" or "1")
            Assert.Fail(what);
        Assert.Skip(what);
        return new InvalidOperationException(what);
    }

    private static string? Find(params string[] names) =>
        (from name in names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         let path = Path.Combine(folder, OperatingSystem.IsWindows() && name == "npm" ? "npm.cmd" : OperatingSystem.IsWindows() ? name + ".exe" : name)
         where File.Exists(path)
         select path).FirstOrDefault();
}
