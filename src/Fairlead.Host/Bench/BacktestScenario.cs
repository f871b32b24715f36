using Fairlead.Domain.Market;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;

namespace Fairlead.Host.Bench;

/// <summary>100 instruments x 20,000 minute bars, SMA cross on each, through desk and paper venue.</summary>
internal sealed class BacktestScenario : IBenchScenario
{
    private const double BarsPerSecond = 5_000_000;

    public string Name => "backtest";

    public BenchResult Run(BenchSettings settings)
    {
        const int Instruments = 100;
        var bars = settings.Size(full: 20_000, quick: 1_000);
        var market = new SyntheticMarket(Instruments);
        var records = market.Bars(bars);
        // Once to let the compiler finish, then measured.
        RunOnce(market, records, settings.Cancellation, out _);
        GC.Collect();
        var watch = Watch.Start();
        var desk = RunOnce(market, records, settings.Cancellation, out var orders);
        watch.Stop();
        var rate = records.Length / watch.Seconds;
        return new BenchResult
        {
            Name = Name,
            Measures = $"backtest: {Instruments} instruments x {bars} one-minute bars, SMA cross (50/200) on each, desk, protections and paper venue, one thread, no journal file",
            Value = Math.Round(rate),
            Unit = "bars/s",
            Budget = BarsPerSecond,
            Met = rate >= BarsPerSecond,
            Items = records.Length,
            AllocatedBytesPerItem = Math.Round((double)watch.AllocatedBytes / records.Length, 2),
            CpuShare = watch.CpuShare,
            Note = $"{orders} orders, {desk.State.Refusals} refusals, {desk.Messages} messages among the bars; they are in the time",
        };
    }

    private static SimulatedDesk RunOnce(
        SyntheticMarket market, ReadOnlySpan<MarketRecord> records, CancellationToken cancellation, out long orders)
    {
        var settings = market.Settings("sma-cross", "paper", ("fast", "50"), ("slow", "200"), ("allocation", "0.9"));
        var desk = SimulatedDesk.Of(settings, market.Reference, recorder: null);
        var counter = new OrderCounter();
        desk.Observer = counter;
        desk.Open(market.Open - TimeSpan.FromMinutes(1));
        for (var index = 0; index < records.Length; index++)
        {
            if (index % 65_536 == 0)
                cancellation.ThrowIfCancellationRequested();
            desk.Market(in records[index]);
        }

        orders = counter.Orders;
        return desk;
    }

    private sealed class OrderCounter : IDeskObserver
    {
        public long Orders { get; private set; }

        public void Saw(DeskState state, in DeskEvent input, Domain.Time.Timestamp at, EffectBuffer effects)
        {
            for (var index = 0; index < effects.Count; index++)
            {
                if (effects[index] is SubmitOrder)
                    Orders++;
            }
        }
    }
}
