using System.Collections.Immutable;
using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>OpenAlgo's names of markets, and which of ours they are.</summary>
public static class Exchanges
{
    public const string Nse = "NSE";
    public const string Nfo = "NFO";
    public const string Cds = "CDS";
    public const string Bse = "BSE";
    public const string Bfo = "BFO";
    public const string Bcd = "BCD";
    public const string Mcx = "MCX";
    public const string Ncdex = "NCDEX";
    public const string Nco = "NCO";
    public const string NseIndex = "NSE_INDEX";
    public const string BseIndex = "BSE_INDEX";
    public const string McxIndex = "MCX_INDEX";
    public const string GlobalIndex = "GLOBAL_INDEX";
    public const string Crypto = "CRYPTO";

    /// <summary>All fourteen, in the order of the contract's messages.</summary>
    public static readonly ImmutableArray<string> All =
        [Nse, Nfo, Cds, Bse, Bfo, Bcd, Mcx, Ncdex, Nco, NseIndex, BseIndex, McxIndex, GlobalIndex, Crypto];

    /// <summary>Those with futures or options: what the expiry call takes.</summary>
    public static readonly ImmutableArray<string> Derivatives = [Nfo, Bfo, Mcx, Cds, Nco, Bcd, Ncdex, Crypto];

    /// <summary>Those that have prices and take no orders.</summary>
    public static readonly ImmutableArray<string> QuoteOnly = [NseIndex, BseIndex, McxIndex, GlobalIndex];

    /// <summary>Whether a name is exactly one of the fourteen.</summary>
    public static bool IsKnown(string exchange) => All.Contains(exchange);

    public static bool IsDerivative(string exchange) => Derivatives.Contains(exchange);

    public static bool IsQuoteOnly(string exchange) => QuoteOnly.Contains(exchange);

    /// <summary>Where OpenAlgo lists what we list at a venue; null when it has no such market.</summary>
    public static string? Of(Venue venue, InstrumentKind kind) => (venue, kind) switch
    {
        (Venue.Nse, InstrumentKind.Index) => NseIndex,
        (Venue.Nse, InstrumentKind.Equity) => Nse,
        (Venue.Nfo, InstrumentKind.Option or InstrumentKind.Future) => Nfo,
        (Venue.Bse, InstrumentKind.Index) => BseIndex,
        (Venue.Bse, InstrumentKind.Equity) => Bse,
        (Venue.Bfo, InstrumentKind.Option or InstrumentKind.Future) => Bfo,
        _ => null,
    };

    /// <summary>Where the options of an underlying are listed, by the exchange a request names; a derivative one is its own.</summary>
    public static string OfOptions(string exchange) => exchange switch
    {
        Nse or NseIndex => Nfo,
        Bse or BseIndex => Bfo,
        _ => exchange,
    };

    /// <summary>Where an underlying is quoted, by the exchange a request names: first choice first, none when it has no spot.</summary>
    public static ImmutableArray<string> OfSpot(string exchange) => exchange switch
    {
        // The cash names admit an index and the index names a share: a symbol is only ever one of the two.
        Nse => [Nse, NseIndex],
        NseIndex or Nfo => [NseIndex, Nse],
        Bse => [Bse, BseIndex],
        BseIndex or Bfo => [BseIndex, Bse],
        _ => [],
    };
}
