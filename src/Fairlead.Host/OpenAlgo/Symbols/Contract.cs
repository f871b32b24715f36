using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>A row of the symbol table: one of our instruments in OpenAlgo's spelling.</summary>
public sealed record Contract
{
    public required InstrumentId Instrument { get; init; }

    /// <summary>The uniform symbol, unique with its exchange: NIFTY28OCT2525000CE.</summary>
    public required string Symbol { get; init; }

    /// <summary>The base that futures and options are written on; an underlying's own symbol.</summary>
    public required string Name { get; init; }

    /// <summary>One of <see cref="Exchanges.All"/>.</summary>
    public required string Exchange { get; init; }

    /// <summary>Our own symbol.</summary>
    public required string BrokerSymbol { get; init; }

    /// <summary>Our own venue, by the name of its calendar.</summary>
    public required string BrokerExchange { get; init; }

    /// <summary>Our own id as text.</summary>
    public required string Token { get; init; }

    /// <summary>One of <see cref="ContractTypes"/>.</summary>
    public required string Type { get; init; }

    /// <summary>What a future or option is written on; null for an underlying.</summary>
    public InstrumentId? Underlying { get; init; }

    /// <summary>Null for what does not expire.</summary>
    public DateOnly? ExpiryOn { get; init; }

    /// <summary>Call or put; null for what is no option.</summary>
    public OptionRight? Right { get; init; }

    /// <summary>Zero for what is no option.</summary>
    public decimal Strike { get; init; }

    public required long LotSize { get; init; }

    /// <summary>The finest price step.</summary>
    public required decimal TickSize { get; init; }

    /// <summary>First quantity the exchange refuses; null when unknown.</summary>
    public long? FreezeQuantity { get; init; }

    /// <summary>The expiry as the table writes it, "28-OCT-25"; empty for what does not expire.</summary>
    public string Expiry => ExpiryOn is { } day ? SymbolGrammar.Dashed(day) : "";
}
