using Fairlead.Host.Storage;

namespace Fairlead.Serving.Tests.Storage;

public sealed class ScratchFolderTests : IDisposable
{
    /// <summary>No other test's.</summary>
    private readonly string _prefix = $"fairlead-scratch-{Path.GetRandomFileName()}-";

    public void Dispose()
    {
        foreach (var folder in Folders())
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Make_WhatAKilledProcessLeft_IsRemoved()
    {
        var left = LeftBehind();
        File.WriteAllText(Path.Combine(left, "backtest-1.journal"), "");
        using var folder = ScratchFolder.Make(_prefix);
        Assert.Equal([folder.Path], Folders());
    }

    [Fact]
    public void Make_WhatALivingProcessUses_Stays()
    {
        using var first = ScratchFolder.Make(_prefix);
        File.WriteAllText(Path.Combine(first.Path, "backtest-1.journal"), "");
        using var second = ScratchFolder.Make(_prefix);
        Assert.NotEqual(first.Path, second.Path);
        Assert.True(File.Exists(Path.Combine(first.Path, "backtest-1.journal")));
    }

    [Fact]
    public void Make_AFolderWithoutAnOwnersFile_Stays()
    {
        var other = Directory.CreateTempSubdirectory(_prefix).FullName;
        using var folder = ScratchFolder.Make(_prefix);
        Assert.True(Directory.Exists(other));
    }

    [Fact]
    public void Make_ALinkToAFolder_Stays()
    {
        using var elsewhere = new TempFolder();
        File.WriteAllText(elsewhere.File("owner.lock"), "");
        var link = Path.Combine(Path.GetTempPath(), _prefix + "link");
        Directory.CreateSymbolicLink(link, elsewhere.Path);
        using var folder = ScratchFolder.Make(_prefix);
        Assert.True(File.Exists(elsewhere.File("owner.lock")));
        Directory.Delete(link);
    }

    [Fact]
    public void Make_AFolderThatHoldsAFolder_Stays()
    {
        var left = LeftBehind();
        Directory.CreateDirectory(Path.Combine(left, "not of a desk"));
        using var folder = ScratchFolder.Make(_prefix);
        Assert.True(Directory.Exists(left));
    }

    [Fact]
    public void Make_ManyLeft_RemovesABoundedNumber()
    {
        for (var count = 0; count < ScratchFolder.MostRemoved + 2; count++)
            LeftBehind();
        using (ScratchFolder.Make(_prefix))
            Assert.Equal(3, Folders().Length);
        using (ScratchFolder.Make(_prefix))
            Assert.Single(Folders());
        Assert.Empty(Folders());
    }

    private string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), _prefix + "*");

    /// <summary>What a kill leaves: the system let go of the lock.</summary>
    private string LeftBehind()
    {
        var folder = Directory.CreateTempSubdirectory(_prefix).FullName;
        File.WriteAllText(Path.Combine(folder, "owner.lock"), "");
        return folder;
    }
}
