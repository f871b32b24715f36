using System.Net;
using System.Text.Json;

namespace Fairlead.Serving.Tests.Security;

/// <summary>What must never be readable: in a file, a log at any level, the audit, or an answer that is not the one to
/// show it.</summary>
public sealed class CanaryTests : SecurityScene
{
    [Fact]
    public async Task Secrets_OfAWholeJourney_AreNowhereInPlain()
    {
        const string First = "canary first password";
        const string Wrong = "canary wrong password";
        const string TypedAsName = "canary-password-in-the-name-field";
        var link = Server.Link()!;
        using var browser = Server.Browser();
        var seen = new List<DeskAnswer> { await browser.GetAsync(link), await browser.PostAsync(link, content: null) };
        var once = browser.Cookie!;
        await browser.RefreshAsync();
        seen.Add(await browser.PostAsync("/auth/password", new { next = First }));
        await browser.RefreshAsync();
        var enrolled = (await browser.PostAsync("/auth/totp/enrol", new { password = First })).Must(HttpStatusCode.OK);
        var key = enrolled.Text("key")!;
        seen.Add(await browser.LoginAsync("owner", Wrong));
        seen.Add(await browser.LoginAsync(TypedAsName, Wrong));
        seen.Add(await browser.PostAsync("/auth/login", new { name = "owner", password = First, code = 5 }));
        using var malformed = new StringContent($"{{\"name\":\"owner\",\"password\":\"{First}", System.Text.Encoding.UTF8, "application/json");
        seen.Add(await browser.PostAsync("/auth/login", malformed));
        seen.Add(await browser.GetAsync("/auth/users"));

        string[] secrets = [First, Wrong, TypedAsName, link.Split('=')[1], once, browser.Cookie!, key];
        var places = new Dictionary<string, string>
        {
            ["files"] = Folder.AllText(),
            ["logs"] = Server.Logs.Text,
            ["audit"] = JsonSerializer.Serialize(Server.Audit.Events),
            ["answers"] = string.Join('\n', seen.Select(answer => answer.Body)),
        };
        Assert.NotEmpty(Server.Audit.Events);
        Assert.Contains("/auth/login", Server.Logs.Text); // The log is one that tells of requests.
        Assert.All(places, place => Assert.All(secrets, secret => Assert.False(place.Value.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret} is in {place.Key}")));
    }

    [Fact]
    public async Task Files_OfUsersAndLogins_AreTheOwnersOnly()
    {
        using var owner = await Server.OwnerAsync();
        string[] files = ["users.json", "logins.json", "secret.key"];
        Assert.All(files, file => Assert.False(Fairlead.Host.Storage.DataFile.IsOpenToOthers(Folder.File(file)), file));
    }
}
