namespace Fairlead.Host.Backtest.Report;

/// <summary>What the data lacks, and the hashes that prove the run.</summary>
internal static class ProofPart
{
    public static void Write(Markup page, BacktestResult result)
    {
        page.Section("data", "Data and proof");
        if (result.DataNotes.Count == 0)
        {
            page.Element("p", "The recorded data of the asked range is complete and nothing in it was doubtful.");
        }
        else
        {
            page.Raw("<ul>");
            foreach (var note in result.DataNotes)
                page.Element("li", note);
            page.Raw("</ul>\n");
        }

        page.Element("p", $"{Markup.Whole(result.Events)} events were decided. The same run gives the same two hashes; a journal file ends with the second one.")
            .Table("Hashes, SHA-256", "Of", "Value")
            .Raw("<tr>").Cell("desk state at the end").Raw("<td>").Element("code", result.StateHash).Raw("</td></tr>")
            .Raw("<tr>").Cell("journal chain").Raw("<td>").Element("code", result.JournalHash ?? "no journal was kept").Raw("</td></tr>\n")
            .EndTable().EndSection();
    }
}
