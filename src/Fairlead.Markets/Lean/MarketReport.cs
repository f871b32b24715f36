namespace Fairlead.Markets.Lean;

/// <summary>A kind of doubtful row that does not stop a load.</summary>
public enum DataIssueKind
{
    /// <summary>The bid closed above the ask: both sides of the row are left out.</summary>
    CrossedQuote,

    /// <summary>A price above 1,000 times the row before: the row is left out.</summary>
    AbsurdPrice,

    /// <summary>A trade or quote of zero units; kept. Not counted for indexes, which have no volume.</summary>
    ZeroSize,

    /// <summary>A print the source itself marked; kept with its mark.</summary>
    SuspiciousPrint,

    /// <summary>
    /// A file, or a row of a daily file, of a day the calendar calls closed. The file is left out unless every row was
    /// asked for; the daily row always, because it has no session to be the bar of.
    /// </summary>
    ClosedDay,
}

/// <summary>How often a doubtful row was met.</summary>
/// <param name="Kind">What is doubtful.</param>
/// <param name="Count">Rows.</param>
/// <param name="FirstExample">File, entry, row and values of the first.</param>
public sealed record DataIssue(DataIssueKind Kind, long Count, string FirstExample);

/// <summary>Recorded data that is not there. Nothing is invented in its place.</summary>
/// <param name="Symbol">Symbol, or underlying of a chain with " options".</param>
/// <param name="Content">What is missing.</param>
/// <param name="On">The trading day, or null when the folder has nothing of this content at this resolution at all.</param>
public sealed record DataGap(string Symbol, MarketContent Content, DateOnly? On);

/// <summary>What a load read, missed and doubted.</summary>
public sealed record MarketReport
{
    /// <summary>Most gaps kept by name; <see cref="GapCount"/> counts all.</summary>
    public const int MaxGapsKept = 1_000;

    public required int Files { get; init; }
    public required long RowsRead { get; init; }
    public required long RowsOutsideSession { get; init; }
    public required long Records { get; init; }
    public required IReadOnlyList<DataGap> Gaps { get; init; }
    public required long GapCount { get; init; }

    /// <summary>One a kind that occurred, in order of kind.</summary>
    public required IReadOnlyList<DataIssue> Issues { get; init; }
}
