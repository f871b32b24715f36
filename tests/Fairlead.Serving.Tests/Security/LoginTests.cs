using System.Net;
using Fairlead.Host.Http;
using Fairlead.Host.Security;

namespace Fairlead.Serving.Tests.Security;

public sealed class LoginTests : SecurityScene
{
    [Fact]
    public async Task Session_NobodyLoggedIn_SaysSoAndNothingElse()
    {
        var session = (await Server.Browser().GetAsync("/auth/session")).Must(HttpStatusCode.OK);
        Assert.Equal(("False", "False", null, null), (session.Text("loggedIn"), session.Text("passwordSet"), session.Text("user"), session.Text("csrf")));
    }

    [Fact]
    public async Task Login_RightPassword_LetsInAndIsAudited()
    {
        using var owner = await Server.OwnerAsync();
        using var browser = Server.Browser();
        var answer = (await browser.LoginAsync("Owner ")).Must(HttpStatusCode.OK);
        Assert.Equal("owner", answer.Text("user"));
        var who = (await browser.GetAsync("/view")).Must(HttpStatusCode.OK);
        Assert.Equal(("owner", "127.0.0.1"), (who.Text("name"), who.Text("address")));
        var last = Server.Audit.Events.Last();
        Assert.Equal(("owner", "127.0.0.1", "login", "done", Time.GetUtcNow()), (last.Who, last.From, last.What, last.Outcome, last.At));
    }

    [Fact]
    public async Task Login_AnswerToUnknownNameAndToWrongPassword_AreTheSame()
    {
        using var owner = await Server.OwnerAsync();
        var wrong = await Server.Browser().LoginAsync("owner", "wrong password 1");
        var unknown = await Server.Browser().LoginAsync("nobody", DeskBrowser.Password);
        wrong.MustRefuse(401, "LOGIN_REFUSED");
        Assert.Equal(wrong.Body, unknown.Body);
        Assert.Equal(["owner", "-"], Server.Audit.Events.TakeLast(2).Select(each => each.Who));
    }

    [Fact]
    public async Task Cookie_OfALogin_IsHttpOnlyAndStrict()
    {
        using var browser = Server.Browser();
        var answer = await browser.PostAsync(Server.Link()!, content: null);
        var cookie = answer.Headers["Set-Cookie"].ToLowerInvariant();
        Assert.Contains("; httponly", cookie);
        Assert.Contains("; samesite=strict", cookie);
        Assert.Contains("; path=/", cookie);
        Assert.DoesNotContain("secure", cookie);
        Assert.DoesNotContain("domain", cookie);
    }

    [Fact]
    public async Task Cookie_BehindHttps_IsSecure()
    {
        await RestartAsync(new Uri("https://desk.example"));
        using var browser = Server.Browser();
        browser.Origin = "https://desk.example";
        browser.Host = "desk.example";
        var answer = (await browser.PostAsync(Server.Link()!, content: null)).Must(HttpStatusCode.SeeOther);
        Assert.Contains("; secure", answer.Headers["Set-Cookie"].ToLowerInvariant());
    }

    [Fact]
    public async Task Login_DeskRestarted_StillStands()
    {
        using var owner = await Server.OwnerAsync();
        var (cookie, csrf) = (owner.Cookie!, owner.Csrf);
        await RestartAsync();
        using var browser = Server.Browser();
        browser.Cookies.Add(Server.Address, new Cookie("fairlead_login", cookie));
        Assert.Equal(csrf, (await browser.RefreshAsync()).Text("csrf"));
        (await browser.PostAsync("/trade")).Must(HttpStatusCode.OK);
        Assert.DoesNotContain(cookie, Folder.AllText());
    }

    [Fact]
    public async Task Login_UnusedForTwelveHours_IsOver()
    {
        using var owner = await Server.OwnerAsync();
        Time.Pass(Login.Idle - TimeSpan.FromMinutes(1));
        (await owner.GetAsync("/view")).Must(HttpStatusCode.OK);
        Time.Pass(Login.Idle - TimeSpan.FromMinutes(1));
        await RestartAsync(); // The use was written down.
        using var browser = Server.Browser();
        browser.Cookies.Add(Server.Address, new Cookie("fairlead_login", owner.Cookie));
        (await browser.GetAsync("/view")).Must(HttpStatusCode.OK);
        Time.Pass(Login.Idle);
        (await browser.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
    }

    [Fact]
    public async Task Login_SevenDaysOld_IsOverHoweverMuchItIsUsed()
    {
        using var owner = await Server.OwnerAsync();
        var step = TimeSpan.FromHours(11);
        for (var age = step; age < Login.Life; age += step)
        {
            Time.Pass(step);
            (await owner.GetAsync("/view")).Must(HttpStatusCode.OK);
        }

        Time.Pass(step);
        (await owner.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
    }

    [Fact]
    public async Task Logout_EndsThisLoginAndNoOther()
    {
        using var owner = await Server.OwnerAsync();
        using var other = Server.Browser();
        await other.LoginAsync("owner");
        var cookie = owner.Cookie!;
        (await owner.PostAsync("/auth/logout")).Must(HttpStatusCode.NoContent);
        Assert.Null(owner.Cookie);
        using var thief = Server.Browser();
        thief.Cookies.Add(Server.Address, new Cookie("fairlead_login", cookie));
        (await thief.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
        (await other.GetAsync("/view")).Must(HttpStatusCode.OK);
        Assert.Equal(("owner", "logout"), (Server.Audit.Events.Last().Who, Server.Audit.Events.Last().What));
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Cookie_OfNobody_LetsNobodyIn(string cookie)
    {
        using var owner = await Server.OwnerAsync();
        using var browser = Server.Browser();
        browser.Cookies.Add(Server.Address, new Cookie("fairlead_login", cookie));
        (await browser.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
    }

    [Fact]
    public async Task Login_SixthAttemptOfAnAddress_WaitsUntilTheFirstFailureIsForgotten()
    {
        using var owner = await Server.OwnerAsync();
        using var browser = Server.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Server.Seed($"user{attempt}", UserRole.Viewer);
            (await browser.LoginAsync($"user{attempt}", "wrong password 1")).MustRefuse(401, "LOGIN_REFUSED");
        }

        var refused = (await browser.LoginAsync("owner")).MustRefuse(429, "TOO_MANY_ATTEMPTS");
        Assert.Equal("900", refused.Headers["Retry-After"]);
        Time.Pass(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        (await browser.LoginAsync("owner")).MustRefuse(429, "TOO_MANY_ATTEMPTS");
        Time.Pass(TimeSpan.FromSeconds(1));
        (await browser.LoginAsync("owner")).Must(HttpStatusCode.OK);
    }

    /// <summary>A name nobody bears waits as well, so that waiting tells nothing.</summary>
    [Theory]
    [InlineData("anna")]
    [InlineData("nobody")]
    public async Task Login_SixthAttemptAtOneNameFromManyAddresses_Waits(string name)
    {
        Server.Seed("anna", UserRole.Viewer);
        Server.Seed("bert", UserRole.Viewer);
        for (var attempt = 1; attempt <= 5; attempt++)
            (await Server.Browser($"127.0.0.{attempt}").LoginAsync(name, "wrong password 1")).MustRefuse(401, "LOGIN_REFUSED");
        using var sixth = Server.Browser("127.0.0.6");
        (await sixth.LoginAsync(name)).MustRefuse(429, "TOO_MANY_ATTEMPTS");
        (await sixth.LoginAsync("bert")).Must(HttpStatusCode.OK);
        Assert.Contains(Server.Audit.Events, each => each.From == "127.0.0.5");
    }

    [Fact]
    public void Attempts_OfOneIpv6Network_AreCountedTogether()
    {
        using var check = new LoginCheck(new UserBook(Folder.Path), second: null!, audit: null!, Time);
        for (var host = 1; host <= 5; host++)
            check.FailAddress(IPAddress.Parse($"2001:db8:0:7::{host}"));
        Assert.Equal(429, Assert.Throws<ProblemException>(() => check.CheckAddress(IPAddress.Parse("2001:db8:0:7:ffff::1"))).Status);
        check.CheckAddress(IPAddress.Parse("2001:db8:0:8::1"));
    }

    [Fact]
    public async Task Login_ManyGuessesAtOnce_AreCountedOneByOne()
    {
        using var owner = await Server.OwnerAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(guess => Server.Browser().LoginAsync("owner", $"wrong password {guess}")));
        Assert.Equal(5, answers.Count(answer => answer.Status == HttpStatusCode.Unauthorized));
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Login_Success_ForgivesFailures()
    {
        using var owner = await Server.OwnerAsync();
        using var browser = Server.Browser();
        for (var round = 0; round < 2; round++)
        {
            for (var attempt = 0; attempt < 4; attempt++)
                (await browser.LoginAsync("owner", "wrong password 1")).MustRefuse(401, "LOGIN_REFUSED");
            (await browser.LoginAsync("owner")).Must(HttpStatusCode.OK);
        }
    }
}
