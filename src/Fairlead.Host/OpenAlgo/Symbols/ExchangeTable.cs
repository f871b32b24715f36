using System.Collections.Frozen;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>The rows of one exchange by symbol, and its futures and options by what they are written on.</summary>
internal sealed class ExchangeTable
{
    private readonly FrozenDictionary<string, Contract> _bySymbol;
    private readonly FrozenDictionary<string, WrittenOn> _byName;

    /// <exception cref="ArgumentException">A symbol stands twice.</exception>
    public ExchangeTable(Contract[] rows)
    {
        Rows = rows;
        var bySymbol = new Dictionary<string, Contract>(rows.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            if (!bySymbol.TryAdd(row.Symbol, row))
                throw new ArgumentException($"{row.BrokerSymbol} and {bySymbol[row.Symbol].BrokerSymbol} are both {row.Symbol} on {row.Exchange}.", nameof(rows));
        }

        _bySymbol = bySymbol.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _byName = rows.Where(row => row.ExpiryOn is not null).GroupBy(row => row.Name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(each => each.Key, each => new WrittenOn(each), StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<Contract> Rows { get; }

    public Contract? Find(string symbol) => _bySymbol.GetValueOrDefault(symbol);

    public WrittenOn? Written(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>The futures and options of one base on one exchange.</summary>
internal sealed class WrittenOn
{
    private readonly DateOnly[] _futures;
    private readonly DateOnly[] _options;
    private readonly FrozenDictionary<DateOnly, ChainStrike[]> _chains;

    public WrittenOn(IEnumerable<Contract> rows)
    {
        var isOption = rows.ToLookup(row => row.Right is not null);
        _futures = [.. isOption[false].Select(row => row.ExpiryOn!.Value).Distinct().Order()];
        _chains = isOption[true].GroupBy(row => row.ExpiryOn!.Value).ToFrozenDictionary(series => series.Key, Chain);
        _options = [.. _chains.Keys.Order()];
    }

    public IReadOnlyList<DateOnly> Expiries(bool isOptions) => isOptions ? _options : _futures;

    public IReadOnlyList<ChainStrike> Chain(DateOnly expiryOn) => _chains.GetValueOrDefault(expiryOn, []);

    private static ChainStrike[] Chain(IEnumerable<Contract> series) =>
    [
        .. series.GroupBy(row => row.Strike).OrderBy(strike => strike.Key).Select(strike => new ChainStrike(
            strike.Key,
            strike.FirstOrDefault(row => row.Type == ContractTypes.Call),
            strike.FirstOrDefault(row => row.Type == ContractTypes.Put))),
    ];
}
