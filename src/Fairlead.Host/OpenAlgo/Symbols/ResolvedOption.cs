namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>The option an offset stands for.</summary>
/// <param name="Option">What to trade.</param>
/// <param name="Underlying">Whose price decided.</param>
/// <param name="UnderlyingPrice">That price; positive.</param>
/// <param name="AtmStrike">The strike at the money; with a strike step it need not be listed.</param>
/// <param name="Offset">The offset asked for, in capitals.</param>
public sealed record ResolvedOption(Contract Option, Contract Underlying, decimal UnderlyingPrice, decimal AtmStrike, string Offset);
