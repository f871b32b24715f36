using System.Globalization;

namespace Fairlead.Domain.Market;

/// <summary>The period of a bar. A day means the venue's session.</summary>
/// <param name="Period">Positive; whole seconds below a day.</param>
public readonly record struct Timeframe(TimeSpan Period)
{
    public static Timeframe Second => new(TimeSpan.FromSeconds(1));
    public static Timeframe Minute => new(TimeSpan.FromMinutes(1));
    public static Timeframe Day => new(TimeSpan.FromDays(1));

    public bool IsDay => Period == TimeSpan.FromDays(1);

    /// <summary>Reads "1s", "5m", "2h" or "1d"; false for anything else, zero or more than a day.</summary>
    public static bool TryParse(string? text, out Timeframe timeframe)
    {
        timeframe = default;
        if (text is null || text.Length < 2
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is 0 or > 86_400)
            return false;
        var period = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => TimeSpan.Zero,
        };
        if (period == TimeSpan.Zero || period > TimeSpan.FromDays(1))
            return false;
        timeframe = new Timeframe(period);
        return true;
    }

    public override string ToString() => Period switch
    {
        { TotalDays: 1 } => "1d",
        _ when Period.Ticks % TimeSpan.TicksPerHour == 0 => Count(TimeSpan.TicksPerHour) + "h",
        _ when Period.Ticks % TimeSpan.TicksPerMinute == 0 => Count(TimeSpan.TicksPerMinute) + "m",
        _ => Count(TimeSpan.TicksPerSecond) + "s",
    };

    private string Count(long ticks) => (Period.Ticks / ticks).ToString(CultureInfo.InvariantCulture);
}
