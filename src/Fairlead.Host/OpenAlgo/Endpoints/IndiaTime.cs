using System.Globalization;
using Fairlead.Domain.Time;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>Instants on an Indian clock, which is all that OpenAlgo's clients know; India has had one offset since 1945.</summary>
internal static class IndiaTime
{
    private static readonly TimeSpan Offset = new(5, 30, 0);

    public static DateTimeOffset Of(Timestamp at) => new DateTimeOffset(at.ToUtc(), TimeSpan.Zero).ToOffset(Offset);

    /// <summary>As orders and trades write it: 28-Oct-2025 10:15:01.</summary>
    public static string Text(Timestamp at) => Of(at).ToString("dd-MMM-yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(Timestamp at) => DateOnly.FromDateTime(Of(at).DateTime);

    /// <summary>Where a day begins in India.</summary>
    public static Timestamp StartOf(DateOnly day) => Timestamp.FromLocal(day, TimeSpan.Zero, Offset);
}
