using Fairlead.Domain.Amounts;
using Fairlead.Host.Loop;

namespace Fairlead.Host.Bench;

/// <summary>Quotes and prints through the whole engine and venue, with one strategy and one protected position.</summary>
internal sealed class TickReplayScenario : IBenchScenario
{
    private const double EventsPerSecond = 5_000_000;

    public string Name => "tick-replay";

    public BenchResult Run(BenchSettings settings)
    {
        var market = new SyntheticMarket(instrumentCount: 1);
        var records = market.Ticks(settings.Size(full: 10_000_000, quick: 500_000));
        var desk = SimulatedDesk.Of(market.Settings("buy-and-hold", "paper", ("stop-percent", "50"), ("allocation", "0.01")), market.Reference, recorder: null);
        desk.Open(market.Open - TimeSpan.FromMinutes(1));
        // The first part buys the position, posts its stop and lets the compiler finish; the rest is steady state.
        var warm = Math.Max(200_000, records.Length / 10);
        for (var index = 0; index < warm; index++)
            desk.Market(in records[index]);
        if (desk.State.Positions.NetQuantity(market.Instruments[0].Id) == Quantity.Zero)
            throw new InvalidOperationException("The bench has no position to protect.");
        settings.Cancellation.ThrowIfCancellationRequested();
        var messages = desk.Messages;
        var watch = Watch.Start();
        for (var index = warm; index < records.Length; index++)
            desk.Market(in records[index]);
        watch.Stop();
        messages = desk.Messages - messages;
        var measured = records.Length - warm;
        var rate = measured / watch.Seconds;
        // Timers and session openings among the ticks may allocate; a tick may not.
        var perTick = (double)watch.AllocatedBytes / measured;
        return new BenchResult
        {
            Name = Name,
            Measures = "tick replay: quotes and prints of one instrument, one strategy, one protected position, desk and paper venue, one thread, no journal file",
            Value = Math.Round(rate),
            Unit = "events/s",
            Budget = EventsPerSecond,
            Met = rate >= EventsPerSecond && perTick < 0.5,
            Items = measured,
            CpuShare = watch.CpuShare,
            AllocatedBytesPerItem = Math.Round(perTick, 4),
            Note = $"{messages} timers and other messages among the ticks; what is allocated is theirs",
        };
    }
}
