using Fairlead.Cli.Verbs;
using Fairlead.Host.Projections;

namespace Fairlead.Cli.Views;

/// <summary>What a person sees of a journal; times are UTC.</summary>
internal static class JournalViews
{
    /// <summary>A payload's beginning; <c>--json</c> has all of it.</summary>
    private const int MaxPayload = 200;

    public static void Show(this ListScreen screen, IReadOnlyList<RecordLine> rows) => screen.Write(
        rows,
        ("Sequence", row => row.Sequence),
        ("At (UTC)", row => row.At),
        ("Kind", row => row.Kind),
        ("Name", row => row.Name),
        ("Cause", row => row.Causation == 0 ? null : row.Causation),
        ("Payload", row => row.Payload.Length <= MaxPayload ? row.Payload : row.Payload[..MaxPayload] + "..."));

    public static void Show(this ListScreen screen, IReadOnlyList<BlotterRow> rows) => screen.Write(
        rows,
        ("Sent (UTC)", row => row.SentAt),
        ("Order", row => row.Order),
        ("Owner", row => row.Owner),
        ("What", row => $"{row.Purpose}: {string.Join(", ", row.Legs)}"),
        ("Terms", row => string.Join(' ', new[] { row.Type.ToString(), Level("at", row.Limit), Level("from", row.Trigger) }.OfType<string>())),
        ("Quantity", row => row.Quantity),
        ("Filled", row => row.Filled),
        ("Average", row => row.AveragePrice),
        ("Outcome", row => row.Reason.Length == 0 ? row.Status.ToString() : $"{row.Status}: {row.Reason}"));

    public static void Show(this ListScreen screen, IReadOnlyList<ProfitRow> rows) => screen.Write(
        rows,
        ("Owner", row => row.Owner),
        ("Symbol", row => row.Symbol),
        ("Open units", row => row.Units),
        ("Gross", row => row.Gross),
        ("Charges", row => row.Charges),
        ("Net", row => row.Net),
        ("Cash", row => row.Cash),
        ("", row => row.Currency.ToString().ToUpperInvariant()),
        ("Bookings", row => row.Bookings));

    public static void Show(this ListScreen screen, IReadOnlyList<ProtectionLine> rows) => screen.Write(
        rows,
        ("Group", row => row.Group),
        ("Owner", row => row.Owner),
        ("Symbol", row => row.Symbol),
        ("State", row => row.State),
        ("Open", row => row.Open),
        ("Covered", row => row.Covered),
        ("Exiting", row => row.ExitInFlight),
        ("Stop", row => row.Stop),
        ("Target", row => row.Target),
        ("Premium", row => row.EntryPremium),
        ("Mark", row => row.Mark is { } mark ? mark : Numbers.Unknown),
        ("Marked (UTC)", row => row.MarkAt));

    private static string? Level(string word, decimal? level) => level is { } known ? FormattableString.Invariant($"{word} {known:0.00####}") : null;
}
