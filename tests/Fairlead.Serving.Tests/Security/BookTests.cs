using Fairlead.Host.Security;
using Fairlead.Host.Storage;

namespace Fairlead.Serving.Tests.Security;

/// <summary>Bounds of what is kept, and files that are not what they should be.</summary>
public sealed class BookTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void Logins_OfOneUser_AreBoundedAndTheOldestGoes()
    {
        var book = new LoginBook(_folder.Path, _time);
        var first = book.Begin("anna", "127.0.0.1").Token;
        var bert = book.Begin("bert", "127.0.0.1").Token;
        for (var count = 0; count < LoginBook.MostLoginsOfOneUser; count++)
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            book.Begin("anna", "127.0.0.1");
        }

        Assert.Null(book.Use(first));
        Assert.NotNull(book.Use(bert));
    }

    [Fact]
    public void Logins_OfAll_AreBounded()
    {
        var book = new LoginBook(_folder.Path, _time);
        var tokens = new List<string>();
        for (var count = 0; count <= LoginBook.MostLogins; count++)
        {
            _time.Pass(TimeSpan.FromSeconds(1));
            tokens.Add(book.Begin($"user{count % 50}", "127.0.0.1").Token);
        }

        Assert.Equal(LoginBook.MostLogins, tokens.Count(token => book.Use(token) is not null));
        Assert.Null(book.Use(tokens[0]));
    }

    [Fact]
    public void Logins_DiskThatRefuses_LogNobodyIn()
    {
        var book = new LoginBook(_folder.Path, _time);
        Directory.CreateDirectory(_folder.File("logins.json.part"));
        Assert.Throws<StorageException>(() => book.Begin("anna", "127.0.0.1"));
    }

    [Theory]
    [InlineData("users.json", "{")]
    [InlineData("users.json", "null")]
    [InlineData("users.json", """{"version":2,"users":[]}""")]
    [InlineData("users.json", """{"version":1,"users":[{"name":"a","role":"admin"}]}""")]
    [InlineData("users.json", """{"version":1,"users":[{"name":"a"}]}""")]
    [InlineData("logins.json", "[]")]
    [InlineData("logins.json", """{"Version":1}""")]
    public void Book_FileThatIsNone_IsRefusedByNameAndLeftAsItIs(string file, string text)
    {
        File.WriteAllText(_folder.File(file), text);
        var fault = Assert.Throws<StorageException>(() => (object)(file == "users.json" ? new UserBook(_folder.Path) : new LoginBook(_folder.Path, _time)));
        Assert.Contains(file, fault.Message);
        Assert.Equal(text, File.ReadAllText(_folder.File(file)));
    }

    [Fact]
    public void AttemptLimit_FloodOfKeys_IsBoundedAndKeepsTheNewest()
    {
        var limit = new AttemptLimit(_time);
        for (var key = 0; key < AttemptLimit.MostKeys; key++)
            limit.Fail($"old{key}");
        _time.Pass(TimeSpan.FromMinutes(1));
        for (var failure = 0; failure < AttemptLimit.MostFailures; failure++)
            limit.Fail("new");
        Assert.NotNull(limit.Wait("new"));
        limit.Fail("newest");
        Assert.Equal(AttemptLimit.MostKeys, limit.Count);
        Assert.NotNull(limit.Wait("new"));
        _time.Pass(AttemptLimit.Window);
        limit.Fail("later");
        Assert.Equal(1, limit.Count);
    }

    [Fact]
    public void AttemptLimit_FailuresSpreadOut_CountOnlyWithinTheWindow()
    {
        var limit = new AttemptLimit(_time);
        for (var failure = 0; failure < 20; failure++)
        {
            Assert.Null(limit.Wait("anna"));
            limit.Fail("anna");
            _time.Pass(TimeSpan.FromMinutes(4));
        }
    }

    public void Dispose() => _folder.Dispose();
}
