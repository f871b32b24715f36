using System.Net;
using System.Text;
using System.Text.Json;
using Fairlead.Host.Security;

namespace Fairlead.Serving.Tests.Security;

public sealed class TotpTests : SecurityScene
{
    /// <summary>The SHA-1 rows of RFC 6238, appendix B.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1_111_111_109, "07081804")]
    [InlineData(1_111_111_111, "14050471")]
    [InlineData(1_234_567_890, "89005924")]
    [InlineData(2_000_000_000, "69279037")]
    [InlineData(20_000_000_000, "65353130")]
    public void Code_OfTheStandardsVectors_IsTheirs(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Encoding.ASCII.GetBytes("12345678901234567890"), Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds)), digits: 8));

    /// <summary>The rows of RFC 4648, section 10, without their padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_OfTheStandardsVectors_IsTheirs(string text, string expected) => Assert.Equal(expected, Base32.Encode(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public async Task Login_WithTotpOn_TakesPasswordAndCode()
    {
        using var owner = await Server.OwnerAsync();
        var (key, _) = await TurnOnAsync(owner);
        using var browser = Server.Browser();
        (await browser.LoginAsync("owner")).MustRefuse(401, "TOTP_REQUIRED");
        (await browser.LoginAsync("owner", code: "")).MustRefuse(401, "TOTP_REQUIRED");
        (await browser.LoginAsync("owner", code: "000000x")).MustRefuse(401, "LOGIN_REFUSED");
        (await browser.LoginAsync("owner", "wrong password 1", Code(key, 1))).MustRefuse(401, "LOGIN_REFUSED");
        Assert.Equal("True", (await browser.LoginAsync("owner", code: Code(key, 1))).Must(HttpStatusCode.OK).Text("totpOn"));
    }

    [Fact]
    public async Task Code_TakenOnce_IsRefusedTheSecondTimeEvenAfterARestart()
    {
        using var owner = await Server.OwnerAsync();
        var (key, _) = await TurnOnAsync(owner);
        Time.Pass(TimeSpan.FromSeconds(60));
        var code = Code(key, 0);
        (await Server.Browser().LoginAsync("owner", code: code)).Must(HttpStatusCode.OK);
        (await Server.Browser().LoginAsync("owner", code: code)).MustRefuse(401, "LOGIN_REFUSED");
        (await Server.Browser().LoginAsync("owner", code: Code(key, -1))).MustRefuse(401, "LOGIN_REFUSED");
        await RestartAsync();
        (await Server.Browser().LoginAsync("owner", code: code)).MustRefuse(401, "LOGIN_REFUSED");
        (await Server.Browser().LoginAsync("owner", code: Code(key, 1))).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Code_OneStepEarlyOrLate_IsTakenTwoAreNot()
    {
        using var owner = await Server.OwnerAsync();
        var (key, _) = await TurnOnAsync(owner);
        Time.Pass(TimeSpan.FromMinutes(10));
        (await Server.Browser().LoginAsync("owner", code: Code(key, -2))).MustRefuse(401, "LOGIN_REFUSED");
        (await Server.Browser().LoginAsync("owner", code: Code(key, 2))).MustRefuse(401, "LOGIN_REFUSED");
        (await Server.Browser().LoginAsync("owner", code: Code(key, -1))).Must(HttpStatusCode.OK);
        (await Server.Browser().LoginAsync("owner", code: Code(key, 1))).Must(HttpStatusCode.OK);
    }

    [Fact]
    public async Task RecoveryCode_OpensOnce()
    {
        using var owner = await Server.OwnerAsync();
        var (_, codes) = await TurnOnAsync(owner);
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal("9", (await Server.Browser().LoginAsync("owner", code: codes[3].ToLowerInvariant())).Must(HttpStatusCode.OK).Text("recoveryCodesLeft"));
        (await Server.Browser().LoginAsync("owner", code: codes[3])).MustRefuse(401, "LOGIN_REFUSED");
        (await Server.Browser().LoginAsync("owner", code: codes[4])).Must(HttpStatusCode.OK);
        Assert.All(codes, code => Assert.DoesNotContain(code, Folder.AllText()));
    }

    [Fact]
    public async Task Enrolment_WithoutConfirmingCode_TurnsNothingOn()
    {
        using var owner = await Server.OwnerAsync();
        var key = await EnrolAsync(owner);
        (await owner.PostAsync("/auth/totp/confirm", new { code = "123" })).MustRefuse(400, "TOTP_REFUSED");
        (await Server.Browser().LoginAsync("owner")).Must(HttpStatusCode.OK);
        Time.Pass(SecondFactor.EnrolmentLife);
        (await owner.PostAsync("/auth/totp/confirm", new { code = Code(key, 0) })).MustRefuse(400, "TOTP_REFUSED");
        Assert.Equal("False", (await owner.RefreshAsync()).Text("totpOn"));
    }

    [Fact]
    public async Task Enrolment_NeedsThePassword()
    {
        using var owner = await Server.OwnerAsync();
        (await owner.PostAsync("/auth/totp/enrol", new { password = "wrong password 1" })).MustRefuse(401, "LOGIN_REFUSED");
        await TurnOnAsync(owner);
        (await owner.PostAsync("/auth/totp/enrol", new { password = DeskBrowser.Password })).MustRefuse(409, "TOTP_IS_ON");
    }

    [Fact]
    public async Task Enrolment_BeforeAPassword_IsRefused()
    {
        using var browser = Server.Browser();
        await browser.PostAsync(Server.Link()!, content: null);
        await browser.RefreshAsync();
        (await browser.PostAsync("/auth/totp/enrol", new { password = "" })).MustRefuse(409, "PASSWORD_MISSING");
    }

    [Fact]
    public async Task Disable_NeedsPasswordAndCode()
    {
        using var owner = await Server.OwnerAsync();
        var (key, codes) = await TurnOnAsync(owner);
        (await owner.PostAsync("/auth/totp/disable", new { password = "wrong password 1", code = codes[0] })).MustRefuse(401, "LOGIN_REFUSED");
        (await owner.PostAsync("/auth/totp/disable", new { password = DeskBrowser.Password, code = "no" })).MustRefuse(401, "LOGIN_REFUSED");
        (await owner.PostAsync("/auth/totp/disable", new { password = DeskBrowser.Password, code = Code(key, 1) })).Must(HttpStatusCode.NoContent);
        (await Server.Browser().LoginAsync("owner")).Must(HttpStatusCode.OK);
        Assert.Equal(["totp-on", "totp-off"], Server.Audit.Events
            .Where(each => each.What.StartsWith("totp-", StringComparison.Ordinal) && each.Outcome == "done").Select(each => each.What));
    }

    private async Task<string> EnrolAsync(DeskBrowser browser)
    {
        var enrolled = (await browser.PostAsync("/auth/totp/enrol", new { password = DeskBrowser.Password })).Must(HttpStatusCode.OK);
        Assert.Equal($"otpauth://totp/Fairlead:owner?secret={enrolled.Text("key")}&issuer=Fairlead", enrolled.Text("uri"));
        return enrolled.Text("key")!;
    }

    private async Task<(string Key, IReadOnlyList<string> Recovery)> TurnOnAsync(DeskBrowser browser)
    {
        var key = await EnrolAsync(browser);
        var confirmed = (await browser.PostAsync("/auth/totp/confirm", new { code = Code(key, 0) })).Must(HttpStatusCode.OK);
        return (key, [.. JsonDocument.Parse(confirmed.Body).RootElement.GetProperty("recoveryCodes").EnumerateArray().Select(each => each.GetString()!)]);
    }

    /// <summary>What an app shows, some steps from now: its own reading of base32, so that both cannot be wrong together.</summary>
    private string Code(string key, int steps)
    {
        var bits = string.Concat(key.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter), 2).PadLeft(5, '0')));
        var bytes = Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2)).ToArray();
        return Totp.Code(bytes, Totp.StepAt(Time.GetUtcNow()) + steps);
    }
}
