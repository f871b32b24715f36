using System.Collections.Frozen;
using System.Globalization;
using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>
/// The symbol table: what of an instrument master OpenAlgo can name. Immutable, made whole; a later master is another
/// table, so nothing looked up in one outlives it. Symbols, names and exchanges are found in any case.
/// </summary>
public sealed class ContractTable
{
    private static readonly StringComparer Text = StringComparer.OrdinalIgnoreCase;

    private readonly Contract[] _all;
    private readonly Contract?[] _byInstrument;
    private readonly FrozenDictionary<string, ExchangeTable> _exchanges;

    private ContractTable(Contract?[] byInstrument)
    {
        _byInstrument = byInstrument;
        _all = [.. byInstrument.OfType<Contract>()];
        _exchanges = _all.GroupBy(each => each.Exchange, Text).ToFrozenDictionary(rows => rows.Key, rows => new ExchangeTable([.. rows]), Text);
    }

    public int Count => _all.Length;

    /// <summary>The table of a master; what is listed where OpenAlgo has no exchange is left out.</summary>
    /// <exception cref="ArgumentException">Two instruments would have one symbol on one exchange.</exception>
    public static ContractTable Of(InstrumentMaster master) => new([.. master.All.Select(each => ContractOf(master, each))]);

    /// <summary>The row of a uniform symbol on an exchange, or null.</summary>
    public Contract? Find(string symbol, string exchange) =>
        _exchanges.TryGetValue(exchange.Trim(), out var table) ? table.Find(symbol.Trim()) : null;

    /// <summary>The row of one of our instruments; null when OpenAlgo can not name it.</summary>
    public Contract? Of(InstrumentId instrument) =>
        instrument.Index >= 0 && instrument.Index < _byInstrument.Length ? _byInstrument[instrument.Index] : null;

    /// <summary>All rows, or those of an exchange, in order of our ids.</summary>
    public IReadOnlyList<Contract> All(string? exchange = null)
    {
        if (exchange is null)
            return _all;
        return _exchanges.TryGetValue(exchange.Trim(), out var table) ? table.Rows : [];
    }

    /// <summary>The rows that match all words of a query, best first, at most <see cref="ContractSearch.Most"/>.</summary>
    /// <exception cref="OpenAlgoException">The query is blank.</exception>
    public IReadOnlyList<Contract> Search(string query, string? exchange = null) => ContractSearch.Of(All(exchange), query);

    /// <summary>Whether futures or options of a base are listed on an exchange.</summary>
    public bool HasDerivatives(string name, string exchange) => Written(name, exchange) is not null;

    /// <summary>The expiry dates of a base's options or of its futures, rising, those before a day dropped.</summary>
    public IReadOnlyList<DateOnly> Expiries(string name, string exchange, bool isOptions, DateOnly from) =>
        Written(name, exchange) is { } written ? [.. written.Expiries(isOptions).Where(day => day >= from)] : [];

    /// <summary>The strikes of a series, rising; empty when there is none.</summary>
    public IReadOnlyList<decimal> Strikes(string name, DateOnly expiryOn, OptionRight right, string exchange) =>
        [.. Chain(name, expiryOn, exchange).Where(row => (right == OptionRight.Call ? row.Call : row.Put) is not null).Select(row => row.Strike)];

    /// <summary>The options of a series by strike, rising; empty when there is none.</summary>
    public IReadOnlyList<ChainStrike> Chain(string name, DateOnly expiryOn, string exchange) =>
        Written(name, exchange) is { } written ? written.Chain(expiryOn) : [];

    private WrittenOn? Written(string name, string exchange) =>
        _exchanges.TryGetValue(exchange.Trim(), out var table) ? table.Written(name.Trim()) : null;

    private static Contract? ContractOf(InstrumentMaster master, Instrument instrument)
    {
        if (Exchanges.Of(instrument.Venue, instrument.Kind) is not { } exchange)
            return null;
        var underlying = instrument.Option?.Underlying ?? instrument.Future?.Underlying;
        var name = UnderlyingSpelling.Of(underlying is { } id ? master[id] : instrument);
        return new Contract
        {
            Instrument = instrument.Id,
            Symbol = instrument switch
            {
                { Option: { } option } => SymbolGrammar.Option(name, option.ExpiryOn, option.Strike.ToDecimal(), option.Right),
                { Future: { } future } => SymbolGrammar.Future(name, future.ExpiryOn),
                _ => name,
            },
            Name = name,
            Exchange = exchange,
            BrokerSymbol = instrument.Symbol,
            BrokerExchange = instrument.Venue.CalendarName(),
            Token = instrument.Id.Index.ToString(CultureInfo.InvariantCulture),
            Type = ContractTypes.Of(instrument),
            Underlying = underlying,
            ExpiryOn = instrument.Option?.ExpiryOn ?? instrument.Future?.ExpiryOn,
            Right = instrument.Option?.Right,
            Strike = instrument.Option?.Strike.ToDecimal() ?? 0,
            LotSize = instrument.LotSize,
            TickSize = instrument.Tick.At(default).ToDecimal(),
            FreezeQuantity = instrument.FreezeQuantity,
        };
    }
}
