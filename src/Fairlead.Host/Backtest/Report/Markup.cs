using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Fairlead.Domain.Time;

namespace Fairlead.Host.Backtest.Report;

/// <summary>Writes HTML: tags as they are, every text encoded.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _page = new(1 << 16);

    /// <summary>Markup of our own making; never data.</summary>
    public Markup Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Data, encoded.</summary>
    public Markup Text(string text)
    {
        _page.Append(HtmlEncoder.Default.Encode(text));
        return this;
    }

    /// <summary>An element around one text.</summary>
    public Markup Element(string name, string text, string? style = null) =>
        Raw(style is null ? $"<{name}>" : $"<{name} class=\"{style}\">").Text(text).Raw($"</{name}>");

    /// <summary>Opens a section with its heading; the id is ours.</summary>
    public Markup Section(string id, string heading) => Raw($"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">").Text(heading).Raw("</h2>\n");

    public Markup EndSection() => Raw("</section>\n");

    /// <summary>Opens a table; a heading that starts with '#' is of a column of numbers.</summary>
    public Markup Table(string caption, params ReadOnlySpan<string> headings)
    {
        Raw("<div class=\"wide\"><table>").Element("caption", caption).Raw("<thead><tr>");
        foreach (var heading in headings)
            Raw(heading.StartsWith('#') ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Text(heading.TrimStart('#')).Raw("</th>");
        return Raw("</tr></thead><tbody>\n");
    }

    public Markup EndTable() => Raw("</tbody></table></div>\n");

    public Markup Cell(string text) => Element("td", text);

    public Markup Number(string text) => Element("td", text, "n");

    /// <summary>A cell of money, marked when it is a loss.</summary>
    public Markup Gain(decimal value) => Element("td", Amount(value), value < 0 ? "n bad" : value > 0 ? "n good" : "n");

    public override string ToString() => _page.ToString();

    public static string Whole(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Amount(decimal? value) => value?.ToString("#,0.00", CultureInfo.InvariantCulture) ?? "unknown";

    /// <summary>All decimals of a price, two at least.</summary>
    public static string Price(decimal value) => value.ToString("#,0.00####", CultureInfo.InvariantCulture);

    public static string Percent(double? value) => value is { } known ? known.ToString("#,0.00", CultureInfo.InvariantCulture) + " %" : "unknown";

    public static string Ratio(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "unknown";

    /// <summary>"2013-10-07 13:45:02.120", UTC.</summary>
    public static string Time(Timestamp at) =>
        at.ToUtc().ToString(at.Nanos % Timestamp.NanosPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
