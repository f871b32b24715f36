using System.Text;
using System.Text.Json;
using Fairlead.Host.Storage;

namespace Fairlead.Serving.Tests.Storage;

public sealed class SecretStoreTests : IDisposable
{
    private const string Canary = "canary-4f2a9c-do-not-print";

    private readonly TempFolder _folder = new();

    [Fact]
    public void Store_OpenedAgain_HasItsSecrets()
    {
        Open().Set("broker/token", new Secret(Canary));
        Assert.Equal(Canary, Open().Find("broker/token")?.Reveal());
        Assert.Null(Open().Find("broker"));
    }

    [Fact]
    public async Task Open_ByManyAtOnce_AllHaveTheSameKey()
    {
        for (var round = 0; round < 20; round++)
        {
            File.Delete(_folder.File("secret.key"));
            var stores = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Open())));
            Assert.Single(stores.Select(store => store.ToString()).Distinct());
            Assert.Equal([_folder.File("secret.key")], Directory.GetFiles(_folder.Path));
        }
    }

    [Fact]
    public void Store_SecretDropped_IsGone()
    {
        var store = Open();
        store.Set("a", new Secret(Canary));
        store.Set("a", null);
        Assert.Null(Open().Find("a"));
    }

    [Fact]
    public void Files_OfTheStore_ShowNeitherSecretNorNameAndAreTheOwnersOnly()
    {
        Open().Set("broker/token", new Secret(Canary));
        Assert.DoesNotContain(Canary, _folder.AllText());
        Assert.DoesNotContain("broker", _folder.AllText());
        Assert.All(Directory.GetFiles(_folder.Path), file => Assert.False(DataFile.IsOpenToOthers(file)));
    }

    [Fact]
    public void Secret_PrintedFormattedOrSerialised_ShowsNothing()
    {
        var secret = new Secret(Canary);
        Assert.DoesNotContain(Canary, $"{secret} {secret.ToString()} {JsonSerializer.Serialize(secret)} {JsonSerializer.Serialize(new { secret })}");
        var store = Open();
        store.Set("a", secret);
        Assert.DoesNotContain(Canary, store.ToString());
    }

    [Fact]
    public void Open_WithAnotherKey_RefusesAndLosesNothing()
    {
        Open().Set("a", new Secret(Canary));
        var right = File.ReadAllBytes(_folder.File("secret.key"));
        var sealedBytes = File.ReadAllBytes(_folder.File("secrets.json"));
        File.WriteAllText(_folder.File("secret.key"), NewKey());
        Assert.Contains("another key", Refused());
        File.Delete(_folder.File("secret.key"));
        Assert.Contains("its key is not", Refused());
        Assert.False(File.Exists(_folder.File("secret.key")));
        Assert.Equal(sealedBytes, File.ReadAllBytes(_folder.File("secrets.json")));

        DataFile.Write(_folder.File("secret.key"), right);
        Assert.Equal(Canary, Open().Find("a")?.Reveal());
    }

    [Theory]
    [InlineData("Cipher")]
    [InlineData("Tag")]
    [InlineData("Nonce")]
    public void Open_StoreWithOneBitTurned_Refuses(string part)
    {
        Open().Set("a", new Secret(Canary));
        var envelope = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(_folder.File("secrets.json")))!;
        var bytes = envelope[part].GetBytesFromBase64();
        bytes[0] ^= 1;
        envelope[part] = JsonSerializer.SerializeToElement(bytes);
        File.WriteAllText(_folder.File("secrets.json"), JsonSerializer.Serialize(envelope));
        Assert.Contains("altered", Refused());
    }

    [Theory]
    [InlineData("", "not a store of secrets")]
    [InlineData("{", "not a store of secrets")]
    [InlineData("{}", "altered")]
    [InlineData("""{"Version":9}""", "version 9")]
    public void Open_StoreThatIsNone_Refuses(string text, string reason)
    {
        Open();
        File.WriteAllText(_folder.File("secrets.json"), text);
        Assert.Contains(reason, Refused());
        Assert.Equal(text, File.ReadAllText(_folder.File("secrets.json")));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    [InlineData("AAAA,AAAA")]
    public void Open_MalformedKeyFile_Refuses(string text)
    {
        DataFile.Write(_folder.File("secret.key"), Encoding.UTF8.GetBytes(text));
        Assert.Contains("not a key", Refused());
    }

    [Fact]
    public void Open_KeyFileOthersCanRead_RefusesAndSaysWhatToDo()
    {
        if (OperatingSystem.IsWindows())
            return;
        Open();
        File.SetUnixFileMode(_folder.File("secret.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Refused());
    }

    [Fact]
    public void Rotate_MakesANewKeyAndForgetsTheOld()
    {
        var store = Open();
        store.Set("a", new Secret(Canary));
        var old = File.ReadAllText(_folder.File("secret.key")).Trim();
        store.Rotate();
        Assert.DoesNotContain(old, _folder.AllText());
        Assert.Equal(Canary, Open().Find("a")?.Reveal());
        store.Set("b", new Secret("2"));
        Assert.Equal("2", Open().Find("b")?.Reveal());
    }

    [Fact]
    public void Open_RotationCutBeforeTheStoreWasWritten_FinishesIt()
    {
        Open().Set("a", new Secret(Canary));
        var old = File.ReadAllText(_folder.File("secret.key")).Trim();
        var next = NewKey();
        DataFile.Write(_folder.File("secret.key"), Encoding.UTF8.GetBytes($"{next}\n{old}\n"));
        Assert.Equal(Canary, Open().Find("a")?.Reveal());
        Assert.Equal(next, File.ReadAllText(_folder.File("secret.key")).Trim());
        Assert.Equal(Canary, Open().Find("a")?.Reveal());
    }

    [Fact]
    public void Store_KeyInTheEnvironment_NeedsNoKeyFileAndChangesKeyByAList()
    {
        var (first, second) = (NewKey(), NewKey());
        Open(first).Set("a", new Secret(Canary));
        Assert.False(File.Exists(_folder.File("secret.key")));
        Assert.Throws<StorageException>(Open(first).Rotate);
        Assert.Equal(Canary, Open($"{second},{first}").Find("a")?.Reveal());
        Assert.Equal(Canary, Open(second).Find("a")?.Reveal());
        Assert.Contains("another key", Refused(first));
    }

    [Fact]
    public void Set_TooLongOrTooMany_RefusesAndKeepsTheRest()
    {
        var store = Open();
        store.Set("a", new Secret("1"));
        Assert.Throws<StorageException>(() => store.Set("a", new Secret(new string('x', SecretStore.MostLength + 1))));
        Assert.Equal("1", Open().Find("a")?.Reveal());
    }

    [Fact]
    public void Set_DiskThatRefuses_LeavesTheOldStore()
    {
        var store = Open();
        store.Set("a", new Secret("1"));
        Directory.CreateDirectory(_folder.File("secrets.json.part")); // Stands in the way as a full disk does.
        Assert.Throws<StorageException>(() => store.Set("a", new Secret("2")));
        Assert.Equal("1", store.Find("a")?.Reveal());
        Assert.Equal("1", Open().Find("a")?.Reveal());
    }

    public void Dispose() => _folder.Dispose();

    private static string NewKey() => Convert.ToBase64String(Guid.NewGuid().ToByteArray().Concat(Guid.NewGuid().ToByteArray()).ToArray());

    private SecretStore Open(string? variable = null) => SecretStore.Open(_folder.Path, variable);

    private string Refused(string? variable = null) => Assert.Throws<StorageException>(() => Open(variable)).Message;
}
