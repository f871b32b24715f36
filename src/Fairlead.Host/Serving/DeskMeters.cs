using System.Diagnostics.Metrics;
using Fairlead.Host.Loop;

namespace Fairlead.Host.Serving;

/// <summary>What the accounts' loops stand at, read when a collector asks.</summary>
public static class DeskMeters
{
    public static void Add(LoopSignals signals, Accounts accounts, Health health)
    {
        var meter = signals.Meter;
        meter.CreateObservableGauge("fairlead.loop.lag", () => Of(accounts, loop => loop.Figures.Read().LagMs / 1_000), "s", "How far a desk is behind its clock, in the computer's time.");
        meter.CreateObservableCounter("fairlead.loop.events", () => Of(accounts, loop => loop.Figures.Events), "{event}", "Market records, commands and timers taken in.");
        meter.CreateObservableGauge("fairlead.loop.queue", () => Of(accounts, loop => loop.IntakeDepth), "{command}", "Commands and questions that wait.");
        meter.CreateObservableGauge(
            "fairlead.journal.waiting",
            () => accounts.All.Where(account => account.Loop is not null).Select(account => new Measurement<long>(account.Sequence - account.DurableSequence, LoopSignals.Of(account.About.Key))),
            "{item}", "Items of a journal that are not durable yet.");
        meter.CreateObservableGauge("fairlead.sockets", () => health.Sockets, "{socket}", "Pages connected.");
    }

    private static IEnumerable<Measurement<T>> Of<T>(Accounts accounts, Func<DeskLoop, T> read)
        where T : struct =>
        accounts.All.Where(account => account.Loop is not null).Select(account => new Measurement<T>(read(account.Loop!), LoopSignals.Of(account.About.Key)));
}
