using System.Net;
using Fairlead.Host.Security;

namespace Fairlead.Serving.Tests.Security;

public sealed class UserTests : SecurityScene
{
    [Fact]
    public async Task User_Added_CanLogInAndIsAudited()
    {
        using var owner = await Server.OwnerAsync();
        (await owner.PostAsync("/auth/users", new { name = "Anna", role = "viewer", password = DeskBrowser.Password })).Must(HttpStatusCode.OK);
        Assert.Contains(Server.Audit.Events, each => each is { Who: "owner", What: "user-added anna viewer", Outcome: "done" });
        Assert.Equal("viewer", (await Server.Browser().LoginAsync("anna")).Must(HttpStatusCode.OK).Text("role"));
    }

    [Fact]
    public async Task Viewer_MaySeeAndMayNotChange()
    {
        using var owner = await Server.OwnerAsync();
        using var anna = await Server.LoggedInAsync("anna", UserRole.Viewer);
        (await anna.GetAsync("/view")).Must(HttpStatusCode.OK);
        (await anna.GetAsync("/plain")).Must(HttpStatusCode.OK);
        Assert.Contains("anna is a viewer", (await anna.PostAsync("/trade")).MustRefuse(403, "ROLE_REFUSED").Text("reason"));
        (await anna.GetAsync("/auth/users")).MustRefuse(403, "ROLE_REFUSED");
        (await anna.PostAsync("/auth/users", new { name = "eve", role = "trader", password = DeskBrowser.Password })).MustRefuse(403, "ROLE_REFUSED");
        (await anna.DeleteAsync("/auth/users/owner")).MustRefuse(403, "ROLE_REFUSED");
        Assert.Contains(Server.Audit.Events, each => each is { Who: "anna", What: "POST /trade", Outcome: "ROLE_REFUSED" });
        (await owner.PostAsync("/trade")).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Role_Changed_EndsTheLoginsMadeUnderTheOldOne()
    {
        using var owner = await Server.OwnerAsync();
        using var anna = await Server.LoggedInAsync("anna", UserRole.Trader);
        (await anna.PostAsync("/trade")).Must(HttpStatusCode.OK);
        (await owner.PostAsync("/auth/users/anna/role", new { role = "viewer" })).Must(HttpStatusCode.OK);
        (await anna.PostAsync("/trade")).MustRefuse(401, "NOT_LOGGED_IN");
        await anna.LoginAsync("anna");
        await anna.RefreshAsync();
        (await anna.PostAsync("/trade")).MustRefuse(403, "ROLE_REFUSED");
    }

    [Fact]
    public async Task User_Disabled_IsOutAtOnceAndInAgainWhenEnabled()
    {
        using var owner = await Server.OwnerAsync();
        using var anna = await Server.LoggedInAsync("anna", UserRole.Viewer);
        (await owner.PostAsync("/auth/users/anna/disabled", new { disabled = true })).Must(HttpStatusCode.OK);
        (await anna.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
        (await anna.LoginAsync("anna")).MustRefuse(401, "LOGIN_REFUSED");
        (await owner.PostAsync("/auth/users/anna/disabled", new { disabled = false })).Must(HttpStatusCode.OK);
        (await anna.LoginAsync("anna")).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task User_Removed_IsOutAndTheNameIsFree()
    {
        using var owner = await Server.OwnerAsync();
        using var anna = await Server.LoggedInAsync("anna", UserRole.Viewer);
        (await owner.DeleteAsync("/auth/users/anna")).Must(HttpStatusCode.NoContent);
        (await anna.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
        (await owner.DeleteAsync("/auth/users/anna")).MustRefuse(404, "USER_UNKNOWN");
        using var next = await Server.LoggedInAsync("anna", UserRole.Viewer);
        (await anna.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
    }

    [Fact]
    public async Task Password_SetByATrader_EndsLoginsOfThatUser()
    {
        using var owner = await Server.OwnerAsync();
        using var anna = await Server.LoggedInAsync("anna", UserRole.Viewer);
        (await owner.PostAsync("/auth/users/anna/password", new { password = "another horse battery" })).Must(HttpStatusCode.OK);
        (await anna.GetAsync("/view")).MustRefuse(401, "NOT_LOGGED_IN");
        (await anna.LoginAsync("anna", "another horse battery")).Must(HttpStatusCode.OK);
        (await owner.PostAsync("/auth/users/owner/password", new { password = "another horse battery" })).MustRefuse(409, "OWN_PASSWORD");
        (await owner.PostAsync("/auth/users/OWNER/password", new { password = "another horse battery" })).MustRefuse(404, "USER_UNKNOWN");
    }

    [Fact]
    public async Task LastTrader_CannotBeRemovedDisabledOrDemoted()
    {
        using var owner = await Server.OwnerAsync();
        using var anna = await Server.LoggedInAsync("anna", UserRole.Viewer);
        (await owner.DeleteAsync("/auth/users/owner")).MustRefuse(409, "LAST_TRADER");
        (await owner.PostAsync("/auth/users/owner/disabled", new { disabled = true })).MustRefuse(409, "LAST_TRADER");
        (await owner.PostAsync("/auth/users/owner/role", new { role = "viewer" })).MustRefuse(409, "LAST_TRADER");
        (await owner.PostAsync("/auth/users/anna/role", new { role = "trader" })).Must(HttpStatusCode.OK);
        (await owner.PostAsync("/auth/users/owner/role", new { role = "viewer" })).Must(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("owner", "trader", DeskBrowser.Password, 409, "NAME_TAKEN")]
    [InlineData("OWNER", "trader", DeskBrowser.Password, 409, "NAME_TAKEN")]
    [InlineData("", "trader", DeskBrowser.Password, 400, "NAME_REFUSED")]
    [InlineData("a b", "trader", DeskBrowser.Password, 400, "NAME_REFUSED")]
    [InlineData("../x", "trader", DeskBrowser.Password, 400, "NAME_REFUSED")]
    [InlineData("anna", "trader", "short", 400, "PASSWORD_REFUSED")]
    [InlineData("anna", "admin", DeskBrowser.Password, 400, "MALFORMED_BODY")]
    public async Task User_AddedWrongly_IsRefused(string name, string role, string password, int status, string code)
    {
        using var owner = await Server.OwnerAsync();
        (await owner.PostAsync("/auth/users", new { name, role, password })).MustRefuse(status, code);
        (await owner.PostAsync("/auth/users", new { name = "anna", role = 1, password = DeskBrowser.Password })).MustRefuse(400, "MALFORMED_BODY");
    }

    [Fact]
    public async Task Users_Listed_ShowNoHash()
    {
        using var owner = await Server.OwnerAsync();
        var list = (await owner.GetAsync("/auth/users")).Must(HttpStatusCode.OK);
        Assert.Equal("""[{"name":"owner","role":"trader","disabled":false,"hasPassword":true,"totpOn":false}]""", list.Body);
    }

    [Fact]
    public async Task Change_DiskThatRefuses_IsAProblemAndChangesNothing()
    {
        using var owner = await Server.OwnerAsync();
        Directory.CreateDirectory(Folder.File("users.json.part")); // Stands in the way as a full disk does.
        (await owner.PostAsync("/auth/users", new { name = "anna", role = "viewer", password = DeskBrowser.Password })).MustRefuse(503, "STORAGE_FAILED");
        Assert.DoesNotContain("anna", (await owner.GetAsync("/auth/users")).Body);
    }
}
