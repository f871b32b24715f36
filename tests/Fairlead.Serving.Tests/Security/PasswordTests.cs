using System.Net;
using System.Security.Cryptography;
using System.Text;
using Fairlead.Host.Security;

namespace Fairlead.Serving.Tests.Security;

public sealed class PasswordTests : SecurityScene
{
    private const string Next = "another horse battery";

    /// <summary>Vectors of PBKDF2-HMAC-SHA256 (RFC 7914, section 11), which the hash stands on.</summary>
    [Theory]
    [InlineData("passwd", "salt", 1, "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc")]
    [InlineData("Password", "NaCl", 80_000, "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56")]
    public void Hash_OfTheStandardsVectors_Matches(string password, string salt, int iterations, string hash)
    {
        var kept = new PasswordHash(iterations, Encoding.UTF8.GetBytes(salt), Convert.FromHexString(hash));
        Assert.True(kept.Matches(password));
        Assert.False(kept.Matches(password + "x"));
    }

    [Fact]
    public void Hash_OfANewPassword_HasSaltOfItsOwnAndEnoughRounds()
    {
        var (first, second) = (PasswordHash.Of(Next), PasswordHash.Of(Next));
        Assert.True(first.Iterations >= 600_000);
        Assert.False(CryptographicOperations.FixedTimeEquals(first.Hash, second.Hash));
        Assert.Equal(PasswordHash.StandardIterations, PasswordHash.OfNobody.Iterations);
        Assert.DoesNotContain(Convert.ToBase64String(first.Hash), $"{first} {new User { Name = "a", Role = UserRole.Viewer, Password = first }}");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("elevenchars")]
    [InlineData("aaaaaaaaaaaaaaaaaa")]
    [InlineData("")]
    public async Task Password_TooWeak_IsRefused(string password)
    {
        using var browser = Server.Browser();
        await browser.PostAsync(Server.Link()!, content: null);
        await browser.RefreshAsync();
        (await browser.PostAsync("/auth/password", new { next = password })).MustRefuse(400, "PASSWORD_REFUSED");
        Assert.NotNull(Server.Link());
    }

    [Fact]
    public async Task Password_TooLong_IsRefused()
    {
        using var owner = await Server.OwnerAsync();
        var answer = await owner.PostAsync("/auth/password", new { next = Next + new string('x', 256), current = DeskBrowser.Password });
        answer.MustRefuse(400, "PASSWORD_REFUSED");
    }

    [Fact]
    public async Task Password_Changed_EndsEveryOtherLoginAndRenewsThisOne()
    {
        using var owner = await Server.OwnerAsync();
        using var other = Server.Browser();
        await other.LoginAsync("owner");
        var (cookie, csrf) = (owner.Cookie, owner.Csrf);
        var answer = (await owner.PostAsync("/auth/password", new { next = Next, current = DeskBrowser.Password })).Must(HttpStatusCode.OK);
        Assert.NotEqual(cookie, owner.Cookie);
        Assert.NotEqual(csrf, answer.Text("csrf"));
        (await owner.GetAsync("/view")).Must(HttpStatusCode.OK);
        (await other.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
        (await other.LoginAsync("owner")).MustRefuse(401, "LOGIN_REFUSED");
        (await other.LoginAsync("owner", Next)).Must(HttpStatusCode.OK);
        Assert.Contains(Server.Audit.Events, each => each is { Who: "owner", What: "password", Outcome: "done" });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong password 1")]
    public async Task Password_ChangedWithoutTheCurrentOne_IsRefusedAndCounted(string? current)
    {
        using var owner = await Server.OwnerAsync();
        for (var attempt = 0; attempt < 5; attempt++)
            (await owner.PostAsync("/auth/password", new { next = Next, current })).MustRefuse(401, "LOGIN_REFUSED");
        (await owner.PostAsync("/auth/password", new { next = Next, current = DeskBrowser.Password })).MustRefuse(429, "TOO_MANY_ATTEMPTS");
        Assert.Contains(Server.Audit.Events, each => each is { Who: "owner", What: "password", Outcome: "LOGIN_REFUSED" });
    }
}
