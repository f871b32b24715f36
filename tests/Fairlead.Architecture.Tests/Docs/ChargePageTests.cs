using System.Globalization;
using System.Text;
using Fairlead.Engine.Charges;

namespace Fairlead.Architecture.Tests.Docs;

/// <summary>docs/charges.md shows every dated rate with its source, as the code has it.</summary>
public sealed class ChargePageTests
{
    private const string Page = "docs/charges.md";
    private const string Begin = "<!-- rates: written by ChargePageTests -->";
    private const string End = "<!-- end of rates -->";

    /// <summary>To change the page's tables: set FAIRLEAD_UPDATE_SNAPSHOTS=1 and read the difference.</summary>
    [Fact]
    public void Page_RateTables_AreThoseOfTheSchedules()
    {
        var page = Repository.Read(Page).Text;
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        Assert.True(begin >= 0 && end > begin, $"{Page} has lost its marks");
        var rates = Rendered();
        if (Environment.GetEnvironmentVariable("FAIRLEAD_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(Path.Combine(Repository.Root, Page), page[..(begin + Begin.Length)] + rates + page[end..]);
        else
            Assert.Equal(rates, page[(begin + Begin.Length)..end]);
    }

    [Fact]
    public void Page_EverySchedule_IsNamedWithItsSummary()
    {
        var text = Repository.Read(Page).Text;
        Assert.All(ChargeSchedule.All, schedule => Assert.Contains($"| `{schedule.Name}` | {schedule.Summary} |", text, StringComparison.Ordinal));
    }

    private static string Rendered()
    {
        var text = new StringBuilder("\n");
        foreach (var schedule in ChargeSchedule.All.Where(schedule => schedule.Rates.Count > 0))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Rates of {schedule.Name}\n");
            foreach (var charge in schedule.Rates.GroupBy(rate => rate.Charge))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {charge.Key}\n\n| From | Rate | Vouched for | Source |\n|---|---|---|---|\n");
                foreach (var rate in charge)
                    text.Append(CultureInfo.InvariantCulture, $"| {rate.From:yyyy-MM-dd} | {RateText(rate)} | {(rate.IsVouchedFor ? "yes" : "**no**")} | {rate.Source} |\n");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string RateText(ChargeRate rate) =>
        rate.Rate.ToString("0.##########", CultureInfo.InvariantCulture)
        + (rate.Cap is { } cap ? " a share, at most " + cap.ToString("0.00", CultureInfo.InvariantCulture) : "");
}
