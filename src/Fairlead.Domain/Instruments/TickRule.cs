using Fairlead.Domain.Amounts;

namespace Fairlead.Domain.Instruments;

/// <summary>The price step of an instrument: one below a threshold, one from it on.</summary>
/// <param name="Below">Step for prices below <paramref name="Threshold"/>; positive.</param>
/// <param name="Threshold">First price of the larger step; zero when one step serves all prices.</param>
/// <param name="From">Step for prices at or above the threshold; positive.</param>
public sealed record TickRule(Price Below, Price Threshold, Price From)
{
    public static TickRule Single(Price tick) => new(tick, Price.Zero, tick);

    public Price At(Price price) => price < Threshold ? Below : From;

    public bool Allows(Price price) => price.IsMultipleOf(At(price));

    public Price Round(Price price, Rounding rounding) => price.RoundTo(At(price), rounding);
}
