using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Market;

/// <summary>Aggregated prices of a period. Start is inside, End is outside; a bar is known at its end.</summary>
/// <param name="StartAt">First instant of the period.</param>
/// <param name="EndAt">First instant after the period.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest price.</param>
/// <param name="Low">Lowest price.</param>
/// <param name="Close">Last price.</param>
/// <param name="Volume">Units traded; zero where the source has none (an index).</param>
public readonly record struct Bar(
    Timestamp StartAt, Timestamp EndAt, Price Open, Price High, Price Low, Price Close, Quantity Volume);
