using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Tests.Terminal;

public sealed class TypeScriptContractTests
{
    [Fact]
    public void Contract_AsTheHostHasIt_IsTheWebsFile()
    {
        var path = Path.Combine(Repository(), "web", "src", "api", "contract.ts");
        var text = TypeScriptContract.Write();
        if (Environment.GetEnvironmentVariable("FAIRLEAD_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.Equal(text, File.ReadAllText(path));
    }

    [Fact]
    public void Rows_OfTopics_AreComplete() => Assert.Equal(Enum.GetValues<Topic>().Order(), TypeScriptContract.Rows.Keys);

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Fairlead.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the repository.");
        return folder;
    }
}
