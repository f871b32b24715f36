namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>What a request writes as its underlying, understood: "NIFTY", "NIFTY28OCT25" or "NIFTY28OCT25FUT".</summary>
public sealed record Underlying
{
    /// <summary>Base of the options: NIFTY, M&amp;M, 360ONE.</summary>
    public required string Name { get; init; }

    /// <summary>As the request named it.</summary>
    public required string Exchange { get; init; }

    /// <summary>Where its options are listed.</summary>
    public required string OptionExchange { get; init; }

    /// <summary>The expiry the underlying itself names, or null.</summary>
    public DateOnly? ExpiryOn { get; init; }

    /// <summary>The future the underlying itself names, or null.</summary>
    public Contract? Future { get; init; }

    /// <summary>Looks the text up whole before it is read apart, so a base may look like anything.</summary>
    /// <exception cref="OpenAlgoException">404: no such underlying.</exception>
    public static Underlying Of(ContractTable table, string text, string exchange)
    {
        var (symbol, named) = (text.Trim().ToUpperInvariant(), exchange.Trim().ToUpperInvariant());
        var options = Exchanges.OfOptions(named);
        Underlying Make(string name, DateOnly? expiryOn, Contract? future) =>
            new() { Name = name, Exchange = named, OptionExchange = options, ExpiryOn = expiryOn, Future = future };

        if (table.Find(symbol, options) is { Type: ContractTypes.Future } known)
            return Make(known.Name, known.ExpiryOn, known);
        if (IsBase(table, symbol, named))
            return Make(symbol, expiryOn: null, future: null);
        if (SymbolGrammar.TryParse(symbol, out var parsed) && parsed.Right is null && IsBase(table, parsed.Name, named))
            return Make(parsed.Name, parsed.ExpiryOn, table.Find(SymbolGrammar.Future(parsed.Name, parsed.ExpiryOn), options));
        throw SymbolFaults.Underlying(symbol, named);
    }

    /// <summary>The expiry of a request: the one it sends wins over the one its underlying names.</summary>
    /// <exception cref="OpenAlgoException">400: neither is there, or the one sent is no date.</exception>
    public DateOnly Expiry(string? sent)
    {
        if (string.IsNullOrWhiteSpace(sent))
            return ExpiryOn ?? throw SymbolFaults.ExpiryMissing();
        return SymbolGrammar.TryParseExpiry(sent, out var day) ? day : throw SymbolFaults.ExpiryUnreadable(sent.Trim());
    }

    /// <summary>
    /// Whose price stands for the underlying of a series: the spot, also when a future was named, on exchanges that have
    /// one; elsewhere the future named, or what the series itself is written on.
    /// </summary>
    /// <exception cref="OpenAlgoException">404: nothing to quote is listed.</exception>
    public Contract Quoted(ContractTable table, DateOnly expiryOn) =>
        Spot(table, Name, Exchange) ?? Future ?? WrittenOn(table, expiryOn) ?? throw SymbolFaults.Underlying(Name, Exchange);

    private static bool IsBase(ContractTable table, string name, string exchange) =>
        Spot(table, name, exchange) is not null || table.HasDerivatives(name, Exchanges.OfOptions(exchange));

    private static Contract? Spot(ContractTable table, string name, string exchange)
    {
        foreach (var spot in Exchanges.OfSpot(exchange))
        {
            if (table.Find(name, spot) is { } found)
                return found;
        }

        return null;
    }

    private Contract? WrittenOn(ContractTable table, DateOnly expiryOn)
    {
        foreach (var row in table.Chain(Name, expiryOn, OptionExchange))
        {
            if ((row.Call ?? row.Put)?.Underlying is { } id)
                return table.Of(id);
        }

        return null;
    }
}
