namespace Fairlead.Host.Backtest.Report;

/// <summary>What the desk refused and the venue rejected, by reason.</summary>
internal static class ReasonsPart
{
    public static void Write(Markup page, BacktestResult result)
    {
        page.Section("refusals", "Refusals");
        Write(page, result.RefusalReasons, "Refused by the desk's gatekeeper or arbiter", "The desk refused nothing.");
        Write(page, result.RejectionReasons, "Rejected by the venue", "The venue rejected nothing.");
        if (result.Warnings.Count > 0)
        {
            page.Raw("<h3>Warnings</h3><ul>");
            foreach (var warning in result.Warnings)
                page.Element("li", warning);
            page.Raw("</ul>\n");
        }

        page.EndSection();
    }

    private static void Write(Markup page, IReadOnlyList<ReasonCount> reasons, string caption, string none)
    {
        if (reasons.Count == 0)
        {
            page.Element("p", none);
            return;
        }

        page.Table(caption, "Reason", "#Times", "First", "The first one in words");
        foreach (var reason in reasons)
            page.Raw("<tr>").Cell(reason.Code).Number(Markup.Whole(reason.Count)).Element("td", Markup.Time(reason.FirstAt), "t").Cell(reason.Example).Raw("</tr>\n");
        page.EndTable();
    }
}
