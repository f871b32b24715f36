using System.CommandLine;

namespace Fairlead.Cli.Tests.Verbs;

public sealed class FaultTests
{
    [Fact]
    public async Task Fault_OfOurOwn_IsOneLineWithTheDetailsElsewhere()
    {
        var root = new RootCommand { new Command("break").Runs((_, _) => throw new InvalidOperationException("two\nlines")) };
        var error = Console.Error;
        using var caught = new StringWriter();
        int code;
        try
        {
            Console.SetError(caught);
            code = await VerbRunner.RunAsync(root, ["break"]);
        }
        finally
        {
            Console.SetError(error);
        }

        var answer = new CliAnswer(code, "", caught.ToString());
        var line = answer.Refusal(ExitCode.Internal);
        Assert.Contains("two lines", line, StringComparison.Ordinal);
        var path = line[(line.LastIndexOf("details in ", StringComparison.Ordinal) + "details in ".Length)..].TrimEnd().TrimEnd(')');
        Assert.Contains(nameof(InvalidOperationException), await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        File.Delete(path);
    }
}
