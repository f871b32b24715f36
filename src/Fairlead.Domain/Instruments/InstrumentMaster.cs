namespace Fairlead.Domain.Instruments;

/// <summary>The instruments of a desk by id and by symbol; an immutable snapshot, swapped whole.</summary>
public sealed class InstrumentMaster
{
    private readonly Instrument[] _byId;
    private readonly Dictionary<string, Instrument> _bySymbol;

    /// <exception cref="ArgumentException">Ids are not 0, 1, 2, ... in order, or a symbol stands twice.</exception>
    public InstrumentMaster(IEnumerable<Instrument> instruments)
    {
        _byId = [.. instruments];
        _bySymbol = new Dictionary<string, Instrument>(_byId.Length, StringComparer.Ordinal);
        for (var index = 0; index < _byId.Length; index++)
        {
            if (_byId[index].Id.Index != index)
                throw new ArgumentException($"Instrument {_byId[index].Symbol} has id {_byId[index].Id}, expected #{index}.", nameof(instruments));
            if (!_bySymbol.TryAdd(_byId[index].Symbol, _byId[index]))
                throw new ArgumentException($"Symbol {_byId[index].Symbol} stands twice.", nameof(instruments));
        }
    }

    public int Count => _byId.Length;
    public IReadOnlyList<Instrument> All => _byId;
    public Instrument this[InstrumentId id] => _byId[id.Index];
    public bool Contains(InstrumentId id) => id.Index >= 0 && id.Index < _byId.Length;

    /// <summary>The instrument of a canonical symbol, or null when there is none.</summary>
    public Instrument? Find(string symbol) => _bySymbol.GetValueOrDefault(symbol);
}
