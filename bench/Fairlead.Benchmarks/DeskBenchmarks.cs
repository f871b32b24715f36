using BenchmarkDotNet.Attributes;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Bench;
using Fairlead.Host.Loop;

namespace Fairlead.Benchmarks;

/// <summary>One tick through <see cref="Desk.Decide"/>, with one strategy and one protected position: must allocate
/// nothing.</summary>
[MemoryDiagnoser]
public class DeskBenchmarks
{
    private const int Count = 100_000;

    private readonly EffectBuffer _effects = new();
    private MarketRecord[] _records = [];
    private DeskState _state = null!;
    private long _sequence;

    /// <summary>Buys through the real loop and venue, then hands the desk alone to the measurement.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var market = new SyntheticMarket(instrumentCount: 1);
        _records = market.Ticks(Count + 200_000);
        var desk = SimulatedDesk.Of(
            market.Settings("buy-and-hold", "paper", ("stop-percent", "50"), ("allocation", "0.01")), market.Reference, recorder: null);
        desk.Open(market.Open - TimeSpan.FromMinutes(1));
        foreach (ref readonly var record in _records.AsSpan(0, 200_000))
            desk.Market(in record);
        if (desk.State.Positions.NetQuantity(market.Instruments[0].Id).IsZero)
            throw new InvalidOperationException("The benchmark has no position to protect.");
        _records = _records[200_000..];
        _state = desk.State;
        _sequence = _state.Sequence;
    }

    /// <summary>Time stands still from call to call, so that the tape can be used again.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int DecideTick()
    {
        var made = 0;
        var now = new Timestamp(Math.Max(_state.Now.Nanos, _records[^1].At.Nanos));
        foreach (ref readonly var record in _records.AsSpan())
        {
            _effects.Clear();
            Desk.Decide(_state, new Stamped<DeskEvent>(++_sequence, now, DeskEvent.Of(in record)), _effects);
            made += _effects.Count;
        }

        return made;
    }
}
