namespace Fairlead.Host.Projections;

/// <summary>The part of a long text that a reader needs: around the place where it differs from another.</summary>
internal static class Excerpt
{
    /// <summary>Longest text that is told whole.</summary>
    public const int Whole = 600;

    /// <summary>Kept of a longer one: its head, and a stretch before and after the place.</summary>
    private const int Head = 120, Before = 160, After = 320;

    /// <summary>Index of the first character that differs; 0 when one text is missing.</summary>
    public static int PlaceOfDifference(string? a, string? b) => a is null || b is null ? 0 : a.AsSpan().CommonPrefixLength(b);

    /// <summary>Null stays null.</summary>
    public static string? Around(string? text, int place)
    {
        if (text is null || text.Length <= Whole)
            return text;
        var from = Math.Max(Head, Math.Min(place, text.Length) - Before);
        var to = Math.Min(text.Length, Math.Max(place, Head) + After);
        return $"{text[..Head]}{(from > Head ? " ... " : "")}{text[from..to]}{(to < text.Length ? $" ... ({text.Length} characters)" : "")}";
    }
}
