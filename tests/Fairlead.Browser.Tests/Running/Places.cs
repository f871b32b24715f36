namespace Fairlead.Browser.Tests.Running;

/// <summary>Where things are in the repository.</summary>
internal static class Places
{
    /// <summary>The folder that holds Fairlead.slnx.</summary>
    public static string Root { get; } = FindRoot();

    public static string Web => Path.Combine(Root, "web");

    /// <summary>Pictures and page texts of failed tests.</summary>
    public static string Failures => Path.Combine(Root, "artifacts", "browser");

    /// <summary>The desk that was built with these tests, in the same configuration.</summary>
    public static string Program
    {
        get
        {
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            var program = Path.Combine(Root, "artifacts", "bin", "Fairlead.Cli", configuration, OperatingSystem.IsWindows() ? "fairlead.exe" : "fairlead");
            Assert.True(File.Exists(program), $"{program} is not built: run dotnet build.");
            var page = Path.Combine(Path.GetDirectoryName(program)!, "wwwroot", "index.html");
            return File.Exists(page) ? program
                : throw Needed.Missing($"{page} is missing: the page was not built. Install Node 20.19 or later and run dotnet build.");
        }
    }

    private static string FindRoot()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Fairlead.slnx")))
                return folder;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Fairlead.slnx.");
    }
}
