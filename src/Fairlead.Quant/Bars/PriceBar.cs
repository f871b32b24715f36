namespace Fairlead.Quant.Bars;

/// <summary>
/// Aggregated trade prices over [start, end). Prices in millionths of the currency unit, times in nanoseconds since
/// the Unix epoch, volume in units of the instrument. The default value is a bar without time and is never emitted.
/// </summary>
public readonly record struct PriceBar(
    long OpenMicros, long HighMicros, long LowMicros, long CloseMicros, long Volume, long StartNanos, long EndNanos);
