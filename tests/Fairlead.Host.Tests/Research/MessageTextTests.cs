using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Risk;
using Fairlead.Host.Loop;
using Fairlead.Host.Projections;
using Fairlead.Host.Research;
using Fairlead.Host.Tests.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Research;

public sealed class MessageTextTests
{
    private readonly RandomScenario _scenario = new(seed: 1);

    [Fact]
    public void Of_SentOrder_SaysWhatAndForWhom()
    {
        var request = OrderRequest.Single(new InstrumentId(0), Side.Buy, new Quantity(100), OrderTerms.Market, OrderPurpose.Entry);
        var sent = new SentOrder(new SentOrderBody(new ClientOrderId(4), new OwnerRef(1, "sma-cross"), ProposalSource.Strategy, Group: 2, request));
        Assert.Equal("Approved: buy 100 SPY at market for sma-cross, sent as FL4 of G2", Of(sent));
    }

    [Fact]
    public void Of_Fill_SaysPriceAndOrder() => Assert.Equal("Filled: sell 7 QQQ at 50.25 (FL9)", Of(new OrderFilled(new Execution
    {
        Id = new ExecutionId("x"), Order = new ClientOrderId(9), Instrument = new InstrumentId(1), Side = Side.Sell,
        Quantity = new Quantity(7), Price = Price.Of(50.25m), At = default,
    })));

    [Fact]
    public void Of_Exit_SaysWhoseAndWhy() =>
        Assert.Equal("Exit: G3 closes: Stop (sma-cross)", Of(new NoteDecision("EXIT", 1, "G3 closes: Stop")));

    [Fact]
    public void Of_Halt_SaysHowFarAndOfWhom() =>
        Assert.Equal("Halt, no new risk of sma-cross: looks odd", Of(new RaiseHalt(HaltLevel.BlockEntries, 1, "looks odd")));

    [Fact]
    public void Of_LimitExitOfASettledUnderlying_NamesSymbols() => Assert.Equal(
        "SPY of 2015-12-24 settles at 99.00: close",
        Of(new SettlementPriceFixed(new InstrumentId(0), new DateOnly(2015, 12, 24), default, Price.Of(99), "close")));

    [Fact]
    public void Of_WhatItHasNoWordsFor_IsItsName() => Assert.Equal("MessageTextTests", Of(this));

    /// <summary>Each message that desks really write has words of its own.</summary>
    [Fact]
    public void Of_EveryMessageOfManyRuns_IsASentence()
    {
        using var codec = DeskMessages.NewCodec();
        var kinds = new HashSet<string>();
        for (var seed = 1; seed <= 10; seed++)
        {
            var scenario = new RandomScenario(seed);
            using var store = new MemoryJournalStore();
            Recovery.Finish(scenario, store, codec);
            var text = new MessageText(scenario.Settings);
            foreach (var message in JournalReader.Read(store, codec))
            {
                kinds.Add(message.Record.Name);
                var sentence = text.Of(message.Body);
                Assert.True(sentence.Contains(' ', StringComparison.Ordinal) && !sentence.Contains("Fairlead.", StringComparison.Ordinal), $"{message.Record.Name}: {sentence}");
            }
        }

        Assert.True(kinds.Count > 20, $"only {kinds.Count} kinds of messages were met: {string.Join(", ", kinds)}");
    }

    private string Of(object message) => new MessageText(_scenario.Settings).Of(message);
}
