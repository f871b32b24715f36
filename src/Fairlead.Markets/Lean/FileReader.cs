using System.IO.Compression;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Markets.Tapes;
using NodaTime;

namespace Fairlead.Markets.Lean;

/// <summary>Reads planned files into the record buffer of one load.</summary>
internal sealed class FileReader(MarketRequest request, MarketCalendars calendars, RecordBuffer records, ReportBuilder report)
{
    private const int FileUnitDecimals = 2; // The files count 1/10,000, a price counts 1/1,000,000.
    private const int PlainDecimals = 6; // Index files hold plain decimals.

    private readonly RowReader _rows = new(records, report);

    /// <exception cref="MarketDataException">The file is unreadable, or a row cannot be true.</exception>
    public void Read(PlannedFile planned)
    {
        using var zip = DataZip.Open(planned.File.Path);
        if (planned.File.On is { } day)
            ReadDay(planned, zip, day);
        else
            ReadDaily(planned, zip);
    }

    private void ReadDay(PlannedFile planned, DataZip zip, DateOnly day)
    {
        var series = planned.File.Series;
        var market = LeanMarket.Find(series.Market)!;
        var venue = planned.Chain is null ? market.Cash : market.Options;
        var session = calendars[venue.CalendarName()].On(day);
        if (session is null)
        {
            report.AddIssue(DataIssueKind.ClosedDay, $"{zip.Path}: calendar {venue.CalendarName()} is closed on {day:yyyy-MM-dd}");
            if (request.Session == SessionFilter.RegularOnly)
                return;
        }

        var context = new RowContext(
            planned.Instrument.Id,
            new DayClock(DateTimeZoneProviders.Tzdb[market.Zone], day),
            series.Resolution == Resolution.Second ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1),
            series.Kind == InstrumentKind.Index ? PlainDecimals : FileUnitDecimals,
            HasVolume: series.Kind != InstrumentKind.Index,
            request.Session == SessionFilter.RegularOnly ? session : null);
        if (planned.Chain is null)
        {
            ReadRows(zip, zip.EntryOf(planned.File), series, context);
            return;
        }

        foreach (var entry in zip.Entries)
        {
            // The plan has read the same names; a file changed in between is not worth a nicer word.
            var option = planned.Chain[OptionFileName.Parse(entry.Name)!];
            ReadRows(zip, entry, series, context with { Instrument = option.Id });
        }
    }

    private void ReadRows(DataZip zip, ZipArchiveEntry entry, DataSeries series, in RowContext context)
    {
        var csv = new CsvCursor(zip.Path, entry.FullName, zip.Read(entry));
        switch (series.Content)
        {
            case MarketContent.OpenInterest:
                _rows.OpenInterest(csv, in context);
                break;
            case MarketContent.Quotes:
                _rows.QuoteBars(csv, in context);
                break;
            case MarketContent.Trades when series.Resolution == Resolution.Tick:
                _rows.Prints(csv, in context);
                break;
            case MarketContent.Trades:
                _rows.TradeBars(csv, in context);
                break;
            default:
                throw new MarketDataException(zip.Path, $"content {series.Content} has no reader");
        }
    }

    private void ReadDaily(PlannedFile planned, DataZip zip)
    {
        var series = planned.File.Series;
        var calendar = calendars[planned.Instrument.Venue.CalendarName()];
        var entry = zip.EntryOf(planned.File);
        var context = new RowContext(
            planned.Instrument.Id, default, default,
            series.Kind == InstrumentKind.Index ? PlainDecimals : FileUnitDecimals,
            HasVolume: series.Kind != InstrumentKind.Index, Window: null);
        var seen = new HashSet<DateOnly>();
        _rows.DailyBars(new CsvCursor(zip.Path, entry.FullName, zip.Read(entry)), in context, calendar, request.From, request.To, seen);
        for (var day = request.From; day <= request.To; day = day.AddDays(1))
        {
            if (calendar.On(day) is not null && !seen.Contains(day))
                report.AddGap(new DataGap(series.Symbol, series.Content, day));
        }
    }
}
