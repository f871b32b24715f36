using Fairlead.Domain.Amounts;
using Fairlead.Domain.Links;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.PaperVenue;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Host.Terminal.Rows;
using Fairlead.Journal.Store;

namespace Fairlead.Serving.Tests.Loop;

/// <summary>The venue misbehaves on request, and the desk copes: the whole desk with its venue, turned by the test.</summary>
public sealed class VenueFaultTests : IDisposable
{
    private readonly SmallDesk _small = new(new MemoryJournalStore());
    private readonly Watcher _watcher = new();
    private Timestamp _now = SmallDesk.Open;

    public VenueFaultTests()
    {
        _small.Desk.Observer = _watcher;
        Quote(100);
    }

    private SimulatedDesk Desk => _small.Desk;

    private DeskState State => _small.Desk.State;

    public void Dispose()
    {
        _small.Loop.Start("faults");
        _small.Dispose();
    }

    [Fact]
    public void Reply_Lost_OrderIsFoundAfterTheDeadlineAndNeverSentAgain()
    {
        Do(new ArrangeFault(VenueFault.ReplyLost, 1));
        var order = Enter(10);
        Quote(100);
        Assert.True(State.Orders.Find(order)!.Status.IsOpen());
        Assert.Equal(0, State.Positions.NetQuantity(SmallDesk.Stock).Units);
        Pass(60);
        Assert.Equal(OrderStatus.Filled, State.Orders.Find(order)!.Status);
        Assert.Equal(10, State.Positions.NetQuantity(SmallDesk.Stock).Units);
        Assert.Single(_watcher.Of<SubmitOrder>());
        Assert.NotEmpty(_watcher.Of<QueryOrder>());
        Assert.Contains(_watcher.Of<RaiseAlert>(), alert => alert.Code == "OUTCOME_UNKNOWN");
        AssertCovered();
        Assert.Null(Desk.BooksDifference());
        // The next order's answer arrives again.
        Assert.Equal(OrderStatus.Filled, State.Orders.Find(EnterAndFill(5))!.Status);
    }

    [Fact]
    public void Rejection_OfTheNextOrder_IsToldWithItsReasonAndTheOneAfterPasses()
    {
        Do(new ArrangeFault(VenueFault.Rejection, 1));
        var refused = State.Orders.Find(EnterAndFill(10))!;
        Assert.Equal(OrderStatus.Rejected, refused.Status);
        Assert.Contains("for practice", refused.Reason);
        Assert.Equal(0, State.Positions.NetQuantity(SmallDesk.Stock).Units);
        Assert.Equal(OrderStatus.Filled, State.Orders.Find(EnterAndFill(10))!.Status);
    }

    [Fact]
    public void PartialFills_OfAnEntry_AreCoveredAtEveryMoment()
    {
        Do(new ArrangeFault(VenueFault.PartialFills, 1));
        var order = Enter(90);
        for (var step = 0; step < 40 && State.Orders.Find(order)!.Status.IsOpen(); step++)
            Quote(100);
        Assert.Equal((OrderStatus.Filled, 90L), (State.Orders.Find(order)!.Status, State.Positions.NetQuantity(SmallDesk.Stock).Units));
        Assert.True(_watcher.Fills >= 4, $"{_watcher.Fills} fills");
        Assert.Equal(0, _watcher.Uncovered);
        AssertCovered();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    [InlineData(-1)]
    public void Fault_ForASenselessNumberOfOrders_IsRefused(int orders)
    {
        Do(new ArrangeFault(VenueFault.Rejection, orders));
        Assert.Empty(_watcher.Of<DisturbVenue>());
        Assert.Contains(_watcher.Of<NoteDecision>(), note => note.Code.StartsWith("REFUSED", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Faults_AtRandom_ReplayByteForByteAndKeepTheBooks(int seed)
    {
        var random = new Random(seed);
        for (var step = 0; step < 300; step++)
        {
            switch (random.Next(8))
            {
                case 0: Do(new ArrangeFault((VenueFault)random.Next(3), random.Next(1, 4))); break;
                case 1: Do(_small.Entry(units: random.Next(1, 60))); break;
                case 2: Do(new Flatten(null, null, "random")); break;
                case 3: Pass(random.Next(1, 40)); break;
                default: Quote(100 + (decimal)Math.Round((random.NextDouble() * 4) - 2, 2)); break;
            }
        }

        Pass(300);
        Quote(100);
        Pass(300);
        Assert.Null(Desk.BooksDifference());
        Assert.Equal(0, _watcher.Uncovered);
        Assert.Empty(State.BrokenInvariants);
        var sent = _watcher.Of<SubmitOrder>().Select(submit => submit.Order.Id).ToList();
        Assert.True(sent.Count > 10);
        Assert.Equal(sent.Count, sent.Distinct().Count());
        Desk.Checkpoint();
        using var codec = DeskMessages.NewCodec();
        var replay = new JournalReplay(_small.Store, codec, SmallDesk.Reference).Run(beyond: null, from: null, observer: null, progress: null, TestContext.Current.CancellationToken);
        Assert.Equal((Desk.StateHash(), 0), (replay.StateHash, replay.Beyond));
    }

    [Theory]
    [InlineData(LinkKind.MarketData)]
    [InlineData(LinkKind.Orders)]
    [InlineData(LinkKind.Account)]
    public void Link_Down_RefusesEntriesAndLetsExitsThrough(LinkKind link)
    {
        EnterAndFill(10);
        Desk.Tell(new LinkDown("practice", link, "cut"), _now);
        _watcher.Seen.Clear();
        Do(_small.Entry());
        Assert.Empty(_watcher.Of<SubmitOrder>());
        Assert.Contains(_watcher.Of<NoteDecision>(), note => note.Code.StartsWith("REFUSED", StringComparison.Ordinal) && note.Checks!.Any(check => check is { Rule: "LINK", Outcome: Engine.Gatekeeper.RuleOutcome.Refused }));
        Do(new Flatten(null, null, "out"));
        Assert.Equal(OrderPurpose.Exit, Assert.Single(_watcher.Of<SubmitOrder>()).Order.Request.Purpose);
        Pass(2);
        Quote(100);
        Pass(2);
        Assert.Equal(0, State.Positions.NetQuantity(SmallDesk.Stock).Units);
    }

    [Fact]
    public void Link_BackUp_LetsEntriesThrough()
    {
        Desk.Tell(new LinkSilent("practice", LinkKind.MarketData, "nothing came"), _now);
        Do(_small.Entry());
        Assert.Empty(_watcher.Of<SubmitOrder>());
        Desk.Tell(new LinkUp("practice", LinkKind.MarketData, "first tick"), _now);
        Do(_small.Entry());
        Assert.Single(_watcher.Of<SubmitOrder>());
    }

    [Fact]
    public void Question_OfAnOrder_LeavesTheStateAsItIs()
    {
        EnterAndFill(10);
        var before = Desk.StateHash();
        for (var units = 1L; units < 1_000_000_000_000_000; units *= 7)
        {
            var answer = OrderQuestion.Ask(State, _small.Entry(units: units).Proposal);
            Assert.NotEmpty(answer.Checks);
        }

        Assert.Null(OrderQuestion.Ask(State, _small.Entry().Proposal).Block);
        Assert.Equal(before, Desk.StateHash());
    }

    private ClientOrderId Enter(long units)
    {
        Do(_small.Entry(units: units));
        return _watcher.Of<SubmitOrder>().Last().Order.Id;
    }

    private ClientOrderId EnterAndFill(long units)
    {
        var order = Enter(units);
        Pass(1);
        Quote(100);
        Pass(1);
        return order;
    }

    private void Do(DeskCommand command) => Desk.Command(command, _now += TimeSpan.FromMilliseconds(10));

    private void Pass(double seconds) => Desk.RunUntil(_now += TimeSpan.FromSeconds(seconds));

    private void Quote(decimal bid)
    {
        _now += TimeSpan.FromSeconds(1);
        Desk.Market(MarketRecord.Of(SmallDesk.Stock, new Quote(_now, Price.Of(bid), new Quantity(500), Price.Of(bid + 0.02m), new Quantity(500), true, true)));
    }

    private void AssertCovered()
    {
        var row = Assert.Single(ProtectionRows.Of(State));
        Assert.Equal((State.Positions.NetQuantity(SmallDesk.Stock).Units, row.Open), (row.Open, row.Covered));
    }

    /// <summary>Keeps what the desk wanted, and looks at the protection after each input.</summary>
    private sealed class Watcher : IDeskObserver
    {
        public List<DeskEffect> Seen { get; } = [];

        public int Fills { get; private set; }

        public int Uncovered { get; private set; }

        public IEnumerable<T> Of<T>()
            where T : DeskEffect => Seen.OfType<T>();

        public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects)
        {
            Fills += input.Message is OrderFilled ? 1 : 0;
            for (var index = 0; index < effects.Count; index++)
                Seen.Add(effects[index]);
            Uncovered += ProtectionRows.Of(state).Count(row => row.Open != row.Covered);
        }
    }
}
