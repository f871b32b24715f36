using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.Strategies;

/// <summary>The master's option contracts by underlying and expiry; made once, immutable.</summary>
public sealed class OptionChains
{
    private readonly Dictionary<(int Underlying, DateOnly Expiry), Instrument[]> _series;
    private readonly Dictionary<int, DateOnly[]> _expiries;

    public OptionChains(InstrumentMaster master)
    {
        var options = master.All.Where(row => row.Option is not null).ToList();
        _series = options
            .GroupBy(row => (row.Option!.Underlying.Index, row.Option.ExpiryOn))
            .ToDictionary(group => group.Key, group => group
                .OrderBy(row => row.Option!.Strike).ThenBy(row => row.Option!.Right).ThenBy(row => row.Id).ToArray());
        _expiries = options
            .GroupBy(row => row.Option!.Underlying.Index)
            .ToDictionary(group => group.Key, group => group.Select(row => row.Option!.ExpiryOn).Distinct().Order().ToArray());
    }

    /// <summary>Contracts by strike, calls before puts; empty when there are none.</summary>
    public IReadOnlyList<Instrument> Of(InstrumentId underlying, DateOnly expiryOn) =>
        _series.GetValueOrDefault((underlying.Index, expiryOn)) ?? [];

    /// <summary>Expiry dates, earliest first; empty when there are none.</summary>
    public IReadOnlyList<DateOnly> Expiries(InstrumentId underlying) => _expiries.GetValueOrDefault(underlying.Index) ?? [];
}
