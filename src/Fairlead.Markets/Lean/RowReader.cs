using System.Buffers.Text;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Markets.Tapes;

namespace Fairlead.Markets.Lean;

/// <summary>What the rows of one zip entry are about.</summary>
/// <param name="Instrument">Whose rows.</param>
/// <param name="Clock">The day's clock.</param>
/// <param name="Period">Length of a bar.</param>
/// <param name="PriceDecimals">Decimal places between the file's price unit and a millionth.</param>
/// <param name="HasVolume">Whether a volume of zero is doubtful.</param>
/// <param name="Window">Rows outside are counted and left out; null keeps all.</param>
internal readonly record struct RowContext(
    InstrumentId Instrument, DayClock Clock, TimeSpan Period, int PriceDecimals, bool HasVolume, Session? Window);

/// <summary>Turns rows into market records. What cannot be throws; what is doubtful is counted in the report.</summary>
internal sealed class RowReader(RecordBuffer records, ReportBuilder report)
{
    private const int MillisecondDecimals = 6; // Times are milliseconds, kept as nanoseconds.
    private const long NanosPerDay = Timestamp.NanosPerDay;
    private const long AbsurdFactor = 1_000;

    public void TradeBars(CsvCursor csv, in RowContext context)
    {
        long lastNanos = -1, lastClose = 0;
        while (csv.ReadRow())
        {
            var startNanos = Time(ref csv, lastNanos, isRepeatAllowed: false);
            var prices = Prices(ref csv, context.PriceDecimals);
            var volume = Units(ref csv);
            csv.EndRow();
            report.RowsRead++;
            lastNanos = startNanos;
            var isAbsurd = IsAbsurd(in csv, prices.Close, ref lastClose);
            if (volume == 0 && context.HasVolume)
                report.AddIssue(DataIssueKind.ZeroSize, in csv, "trade bar without volume");
            var start = context.Clock.At(startNanos);
            if (!isAbsurd && IsWanted(start, start + context.Period, in context))
                records.Add(MarketRecord.Of(MarketKind.TradeBar, context.Instrument, BarOf(start, context.Period, prices, volume)));
        }
    }

    public void QuoteBars(CsvCursor csv, in RowContext context)
    {
        long lastNanos = -1, lastBid = 0, lastAsk = 0;
        while (csv.ReadRow())
        {
            var startNanos = Time(ref csv, lastNanos, isRepeatAllowed: false);
            var hasBid = Side(ref csv, context.PriceDecimals, out var bid, out var bidUnits);
            var hasAsk = Side(ref csv, context.PriceDecimals, out var ask, out var askUnits);
            csv.EndRow();
            report.RowsRead++;
            lastNanos = startNanos;
            if (hasBid && hasAsk && bid.Close > ask.Close)
            {
                // Which side is wrong cannot be told, and half a quote would price something.
                report.AddIssue(DataIssueKind.CrossedQuote, in csv, $"bid {new Price(bid.Close)} above ask {new Price(ask.Close)}");
                continue;
            }

            hasBid = hasBid && !IsAbsurd(in csv, bid.Close, ref lastBid);
            hasAsk = hasAsk && !IsAbsurd(in csv, ask.Close, ref lastAsk);
            if ((hasBid && bidUnits == 0) || (hasAsk && askUnits == 0))
                report.AddIssue(DataIssueKind.ZeroSize, in csv, "quote of zero units");
            var start = context.Clock.At(startNanos);
            if (!IsWanted(start, start + context.Period, in context))
                continue;
            if (hasBid)
                records.Add(MarketRecord.Of(MarketKind.BidBar, context.Instrument, BarOf(start, context.Period, bid, bidUnits)));
            if (hasAsk)
                records.Add(MarketRecord.Of(MarketKind.AskBar, context.Instrument, BarOf(start, context.Period, ask, askUnits)));
        }
    }

    public void Prints(CsvCursor csv, in RowContext context)
    {
        long lastNanos = -1, lastPrice = 0;
        while (csv.ReadRow())
        {
            var nanos = Time(ref csv, lastNanos, isRepeatAllowed: true);
            var price = PositivePrice(ref csv, context.PriceDecimals);
            var units = Units(ref csv);
            var venueCode = VenueCode(ref csv);
            var condition = Condition(ref csv);
            var isSuspicious = csv.Number(decimals: 0) != 0;
            csv.EndRow();
            report.RowsRead++;
            lastNanos = nanos;
            var isAbsurd = IsAbsurd(in csv, price, ref lastPrice);
            if (units == 0)
                report.AddIssue(DataIssueKind.ZeroSize, in csv, "print of zero units");
            if (isSuspicious)
                report.AddIssue(DataIssueKind.SuspiciousPrint, in csv, "marked by the source");
            var at = context.Clock.At(nanos);
            if (!isAbsurd && IsWanted(at, at, in context))
                records.Add(MarketRecord.Of(context.Instrument,
                    new TradePrint(at, new Price(price), new Quantity(units), venueCode, condition, isSuspicious)));
        }
    }

    public void OpenInterest(CsvCursor csv, in RowContext context)
    {
        long lastNanos = -1;
        while (csv.ReadRow())
        {
            lastNanos = Time(ref csv, lastNanos, isRepeatAllowed: false);
            var units = Units(ref csv);
            csv.EndRow();
            report.RowsRead++;
            records.Add(MarketRecord.OpenInterest(context.Instrument, context.Clock.At(lastNanos), new Quantity(units)));
        }
    }

    /// <summary>Daily rows of the days asked for: each is the bar of its day's session, known at the close.</summary>
    public void DailyBars(CsvCursor csv, in RowContext context, MarketCalendar calendar, DateOnly from, DateOnly to, HashSet<DateOnly> seen)
    {
        var lastDay = DateOnly.MinValue;
        long lastClose = 0;
        while (csv.ReadRow())
        {
            var day = Day(ref csv);
            var prices = Prices(ref csv, context.PriceDecimals);
            var volume = Units(ref csv);
            csv.EndRow();
            if (day <= lastDay)
                throw csv.Fault($"out of order: {day:yyyy-MM-dd} after {lastDay:yyyy-MM-dd}");
            lastDay = day;
            var isAbsurd = IsAbsurd(in csv, prices.Close, ref lastClose);
            if (day < from || day > to)
                continue;
            report.RowsRead++;
            seen.Add(day);
            if (volume == 0 && context.HasVolume)
                report.AddIssue(DataIssueKind.ZeroSize, in csv, "daily bar without volume");
            if (calendar.On(day) is not { } session)
                report.AddIssue(DataIssueKind.ClosedDay, in csv, $"calendar {calendar.Name} is closed on {day:yyyy-MM-dd}");
            else if (!isAbsurd)
                records.Add(MarketRecord.Of(MarketKind.TradeBar, context.Instrument,
                    BarOf(session.Open, session.Close - session.Open, prices, volume)));
        }
    }

    private bool IsWanted(Timestamp start, Timestamp end, in RowContext context)
    {
        if (context.Window is not { } session)
            return true;
        // A print at the very close belongs to the closing auction; a bar that ends there is the session's last.
        var isInside = start >= session.Open && start < session.Close && end <= session.Close;
        if (!isInside)
            report.RowsOutsideSession++;
        return isInside;
    }

    /// <summary>Compares with the row before, whatever became of it, so that one wrong row cannot condemn the rest.</summary>
    private bool IsAbsurd(in CsvCursor csv, long micros, ref long lastMicros)
    {
        var previous = lastMicros;
        lastMicros = micros;
        if (previous == 0 || micros / AbsurdFactor <= previous)
            return false;
        report.AddIssue(DataIssueKind.AbsurdPrice, in csv, $"{new Price(micros)} after {new Price(previous)}");
        return true;
    }

    private static Bar BarOf(Timestamp start, TimeSpan period, in BarPrices prices, long units) => new(
        start, start + period, new Price(prices.Open), new Price(prices.High), new Price(prices.Low), new Price(prices.Close),
        new Quantity(units));

    private static long Time(ref CsvCursor csv, long lastNanos, bool isRepeatAllowed)
    {
        var nanos = csv.Number(MillisecondDecimals);
        if (nanos is < 0 or >= NanosPerDay)
            throw csv.Fault("the time lies outside the day");
        if (nanos < lastNanos || (nanos == lastNanos && !isRepeatAllowed))
            throw csv.Fault($"out of order: {nanos / Timestamp.NanosPerMillisecond} ms after {lastNanos / Timestamp.NanosPerMillisecond} ms");
        return nanos;
    }

    private static BarPrices Prices(ref CsvCursor csv, int decimals)
    {
        var prices = new BarPrices(csv.Number(decimals), csv.Number(decimals), csv.Number(decimals), csv.Number(decimals));
        if (prices.Low <= 0)
            throw csv.Fault($"low {new Price(prices.Low)} is not positive");
        if (prices.High < prices.Low)
            throw csv.Fault($"high {new Price(prices.High)} below low {new Price(prices.Low)}");
        if (Math.Max(prices.Open, prices.Close) > prices.High || Math.Min(prices.Open, prices.Close) < prices.Low)
            throw csv.Fault(
                $"open {new Price(prices.Open)} or close {new Price(prices.Close)} outside low {new Price(prices.Low)} to high {new Price(prices.High)}");
        return prices;
    }

    /// <summary>One side of a quote row; false when it is blank.</summary>
    private static bool Side(ref CsvCursor csv, int decimals, out BarPrices prices, out long units)
    {
        if (!csv.IsBlank)
        {
            prices = Prices(ref csv, decimals);
            units = Units(ref csv);
            return true;
        }

        prices = default;
        units = 0;
        for (var field = 0; field < 4; field++)
        {
            if (!csv.IsBlank)
                throw csv.Fault("a side of the quote has some prices but not all");
            csv.Blank();
        }

        // The size of a side without prices says nothing, but must be there.
        _ = csv.Text();
        return false;
    }

    private static long PositivePrice(ref CsvCursor csv, int decimals)
    {
        var micros = csv.Number(decimals);
        return micros > 0 ? micros : throw csv.Fault($"price {new Price(micros)} is not positive");
    }

    private static long Units(ref CsvCursor csv)
    {
        var units = csv.Number(decimals: 0);
        return units >= 0 ? units : throw csv.Fault($"{units} units");
    }

    private static ushort VenueCode(ref CsvCursor csv)
    {
        var code = csv.Text();
        if (code.Length > 2)
            throw csv.Fault("the reporting market has more than two letters");
        return code.Length switch { 0 => 0, 1 => code[0], _ => (ushort)((code[0] << 8) | code[1]) };
    }

    private static uint Condition(ref CsvCursor csv)
    {
        var text = csv.Text();
        if (text.Length == 0)
            return 0;
        return text.Length <= 8 && Utf8Parser.TryParse(text, out uint bits, out var used, 'X') && used == text.Length
            ? bits
            : throw csv.Fault("the sale condition is no hexadecimal number");
    }

    private static DateOnly Day(ref CsvCursor csv)
    {
        var text = csv.Text();
        if (text.Length != 14 || text[8] != ' '
            || !Utf8Parser.TryParse(text[..8], out int stamp, out var used) || used != 8
            || stamp / 10_000 is < 1 or > 9_999 || stamp / 100 % 100 is < 1 or > 12
            || stamp % 100 < 1 || stamp % 100 > DateTime.DaysInMonth(stamp / 10_000, stamp / 100 % 100))
            throw csv.Fault("field 1 is no day of the form yyyyMMdd HH:mm");
        return new DateOnly(stamp / 10_000, stamp / 100 % 100, stamp % 100);
    }

    private readonly record struct BarPrices(long Open, long High, long Low, long Close);
}
