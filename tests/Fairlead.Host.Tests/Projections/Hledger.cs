using System.Diagnostics;

namespace Fairlead.Host.Tests.Projections;

/// <summary>The real hledger. Where it is missing the test is skipped with a message, and fails where CI=true.</summary>
internal static class Hledger
{
    private const string Hint = "hledger is missing: apt-get install hledger";

    /// <summary>Standard output of a command over a journal; fails with standard error when it exits with anything but 0.</summary>
    public static string Run(string journal, params string[] arguments)
    {
        var start = new ProcessStartInfo("hledger") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-f", "-", .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["LANG"] = "C.UTF-8";
        using var process = Start(start);
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(journal);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"hledger {string.Join(' ', arguments)}: {error.Result}");
        return output;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
                Assert.Fail(Hint);
            Assert.Skip(Hint);
            throw;
        }
    }
}
