using System.Net;
using Fairlead.Host.OpenAlgo.Keys;
using Fairlead.Host.Storage;

namespace Fairlead.Serving.Tests.OpenAlgo.Keys;

public sealed class ApiKeyBookTests : IDisposable
{
    private static readonly IPAddress Here = IPAddress.Loopback;

    private readonly TempFolder _folder = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void Key_AfterARestart_IsTheSameAndIsTaken()
    {
        var (made, text) = Add(Book(), Terms() with { ExpiresAt = _time.GetUtcNow().AddDays(30), Addresses = ["127.0.0.1", "2001:db8::7"] });
        var again = Book();
        Assert.Equivalent(made, Assert.Single(again.All), strict: true);
        var check = again.Check(text, Here);
        Assert.True(check.IsTaken);
        Assert.Equal((made.Id, "Excel sheet", "practice-india", "anna"), (check.Key.Id, check.Key.Name, check.Key.Account, check.Key.CreatedBy));
        Assert.Equal([ApiScope.Read, ApiScope.Trade], check.Key.Scopes);
    }

    [Fact]
    public void Text_OfAKey_Is64LowerHexAndEachItsOwn()
    {
        var book = Book();
        var (first, text) = Add(book);
        var (second, other) = Add(book);
        Assert.Matches("^[0-9a-f]{64}$", text);
        Assert.NotEqual(text, other);
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(second.Id, book.Check(other, Here).Key!.Id);
    }

    [Fact]
    public void File_OfKeys_HoldsNoTextAndIsTheOwnersOnly()
    {
        var (key, text) = Add(Book());
        Assert.Contains(key.Hash, _folder.AllText());
        Assert.DoesNotContain(text, _folder.AllText(), StringComparison.OrdinalIgnoreCase);
        Assert.False(DataFile.IsOpenToOthers(_folder.File(ApiKeyBook.FileName)));
        Assert.DoesNotContain(key.Hash, key.ToString());
    }

    [Fact]
    public void Key_Revoked_IsUnknownAlsoAfterARestart()
    {
        var book = Book();
        var (key, text) = Add(book);
        var (_, kept) = Add(book);
        Assert.Equal(key.Id, book.Remove(key.Id)!.Id);
        Assert.Null(book.Remove(key.Id));
        foreach (var each in new[] { book, Book() })
        {
            Assert.Equal(KeyRefusal.Unknown, each.Check(text, Here).Refusal);
            Assert.True(each.Check(kept, Here).IsTaken);
        }
    }

    [Fact]
    public void Key_FromItsExpiryOn_IsExpired()
    {
        var book = Book();
        var (_, text) = Add(book, Terms() with { ExpiresAt = _time.GetUtcNow().AddDays(1) });
        _time.Pass(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        Assert.True(book.Check(text, Here).IsTaken);
        _time.Pass(TimeSpan.FromTicks(1));
        Assert.Equal(KeyRefusal.Expired, book.Check(text, Here).Refusal);
        Assert.Single(book.All); // The list still shows it, so that people see why a program stopped.
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("127.0.0.1", "::1", false)]
    [InlineData("2001:DB8:0::7", "2001:db8::7", true)]
    [InlineData("fe80::1", "fe80::1%3", true)]
    [InlineData("fe80::1", null, false)]
    public void Key_OfAnAddress_IsTakenFromThereOnly(string listed, string? from, bool isTaken)
    {
        var book = Book();
        var (_, text) = Add(book, Terms() with { Addresses = [ApiKey.AddressFrom(listed)!] });
        var check = book.Check(text, from is null ? null : IPAddress.Parse(from));
        Assert.Equal((isTaken, isTaken ? null : KeyRefusal.Address), (check.IsTaken, check.Refusal));
    }

    [Fact]
    public void Key_WithoutAddresses_IsTakenFromAnywhere()
    {
        var book = Book();
        var (_, text) = Add(book);
        Assert.True(book.Check(text, IPAddress.Parse("203.0.113.9")).IsTaken);
        Assert.True(book.Check(text, address: null).IsTaken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public void Check_OfNoKey_IsUnknown(string text)
    {
        var book = Book();
        var (key, real) = Add(book);
        Assert.All([text, real.ToUpperInvariant(), real + "0", key.Hash, key.Id], each => Assert.Equal(KeyRefusal.Unknown, book.Check(each, Here).Refusal));
    }

    [Fact]
    public void Book_Full_TakesNoMore()
    {
        var book = Book();
        for (var count = 0; count < ApiKeyBook.MostKeys; count++)
            Add(book);
        Assert.Null(book.Add(Terms(), "anna"));
        Assert.Equal(ApiKeyBook.MostKeys, Book().All.Count);
        book.Remove(book.All[0].Id);
        Assert.NotNull(book.Add(Terms(), "anna"));
    }

    [Fact]
    public void Change_DiskThatRefuses_ChangesNothing()
    {
        var book = Book();
        var (key, text) = Add(book);
        Directory.CreateDirectory(_folder.File(ApiKeyBook.FileName + ".part")); // Stands in the way as a full disk does.
        Assert.Throws<StorageException>(() => book.Add(Terms(), "anna"));
        Assert.Throws<StorageException>(() => book.Remove(key.Id));
        Assert.Single(book.All);
        Assert.True(book.Check(text, Here).IsTaken);
    }

    [Fact]
    public void Add_OfTermsNoKeyMayHave_IsABrokenPromise()
    {
        var book = Book();
        ApiKeyTerms[] wrong =
        [
            Terms() with { Name = " " }, Terms() with { Scopes = [] }, Terms() with { Scopes = [(ApiScope)9] }, Terms() with { Account = "" },
            Terms() with { Addresses = ["10.1"] }, Terms() with { ExpiresAt = DateTimeOffset.MaxValue },
        ];
        Assert.All(wrong, terms => Assert.Throws<ArgumentException>(() => book.Add(terms, "anna")));
        Assert.Empty(book.All);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":2,"keys":[]}""")]
    [InlineData("""{"version":1,"version":1,"keys":[]}""")]
    [InlineData("""{"version":1,"keys":[],"more":0}""")]
    [InlineData("""{"version":1,"keys":[null]}""")]
    public void Book_FileThatIsNone_IsRefusedByNameAndLeftAsItIs(string text)
    {
        File.WriteAllText(_folder.File(ApiKeyBook.FileName), text);
        Assert.Contains(ApiKeyBook.FileName, Assert.Throws<StorageException>(Book).Message);
        Assert.Equal(text, File.ReadAllText(_folder.File(ApiKeyBook.FileName)));
    }

    [Theory]
    [InlineData("\"Excel sheet\"", "\"\"")]
    [InlineData("\"Excel sheet\"", "null")]
    [InlineData("\"hash\": \"", "\"hash\": \"x")]
    [InlineData("\"id\": \"", "\"id\": \"../")]
    [InlineData("\"read\"", "\"admin\"")]
    [InlineData("\"read\"", "0")]
    [InlineData("\"read\"", "\"trade\"")]
    [InlineData("\"practice-india\"", "\"\"")]
    [InlineData("\"127.0.0.1\"", "\"127.0.0.x\"")]
    [InlineData("\"127.0.0.1\"", "null")]
    [InlineData("\"createdBy\"", "\"madeBy\"")]
    public void Book_FileWithOneMemberSpoilt_IsRefused(string member, string spoilt)
    {
        Add(Book(), Terms() with { Addresses = ["127.0.0.1"] });
        var text = File.ReadAllText(_folder.File(ApiKeyBook.FileName));
        Assert.Contains(member, text);
        File.WriteAllText(_folder.File(ApiKeyBook.FileName), text.Replace(member, spoilt, StringComparison.Ordinal));
        Assert.Throws<StorageException>(Book);
    }

    [Fact]
    public void Book_FileWithAKeyTwice_IsRefused()
    {
        Add(Book());
        var path = _folder.File(ApiKeyBook.FileName);
        var text = File.ReadAllText(path);
        var (begin, end) = (text.IndexOf('[', StringComparison.Ordinal) + 1, text.LastIndexOf(']'));
        File.WriteAllText(path, text[..end] + "," + text[begin..end] + text[end..]);
        Assert.Contains("twice", Assert.Throws<StorageException>(Book).Message);
    }

    public void Dispose() => _folder.Dispose();

    private static ApiKeyTerms Terms() => new("Excel sheet", [ApiScope.Trade, ApiScope.Read], "practice-india", ExpiresAt: null, Addresses: []);

    private static (ApiKey Key, string Text) Add(ApiKeyBook book, ApiKeyTerms? terms = null) => book.Add(terms ?? Terms(), "anna")!.Value;

    private ApiKeyBook Book() => new(_folder.Path, _time);
}
