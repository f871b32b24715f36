namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>Finds the option that "two strikes out of the money" stands for.</summary>
public static class OptionResolver
{
    /// <summary>Resolves a request against a table and the underlying's price.</summary>
    /// <param name="table">The contracts of now.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="lastPrice">The last price of an underlying; null when unknown. Asked once, and only when all else is in order.</param>
    /// <exception cref="OpenAlgoException">400: the offset or the expiry is wrong, or the offset leads beyond the listed
    /// strikes. 404: no such underlying, series or option. 409: the underlying's price is unknown or not positive.</exception>
    public static ResolvedOption Resolve(ContractTable table, OptionRequest request, Func<Contract, decimal?> lastPrice)
    {
        if (!OptionOffset.TryParse(request.Offset, out var offset))
            throw SymbolFaults.Offset();
        if (request.StrikeStep < 1)
            throw SymbolFaults.StrikeStep();
        var underlying = Underlying.Of(table, request.Underlying, request.Exchange);
        var expiryOn = underlying.Expiry(request.ExpiryDate);
        var strikes = table.Strikes(underlying.Name, expiryOn, request.Right, underlying.OptionExchange);
        if (strikes.Count == 0 && request.StrikeStep is null)
            throw SymbolFaults.Strikes(underlying.Name, expiryOn, request.Right, underlying.OptionExchange);

        var quoted = underlying.Quoted(table, expiryOn);
        if (lastPrice(quoted) is not { } price || price <= 0)
            throw SymbolFaults.Price(quoted);
        var up = offset.Up(request.Right);
        var (atm, strike) = request.StrikeStep is { } step ? ByStep(price, step, up) : ByList(strikes, price, up, offset);
        var symbol = SymbolGrammar.Option(underlying.Name, expiryOn, strike, request.Right);
        var option = table.Find(symbol, underlying.OptionExchange) ?? throw SymbolFaults.Option(symbol, underlying.OptionExchange);
        return new ResolvedOption(option, quoted, price, atm, offset.ToString());
    }

    private static (decimal Atm, decimal Strike) ByList(IReadOnlyList<decimal> strikes, decimal price, int up, OptionOffset offset)
    {
        var atm = StrikeList.AtmIndex(strikes, price);
        var index = atm + up;
        return index >= 0 && index < strikes.Count ? (strikes[atm], strikes[index]) : throw SymbolFaults.Range(offset);
    }

    private static (decimal Atm, decimal Strike) ByStep(decimal price, int step, int up)
    {
        var atm = Math.Round(price / step, MidpointRounding.ToEven) * step;
        return (atm, atm + ((decimal)up * step));
    }
}
