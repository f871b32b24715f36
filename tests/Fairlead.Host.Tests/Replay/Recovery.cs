using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Replay;

/// <summary>Takes a scenario to its end from whatever a journal holds of it.</summary>
internal static class Recovery
{
    public static SimulatedDesk Finish(Scenario scenario, IJournalStore store, MessageCodec codec)
    {
        var counter = new CommandCounter();
        var desk = store.LastSequence == 0
            ? scenario.Start(new DeskRecorder(store, codec))
            : new JournalReplay(store, codec, Scenario.Reference)
                .Run(new DeskRecorder(store, codec), from: null, counter, progress: null, CancellationToken.None).Desk;
        scenario.GoOn(desk, counter.Commands);
        return desk;
    }

    /// <summary>Appends a copy of another journal's record.</summary>
    public static long Append(IJournalStore store, JournalRecord record) => store.Append(new RecordDraft
    {
        Kind = record.Kind,
        Name = record.Name,
        Version = record.Version,
        At = record.At,
        Count = record.Count,
        Causation = record.Causation,
        Correlation = record.Correlation,
        Payload = record.Payload.Span,
    });

    /// <summary>Counts the person's commands a desk has taken in.</summary>
    internal sealed class CommandCounter : IDeskObserver
    {
        public int Commands { get; private set; }

        public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
        {
            if (input.Message is DeskCommand and not TimerFired and not OpenDesk)
                Commands++;
        }
    }
}
