namespace Fairlead.Markets.Lean;

/// <summary>Collects a report during one load; not shared between threads.</summary>
internal sealed class ReportBuilder
{
    private readonly long[] _issueCounts = new long[Enum.GetValues<DataIssueKind>().Length];
    private readonly string?[] _firstExamples = new string?[Enum.GetValues<DataIssueKind>().Length];
    private readonly List<DataGap> _gaps = [];
    private long _gapCount;

    public int Files { get; set; }
    public long RowsRead { get; set; }
    public long RowsOutsideSession { get; set; }

    public void AddGap(DataGap gap)
    {
        _gapCount++;
        if (_gaps.Count < MarketReport.MaxGapsKept)
            _gaps.Add(gap);
    }

    /// <summary>Counts a doubtful row; the text is made for the first of its kind only.</summary>
    public void AddIssue(DataIssueKind kind, in CsvCursor row, string reason)
    {
        if (_issueCounts[(int)kind]++ == 0)
            _firstExamples[(int)kind] = row.Describe(reason);
    }

    public void AddIssue(DataIssueKind kind, string example)
    {
        if (_issueCounts[(int)kind]++ == 0)
            _firstExamples[(int)kind] = example;
    }

    public MarketReport Build(long records) => new()
    {
        Files = Files,
        RowsRead = RowsRead,
        RowsOutsideSession = RowsOutsideSession,
        Records = records,
        Gaps = _gaps,
        GapCount = _gapCount,
        Issues = [.. Enum.GetValues<DataIssueKind>().Where(kind => _issueCounts[(int)kind] > 0)
            .Select(kind => new DataIssue(kind, _issueCounts[(int)kind], _firstExamples[(int)kind]!))],
    };
}
