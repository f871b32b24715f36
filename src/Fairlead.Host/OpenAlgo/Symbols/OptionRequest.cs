using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>An option described by its distance from the money, as requests do.</summary>
public sealed record OptionRequest
{
    /// <summary>"NIFTY", "NIFTY28OCT25" or "NIFTY28OCT25FUT".</summary>
    public required string Underlying { get; init; }

    /// <summary>Of the underlying or of its options; one of <see cref="Exchanges.All"/>.</summary>
    public required string Exchange { get; init; }

    /// <summary>"28OCT25"; null or blank when the underlying names it.</summary>
    public string? ExpiryDate { get; init; }

    /// <summary>Distance of strikes in the older way, which does not ask which strikes are listed; null to count listed ones.</summary>
    public int? StrikeStep { get; init; }

    /// <summary>ATM, ITM1 to ITM50, OTM1 to OTM50.</summary>
    public required string Offset { get; init; }

    public required OptionRight Right { get; init; }
}
