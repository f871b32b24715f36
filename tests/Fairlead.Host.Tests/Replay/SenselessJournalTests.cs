using Fairlead.Domain.Market;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Replay;

public sealed class SenselessJournalTests
{
    [Fact]
    public void Replay_SoundChainWhoseTimeRunsBack_IsADifferenceThatNamesTheRecord()
    {
        using var codec = DeskMessages.NewCodec();
        using var told = new MemoryJournalStore();
        Recovery.Finish(new StopExitScenario(), told, codec);
        var first = told.Read().First(record => record.Kind == RecordKind.MarketPage);
        using var forged = new MemoryJournalStore();
        foreach (var record in told.Read().TakeWhile(record => record.Sequence <= first.Sequence))
            Recovery.Append(forged, record);
        var quote = MarketPage.Read(first)[0].AsQuote();
        var earlier = MarketRecord.Of(MarketPage.Read(first)[0].Instrument, quote with { At = quote.At - TimeSpan.FromSeconds(1) });
        var sequence = forged.Append(MarketPage.Draft([earlier]));
        forged.Flush();

        var replay = new JournalReplay(forged, codec, Scenario.Reference);
        var stopped = Assert.Throws<ReplayDifferenceException>(() =>
            replay.Run(beyond: null, from: null, observer: null, progress: null, TestContext.Current.CancellationToken));

        Assert.Equal(sequence, stopped.Difference.Sequence);
    }
}
