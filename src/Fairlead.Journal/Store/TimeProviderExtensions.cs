using Fairlead.Domain.Time;

namespace Fairlead.Journal.Store;

/// <summary>The computer's time as the desk writes it. Here, because nothing below the journal may know a clock.</summary>
public static class TimeProviderExtensions
{
    /// <summary>The instant it is now, cut to 100 ns.</summary>
    public static Timestamp Now(this TimeProvider time) => Timestamp.FromUtc(time.GetUtcNow().UtcDateTime);
}
