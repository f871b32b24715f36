using System.Net;

namespace Fairlead.Serving.Tests.Security;

public sealed class OnceLinkTests : SecurityScene
{
    [Fact]
    public async Task Link_Opened_ShowsAButtonAndIsNotUsedUp()
    {
        using var browser = Server.Browser();
        var link = Server.Link()!;
        var token = link.Split('=')[1];
        for (var preview = 0; preview < 3; preview++)
        {
            var page = (await browser.GetAsync(link)).Must(HttpStatusCode.OK);
            Assert.StartsWith("text/html", page.Headers["Content-Type"]);
            Assert.DoesNotContain(token, page.Body);
            Assert.Null(browser.Cookie);
        }

        var answer = await browser.PostAsync(link, content: null);
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Headers["Location"]));
        var session = await browser.RefreshAsync();
        Assert.Equal(("owner", "trader", "False", "False"), (session.Text("user"), session.Text("role"), session.Text("passwordSet"), session.Text("hasPassword")));
    }

    [Fact]
    public async Task Link_UsedTwice_IsRefused()
    {
        var link = Server.Link()!;
        (await Server.Browser().PostAsync(link, content: null)).Must(HttpStatusCode.SeeOther);
        (await Server.Browser().PostAsync(link, content: null)).MustRefuse(401, "LINK_REFUSED");
    }

    [Fact]
    public async Task Link_OlderThanFifteenMinutes_IsRefused()
    {
        var (early, late) = (Server.Link()!, TimeSpan.FromMinutes(15));
        Time.Pass(late - TimeSpan.FromSeconds(1));
        (await Server.Browser().PostAsync(early, content: null)).Must(HttpStatusCode.SeeOther);
        var next = Server.Link()!;
        Time.Pass(late);
        (await Server.Browser().PostAsync(next, content: null)).MustRefuse(401, "LINK_REFUSED");
    }

    [Fact]
    public async Task Link_AfterANewerOne_IsVoid()
    {
        var old = Server.Link()!;
        var next = Server.Link()!;
        (await Server.Browser().PostAsync(old, content: null)).MustRefuse(401, "LINK_REFUSED");
        (await Server.Browser().PostAsync(next, content: null)).Must(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Link_OnceAPasswordIsSet_IsNotMadeAndAnOldOneIsVoid()
    {
        using var browser = Server.Browser();
        await browser.PostAsync(Server.Link()!, content: null);
        await browser.RefreshAsync();
        var unused = Server.Link()!;
        (await browser.PostAsync("/auth/password", new { next = DeskBrowser.Password })).Must(HttpStatusCode.OK);
        Assert.Null(Server.Link());
        (await Server.Browser().PostAsync(unused, content: null)).MustRefuse(401, "LINK_REFUSED");
        (await Server.Browser().LoginAsync("owner")).Must(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/auth/once")]
    [InlineData("/auth/once?token=")]
    [InlineData("/auth/once?token=a&token=b")]
    public async Task Link_WithoutItsToken_IsRefused(string path)
    {
        Assert.NotNull(Server.Link());
        (await Server.Browser().PostAsync(path, content: null)).MustRefuse(401, "LINK_REFUSED");
    }

    [Fact]
    public async Task Link_GuessedTooOften_MakesTheAddressWait()
    {
        var link = Server.Link()!;
        for (var guess = 0; guess < 5; guess++)
            (await Server.Browser().PostAsync($"/auth/once?token={guess}", content: null)).MustRefuse(401, "LINK_REFUSED");
        (await Server.Browser().PostAsync(link, content: null)).MustRefuse(429, "TOO_MANY_ATTEMPTS");
    }

    [Fact]
    public async Task Link_PostedByAnotherSite_IsRefusedAndStaysGood()
    {
        using var browser = Server.Browser();
        var link = Server.Link()!;
        var origin = browser.Origin;
        browser.Origin = "https://evil.example";
        (await browser.PostAsync(link, content: null)).MustRefuse(403, "ORIGIN_REFUSED");
        browser.Origin = origin;
        (await browser.PostAsync(link, content: null)).Must(HttpStatusCode.SeeOther);
    }
}
