using Fairlead.Domain.Time;
using Fairlead.Markets.Tapes;

namespace Fairlead.Markets.Lean;

/// <summary>Loads recorded markets from a data folder.</summary>
public static class MarketLoader
{
    /// <summary>
    /// Which files a request would miss, without reading any row. (The days missing inside a daily file show in loading.)
    /// </summary>
    /// <exception cref="MarketDataException">As for <see cref="Load"/>, as far as names and folders tell.</exception>
    public static IReadOnlyList<DataGap> FindGaps(MarketRequest request, MarketCalendars calendars) =>
        LoadPlan.Make(request, DataInventory.Scan(request.DataFolder), calendars).Gaps;

    /// <summary>Reads what a request asks for into one tape in memory.</summary>
    /// <param name="request">What is wanted. Days without a file are reported as gaps; no row at all is an empty tape.</param>
    /// <param name="calendars">Which days trade, and when.</param>
    /// <param name="progress">Told after every file; null when nobody wants to know.</param>
    /// <param name="cancellation">Stops between files.</param>
    /// <exception cref="MarketDataException">
    /// The folder, a symbol or its resolution is unknown, the days are reversed or beyond the calendar, a file is
    /// unreadable, or a row cannot be true.
    /// </exception>
    public static MarketSet Load(
        MarketRequest request, MarketCalendars calendars, IProgress<LoadProgress>? progress = null, CancellationToken cancellation = default)
    {
        var plan = LoadPlan.Make(request, DataInventory.Scan(request.DataFolder), calendars);
        var records = new RecordBuffer(request.DataFolder);
        var report = new ReportBuilder();
        foreach (var gap in plan.Gaps)
            report.AddGap(gap);

        var reader = new FileReader(request, calendars, records, report);
        foreach (var file in plan.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            reader.Read(file);
            report.Files++;
            progress?.Report(new LoadProgress(report.Files, plan.Files.Count, records.Count));
        }

        return new MarketSet(plan.Instruments, Tape.Sorting(records), report.Build(records.Count));
    }
}
