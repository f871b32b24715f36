namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>A row of an option chain.</summary>
/// <param name="Strike">Positive.</param>
/// <param name="Call">Null when only the put is listed.</param>
/// <param name="Put">Null when only the call is listed.</param>
public sealed record ChainStrike(decimal Strike, Contract? Call, Contract? Put);
