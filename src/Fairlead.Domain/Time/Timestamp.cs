using System.Globalization;

namespace Fairlead.Domain.Time;

/// <summary>An instant: nanoseconds since 1970-01-01T00:00:00 UTC. Covers 1678 to 2262.</summary>
/// <remarks>Two timestamps are equal when they are the same instant. The default value is the Unix epoch.</remarks>
public readonly record struct Timestamp(long Nanos) : IComparable<Timestamp>
{
    public const long NanosPerMicrosecond = 1_000;
    public const long NanosPerMillisecond = 1_000_000;
    public const long NanosPerSecond = 1_000_000_000;
    public const long NanosPerMinute = 60 * NanosPerSecond;
    public const long NanosPerDay = 86_400 * NanosPerSecond;

    public static Timestamp MinValue => new(long.MinValue);
    public static Timestamp MaxValue => new(long.MaxValue);

    public static Timestamp FromUtc(DateTime utc) =>
        utc.Kind == DateTimeKind.Utc
            ? new Timestamp((utc.Ticks - DateTime.UnixEpoch.Ticks) * 100)
            : throw new ArgumentException("An instant needs a UTC time.", nameof(utc));

    /// <summary>The instant of a wall-clock reading in a zone that is <paramref name="offset"/> ahead of UTC then.</summary>
    public static Timestamp FromLocal(DateOnly day, TimeSpan timeOfDay, TimeSpan offset) =>
        new(((day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * NanosPerDay)
            + ((timeOfDay - offset).Ticks * 100));

    /// <summary>UTC date and time, cut to 100 ns.</summary>
    public DateTime ToUtc() => DateTime.UnixEpoch.AddTicks(Math.DivRem(Nanos, 100).Quotient);

    /// <summary>The earlier of two instants of which either may not be known; null when neither is.</summary>
    public static Timestamp? Earliest(Timestamp? a, Timestamp? b) => a is null ? b : b is null || a <= b ? a : b;

    public int CompareTo(Timestamp other) => Nanos.CompareTo(other.Nanos);

    public static Timestamp operator +(Timestamp at, TimeSpan duration) => new(at.Nanos + (duration.Ticks * 100));
    public static Timestamp operator -(Timestamp at, TimeSpan duration) => new(at.Nanos - (duration.Ticks * 100));
    public static TimeSpan operator -(Timestamp a, Timestamp b) => TimeSpan.FromTicks((a.Nanos - b.Nanos) / 100);
    public static bool operator <(Timestamp a, Timestamp b) => a.Nanos < b.Nanos;
    public static bool operator >(Timestamp a, Timestamp b) => a.Nanos > b.Nanos;
    public static bool operator <=(Timestamp a, Timestamp b) => a.Nanos <= b.Nanos;
    public static bool operator >=(Timestamp a, Timestamp b) => a.Nanos >= b.Nanos;

    /// <summary>Reads what <see cref="ToString"/> writes, and shorter fractions; UTC only. False for anything else, and beyond the range.</summary>
    public static bool TryParse(string? text, out Timestamp at)
    {
        at = default;
        if (text is null || text.Length < 20 || text[^1] != 'Z')
            return false;
        if (!DateTime.TryParseExact(text.AsSpan(0, 19), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var whole))
            return false;
        var fraction = text.AsSpan(19, text.Length - 20);
        long nanos = 0;
        if (fraction.Length > 0)
        {
            if (fraction[0] != '.' || fraction.Length is < 2 or > 10
                || !long.TryParse(fraction[1..], NumberStyles.None, CultureInfo.InvariantCulture, out nanos))
                return false;
            for (var place = fraction.Length; place < 10; place++)
                nanos *= 10;
        }

        // Calendar years reach further than the nanoseconds of a long.
        var total = (((Int128)(whole.Ticks - DateTime.UnixEpoch.Ticks)) * 100) + nanos;
        if (total < long.MinValue || total > long.MaxValue)
            return false;
        at = new Timestamp((long)total);
        return true;
    }

    /// <summary>ISO 8601 in UTC with as many fraction digits as needed (0, 3, 6 or 9).</summary>
    public override string ToString()
    {
        var seconds = Math.DivRem(Nanos, NanosPerSecond, out var rest);
        if (rest < 0)
        {
            seconds--;
            rest += NanosPerSecond;
        }

        var whole = DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var fraction = rest switch
        {
            0 => "",
            _ when rest % NanosPerMillisecond == 0 => "." + (rest / NanosPerMillisecond).ToString("000", CultureInfo.InvariantCulture),
            _ when rest % NanosPerMicrosecond == 0 => "." + (rest / NanosPerMicrosecond).ToString("000000", CultureInfo.InvariantCulture),
            _ => "." + rest.ToString("000000000", CultureInfo.InvariantCulture),
        };
        return whole + fraction + "Z";
    }
}
