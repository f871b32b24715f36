using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.PaperVenue.Margin;

/// <summary>A position as the margin rules see it.</summary>
/// <param name="Instrument">What is held.</param>
/// <param name="Quantity">Signed units.</param>
/// <param name="Price">What a unit is worth now, or null when unknown.</param>
/// <param name="UnderlyingPrice">Price of an option's or future's underlying; null when unknown, ignored for stock.</param>
public readonly record struct MarginPosition(
    Instrument Instrument, Quantity Quantity, Price? Price, Price? UnderlyingPrice)
{
    /// <summary>Units x multiplier: currency units the position earns when its price rises by 1.</summary>
    internal long Weight => Quantity.Units * Instrument.Multiplier;

    /// <summary>The underlying, or the instrument itself: positions of one group move together.</summary>
    internal InstrumentId Group => Instrument.Option?.Underlying ?? Instrument.Future?.Underlying ?? Instrument.Id;

    internal decimal Value => Price!.Value.ToDecimal() * Weight;
}
