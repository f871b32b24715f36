using System.Globalization;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Markets.Tapes;

namespace Fairlead.Markets.Lean;

/// <summary>What an import wrote.</summary>
/// <param name="Files">Tape files, in order of time.</param>
/// <param name="Records">Records in them.</param>
/// <param name="Report">What was read, missing and wrong.</param>
public sealed record ImportResult(IReadOnlyList<string> Files, long Records, MarketReport Report);

/// <summary>Turns a request into a folder of tapes, one a UTC day (daily bars: one for all), with the instrument table.</summary>
public static class DataImport
{
    private const string PartSuffix = ".fairlead-part";

    /// <summary>The folder appears complete or not at all: it is written beside its place and renamed.</summary>
    /// <param name="request">What to import.</param>
    /// <param name="calendars">Which days trade, and when.</param>
    /// <param name="folder">Where to; must not exist, or be empty.</param>
    /// <param name="progress">Told after every file read; null when nobody wants to know.</param>
    /// <param name="cancellation">Stops between files; nothing is left behind.</param>
    /// <exception cref="MarketDataException">As for loading; or the folder is not empty, or the disk refuses.</exception>
    public static ImportResult Run(
        MarketRequest request, MarketCalendars calendars, string folder, IProgress<LoadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
            throw new MarketDataException(target, "is not empty; choose another folder or remove it");
        var set = MarketLoader.Load(request, calendars, progress, cancellation);
        var part = target + PartSuffix;
        try
        {
            RemoveLeftover(part);
            Directory.CreateDirectory(part);
            var names = WriteTapes(set, request.Resolution, part, cancellation);
            InstrumentTable.Write(Path.Combine(part, InstrumentTable.FileName), set.Instruments);
            if (Directory.Exists(target))
                Directory.Delete(target);
            Directory.Move(part, target);
            return new ImportResult([.. names.Select(name => Path.Combine(target, name))], set.Tape.Count, set.Report);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MarketDataException(target, "cannot be written: " + fault.Message, fault);
        }
        finally
        {
            RemoveLeftover(part);
        }
    }

    private static void RemoveLeftover(string part)
    {
        try
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Only a leftover: the fault that left it is the one to tell, and the next import tries again.
        }
    }

    private static List<string> WriteTapes(MarketSet set, Resolution resolution, string folder, CancellationToken cancellation)
    {
        var records = set.Tape.Records;
        var names = new List<string>();
        while (records.Length > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = resolution == Resolution.Day ? records.Length : CountOfFirstDay(records);
            var name = resolution == Resolution.Day
                ? "daily" + TapeFile.Extension
                : records[0].At.ToUtc().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + TapeFile.Extension;
            TapeFile.Write(Path.Combine(folder, name), records[..count], set.Instruments);
            names.Add(name);
            records = records[count..];
        }

        return names;
    }

    private static int CountOfFirstDay(ReadOnlySpan<MarketRecord> records)
    {
        var end = Timestamp.FromUtc(records[0].At.ToUtc().Date.AddDays(1));
        int low = 0, high = records.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (records[middle].At < end)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
