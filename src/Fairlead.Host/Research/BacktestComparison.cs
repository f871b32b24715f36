using Fairlead.Host.Projections;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Two runs side by side, down to the first thing they do differently.</summary>
internal static class BacktestComparison
{
    /// <summary>Characters of one side; a message can be long.</summary>
    private const int MaxText = 600;

    /// <exception cref="JournalException">A journal cannot be read.</exception>
    public static CompareView Of(BacktestRequestBody a, string journalA, BacktestRequestBody b, string journalB, CancellationToken cancellation)
    {
        using var left = SqliteJournalStore.Open(journalA, OpenMode.ReadOnly);
        using var right = SqliteJournalStore.Open(journalB, OpenMode.ReadOnly);
        if (JournalComparison.FirstDivergence(left, right, cancellation) is not { } parted)
            return new CompareView(AreEqual: true, left.DurableSequence, FirstDifference: null, At: null);
        if (parted.Sequence > 1)
            return View(left, right, parted, parted.Sequence - 1, "");

        // The first record holds the settings. What the runs were asked is told in words; what they did comes after it.
        var asked = string.Join(", ", Differences(a, b));
        var settings = $"the runs were asked different things ({(asked.Length == 0 ? "their data differs" : asked)})";
        return JournalComparison.FirstDivergence(left, right, cancellation, from: 2) is { } later
            ? View(left, right, later, later.Sequence - 2, settings + "; then ")
            : new CompareView(AreEqual: false, left.DurableSequence - 1, settings + " and did the same", left.Read().First().At);
    }

    private static CompareView View(IJournalStore left, IJournalStore right, JournalDivergence parted, long equal, string before)
    {
        var store = parted.InA is null ? right : left;
        return new CompareView(
            AreEqual: false, equal, $"{before}at record {parted.Sequence} the first has {Side(parted.InA)}, the second has {Side(parted.InB)}",
            JournalTimes.AtOf(store.Read(parted.Sequence).First(), parted.Sequence));
    }

    private static string Side(string? text) => text is null ? "ended" : text.Length <= MaxText ? text : text[..MaxText] + "...";

    private static IEnumerable<string> Differences(BacktestRequestBody a, BacktestRequestBody b)
    {
        (string Name, string A, string B)[] members =
        [
            ("folder", a.Folder, b.Folder),
            ("symbols", string.Join(" ", a.Symbols), string.Join(" ", b.Symbols)),
            ("first day", FormattableString.Invariant($"{a.From:yyyy-MM-dd}"), FormattableString.Invariant($"{b.From:yyyy-MM-dd}")),
            ("last day", FormattableString.Invariant($"{a.To:yyyy-MM-dd}"), FormattableString.Invariant($"{b.To:yyyy-MM-dd}")),
            ("timeframe", a.Timeframe, b.Timeframe),
            ("strategy", a.Strategy, b.Strategy),
            ("cash", FormattableString.Invariant($"{a.Cash}"), FormattableString.Invariant($"{b.Cash}")),
            .. a.Parameters.Keys.Union(b.Parameters.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(key => (key, a.Parameters.GetValueOrDefault(key, ""), b.Parameters.GetValueOrDefault(key, ""))),
        ];
        return members.Where(each => each.A != each.B).Select(each => $"{each.Name} {Word(each.A)} and {Word(each.B)}");
    }

    private static string Word(string value) => value.Length == 0 ? "default" : value;
}
