using System.Security.Cryptography;
using Fairlead.Domain.Time;
using NodaTime;

namespace Fairlead.Markets.Calendars;

/// <summary>The dated calendar data that ships with Fairlead: sessions of every venue from text files and time zones.</summary>
/// <remarks>
/// Each file's head says what it vouches for. Loading parses about 30,000 sessions (some tens of milliseconds): load
/// once at start and share, the result is immutable.
/// </remarks>
public static class CalendarData
{
    private const string ResourcePrefix = "calendars/";

    /// <summary>All calendars: US, USOPT (1998 to 2030), NSE, NFO, BSE, BFO (2007 to 2030).</summary>
    /// <exception cref="CalendarDataException">An embedded file is faulty; a programming error of this build.</exception>
    public static MarketCalendars Load()
    {
        var zones = DateTimeZoneProviders.Tzdb;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var calendars = new List<MarketCalendar>();
        foreach (var (name, content) in Files())
        {
            hash.AppendData(content);
            calendars.AddRange(SessionBuilder.Build(CalendarFile.Parse(name, content), zones));
        }

        var version = $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())} {zones.VersionId}";
        return new MarketCalendars(version, calendars);
    }

    /// <summary>The periods the data does not vouch for, with the reason, for every calendar.</summary>
    public static IReadOnlyList<ProvisionalDays> Provisional() =>
        [.. Files().SelectMany(file => CalendarFile.Parse(file.Name, file.Content).Provisional)];

    private static List<(string Name, byte[] Content)> Files()
    {
        var assembly = typeof(CalendarData).Assembly;
        var files = new List<(string, byte[])>();
        // Ordinal order, so that the version is the same on every machine.
        foreach (var resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (!resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files.Add((resource, content));
        }

        return files;
    }
}
