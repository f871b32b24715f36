using System.Globalization;

namespace Fairlead.Host.Backtest.Report;

/// <summary>A mark on a line: a fill.</summary>
/// <param name="Place">0 to 1 along the axis.</param>
/// <param name="Value">Where on the vertical axis.</param>
/// <param name="IsBuy">Points up from below; else down from above.</param>
/// <param name="Title">Shown on hovering.</param>
internal readonly record struct ChartMark(double Place, double Value, bool IsBuy, string Title);

/// <summary>One inline SVG line chart with its own title and description.</summary>
internal sealed class Chart
{
    private const int Width = 1000, Left = 8, Right = 92, Top = 12, Bottom = 26;

    public required string Id { get; init; }
    public required string Title { get; init; }

    /// <summary>What the chart shows, in a sentence with its numbers: for who cannot see it.</summary>
    public required string Description { get; init; }

    public required TimeAxis Axis { get; init; }

    /// <summary>In order of place.</summary>
    public required IReadOnlyList<(double Place, double Value)> Line { get; init; }

    public IReadOnlyList<ChartMark> Marks { get; init; } = [];
    public int Height { get; init; } = 280;

    /// <summary>Class of line and area in the style sheet.</summary>
    public string Style { get; init; } = "line";

    /// <summary>Fill between the line and this value; null draws no area.</summary>
    public double? AreaTo { get; init; }

    /// <summary>A dashed line; null draws none.</summary>
    public double? Baseline { get; init; }

    public string Unit { get; init; } = "";

    public void WriteTo(Markup page)
    {
        var values = Line.Select(point => point.Value).Concat(Marks.Select(mark => mark.Value));
        if (Baseline is { } drawn)
            values = values.Append(drawn);
        if (AreaTo is { } area)
            values = values.Append(area);
        var scale = Scale.Of(values.DefaultIfEmpty(0).Min(), values.DefaultIfEmpty(0).Max());
        double Y(double value) => Top + ((scale.High - value) / (scale.High - scale.Low) * (Height - Top - Bottom));

        page.Raw($"<div class=\"wide\"><svg class=\"chart\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{Id}-t {Id}-d\"><title id=\"{Id}-t\">")
            .Text(Title).Raw($"</title><desc id=\"{Id}-d\">").Text(Description).Raw("</desc>\n");
        foreach (var tick in scale.Ticks)
            page.Raw($"<line class=\"grid\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{F(Y(tick))}\" y2=\"{F(Y(tick))}\"/><text x=\"{Width - Right + 8}\" y=\"{F(Y(tick) + 4)}\">")
                .Text(tick.ToString(scale.Format, CultureInfo.InvariantCulture) + Unit).Raw("</text>\n");
        foreach (var (place, label) in Axis.Ticks())
            page.Raw($"<line class=\"grid\" x1=\"{F(X(place))}\" x2=\"{F(X(place))}\" y1=\"{Height - Bottom}\" y2=\"{Height - Bottom + 5}\"/><text x=\"{F(X(place))}\" y=\"{Height - 6}\">")
                .Text(label).Raw("</text>\n");
        if (Baseline is { } level)
            page.Raw($"<line class=\"base\" x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{F(Y(level))}\" y2=\"{F(Y(level))}\"/>\n");
        WriteLine(page, Y);
        foreach (var mark in Marks)
            WriteMark(page, mark, Y(mark.Value));
        page.Raw("</svg></div>\n");
    }

    private void WriteLine(Markup page, Func<double, double> y)
    {
        if (Line.Count == 0)
            return;
        var points = string.Join(' ', Line.Select(point => $"{F(X(point.Place))},{F(y(point.Value))}"));
        if (AreaTo is { } level)
            page.Raw($"<polygon class=\"{Style} area\" points=\"{F(X(Line[0].Place))},{F(y(level))} {points} {F(X(Line[^1].Place))},{F(y(level))}\"/>\n");
        page.Raw($"<polyline class=\"{Style}\" points=\"{points}\"/>\n");
    }

    private static void WriteMark(Markup page, ChartMark mark, double y)
    {
        var (x, tip, foot) = (X(mark.Place), mark.IsBuy ? y + 2 : y - 2, mark.IsBuy ? y + 11 : y - 11);
        page.Raw($"<path class=\"{(mark.IsBuy ? "buy" : "sell")}\" d=\"M{F(x)} {F(tip)}L{F(x - 4.5)} {F(foot)}L{F(x + 4.5)} {F(foot)}Z\"><title>")
            .Text(mark.Title).Raw("</title></path>\n");
    }

    private static double X(double place) => Left + (place * (Width - Left - Right));

    private static string F(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A vertical axis with round steps.</summary>
internal sealed record Scale(double Low, double High, IReadOnlyList<double> Ticks, string Format)
{
    public static Scale Of(double least, double most)
    {
        if (!(most > least))
            (least, most) = (least - Math.Max(1, Math.Abs(least) * 0.01), most + Math.Max(1, Math.Abs(most) * 0.01));
        var rough = (most - least) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * (rough / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
        var (first, last) = (Math.Floor(least / step), Math.Ceiling(most / step));
        var places = Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(count => (first + count) * step).ToArray();
        return new Scale(ticks[0], ticks[^1], ticks, "#,0." + new string('0', places));
    }
}
