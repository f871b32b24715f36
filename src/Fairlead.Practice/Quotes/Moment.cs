using Fairlead.Domain.Time;
using Fairlead.Practice.Seeding;

namespace Fairlead.Practice.Quotes;

/// <summary>One second of a day and how busy it is.</summary>
/// <param name="Second">Since the opening.</param>
/// <param name="Start">Its first instant.</param>
/// <param name="Busy">Activity relative to the day's average.</param>
/// <param name="Width">How much wider quotes are than on a calm noon.</param>
internal readonly record struct Moment(int Second, Timestamp Start, double Busy, double Width)
{
    public Timestamp End => new(Start.Nanos + Timestamp.NanosPerSecond);

    /// <summary>Anywhere in the second, to the microsecond.</summary>
    public Timestamp Within(ref SeededStream stream) => After(stream.Uniform());

    /// <param name="share">Of the second, 0 up to, not including, 1.</param>
    public Timestamp After(double share) => new(Start.Nanos + Micros(share * Timestamp.NanosPerSecond));

    /// <summary>After an instant of this second and still within it.</summary>
    /// <param name="from">In this second.</param>
    /// <param name="share">Of the rest of the second, 0 up to, not including, 1.</param>
    public Timestamp Between(Timestamp from, double share) => new(from.Nanos + (long)(share * (End.Nanos - from.Nanos)));

    private static long Micros(double nanos) => (long)(nanos / Timestamp.NanosPerMicrosecond) * Timestamp.NanosPerMicrosecond;
}
