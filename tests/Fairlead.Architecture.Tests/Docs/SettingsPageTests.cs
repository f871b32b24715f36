using System.Globalization;
using System.Text;
using Fairlead.Host.Configuration;

namespace Fairlead.Architecture.Tests.Docs;

/// <summary>docs/configuration.md shows every setting with its default and range, as the code has it.</summary>
public sealed class SettingsPageTests
{
    private const string Page = "docs/configuration.md";
    private const string Begin = "<!-- settings: written by SettingsPageTests -->";
    private const string End = "<!-- end of settings -->";

    /// <summary>To change the page's table: set FAIRLEAD_UPDATE_SNAPSHOTS=1 and read the difference.</summary>
    [Fact]
    public void Page_Table_IsThatOfTheSettings()
    {
        var page = Repository.Read(Page).Text;
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"{Page} has lost its marks");
        var table = Rendered();
        if (Environment.GetEnvironmentVariable("FAIRLEAD_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, Page), page[..(begin + Begin.Length)] + table + page[end..]);
        else
            Assert.Equal(table, page[(begin + Begin.Length)..end]);
    }

    private static string Rendered()
    {
        var settings = DeskConfiguration.Load(Path.Combine(Repository.Root, "no-such-folder"), new Dictionary<string, string>()).Describe();
        var text = new StringBuilder("\n| Setting | Default | May be | Used | What |\n|---|---|---|---|---|\n");
        foreach (var setting in settings)
            text.Append(CultureInfo.InvariantCulture, $"| `{setting.Key}` | {Default(setting)} | {Range(setting)} | {Used(setting.Effect)} | {setting.Help} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nThe variable of `{settings[0].Key}` is `{settings[0].Variable}`, and so on.\n");
        return text.ToString();
    }

    private static string Default(SettingView setting) => setting.Default.Length == 0 ? "empty" : $"`{setting.Default}`";

    private static string Range(SettingView setting) => setting.Type switch
    {
        SettingType.Flag => "true or false",
        SettingType.Choice => string.Join(" or ", setting.Words),
        SettingType.Choices => "some of " + string.Join(", ", setting.Words),
        SettingType.Text => "text",
        _ => string.Create(CultureInfo.InvariantCulture, $"{setting.Least:#,##0.###} to {setting.Most:#,##0.###} {setting.Unit}").TrimEnd() + (setting.CanBeOff ? ", or off" : ""),
    };

    private static string Used(SettingEffect effect) => effect switch
    {
        SettingEffect.AtOnce => "at once",
        SettingEffect.AtRestart => "after a restart",
        _ => "by new accounts",
    };
}
