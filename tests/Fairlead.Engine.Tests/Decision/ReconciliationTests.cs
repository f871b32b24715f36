using Fairlead.Domain.Accounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Links;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Links and the broker's books at a live account. Invariants I5, I23; guarantees G1, G5, G8, G14.</summary>
public class ReconciliationTests
{
    private readonly DeskKit _desk = new(settings => settings with
    {
        Account = new AccountRef("ibkr", "U1", TradingMode.Live),
        Limits = Generous with { MaxClockSkew = null },
    });

    private DeskKit Book(params (InstrumentId Id, long Units)[] rows) => _desk.Tell(new PositionsReported(
        [.. rows.Select(row => new ReportedPosition(row.Id, Q(row.Units), P(100m)))], IsComplete: true));

    private string[] RefusalsOfAnEntry()
    {
        _desk.Quote(Other, 49.99m, 50.01m).Enter(Other, Side.Buy, 1, Stop(5m));
        var refusals = _desk.Refusals;
        foreach (var order in _desk.State.Orders.Open.Where(order => order.Request.Legs[0].Instrument == Other).ToList())
            _desk.Tell(new OrderRejected(order.Id, "TEST", "out of the way"));
        return refusals;
    }

    [Fact]
    public void Desk_OpeningAtABroker_AsksForTheBookAndRefusesEntriesUntilItAgrees()
    {
        Assert.Single(_desk.Of<RequestPositions>());
        Assert.Equal(["RECONCILED"], RefusalsOfAnEntry());
        Book();
        Assert.Empty(RefusalsOfAnEntry());
    }

    [Theory]
    [InlineData(LinkKind.Orders)]
    [InlineData(LinkKind.Account)]
    public void Link_Lost_RefusesEntriesLetsExitsPassAndComparesBooksWhenBack(LinkKind link)
    {
        Book();
        var group = _desk.Hold();
        _desk.Tell(new LinkUp("ibkr", link, "handshake")).Tell(new LinkSilent("ibkr", link, "nothing for 10 s"));
        Assert.Equal(["LINK"], _desk.Alerts);
        Assert.Equal(["RECONCILED"], RefusalsOfAnEntry());
        _desk.Tell(new LinkUp("ibkr", link, "handshake"));
        Assert.Single(_desk.Of<RequestPositions>());
        Assert.Equal(["RECONCILED"], RefusalsOfAnEntry());
        Assert.Equal(GroupState.Protected, group.State);
        _desk.Print(Stock, 94m);
        Assert.Single(_desk.Of<SubmitOrder>());
        Book((Stock, 100));
        Assert.Empty(RefusalsOfAnEntry());
    }

    [Fact]
    public void MarketDataLink_Lost_LeavesTheBooksReconciled()
    {
        Book();
        _desk.Tell(new LinkDown("ibkr", LinkKind.MarketData, "gone"));
        Assert.True(_desk.State.IsReconciled);
        _desk.Quote(Other, 49.99m, 50.01m).Wait(3_600).Enter(Other, Side.Buy, 1, Stop(5m));
        Assert.Equal(["LINK"], _desk.Refusals);
    }

    [Fact]
    public void Book_Incomplete_ProvesNothing()
    {
        Book();
        var group = _desk.Hold();
        _desk.Tell(new PositionsReported([], IsComplete: false));
        Assert.Equal(["BOOK_INCOMPLETE"], _desk.Alerts);
        Assert.Equal((GroupState.Protected, 100L), (group.State, _desk.Held(Stock)));
    }

    [Fact]
    public void Book_EmptyOnce_DeletesNoProtectionAndOnlyReduces()
    {
        Book();
        var group = _desk.Hold();
        Book();
        Assert.Equal((GroupState.Protected, 100L), (group.State, group.Legs[0].Open));
        Assert.Equal(["RECONCILED"], RefusalsOfAnEntry());
        _desk.Print(Stock, 94m);
        Assert.Single(_desk.Of<SubmitOrder>());
    }

    [Fact]
    public void Book_DifferingTwiceWithinTheGrace_ChangesNothing()
    {
        Book();
        var group = _desk.Hold();
        Book();
        Book();
        Assert.Equal(100, group.Legs[0].Open);
    }

    [Fact]
    public void Book_DifferingWithAFillInBetween_StartsAnew()
    {
        Book();
        _desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, Stop(5m));
        var id = _desk.Submitted();
        Book((Stock, 100));
        _desk.Wait(10).Fill(id, 100, 100m);
        Book((Stock, 200));
        Assert.Equal(0, _desk.Held(Stock, owner: -1));
        Book((Stock, 100));
        Assert.True(_desk.State.IsReconciled);
    }

    [Fact]
    public void Book_ShowingMoreThroughoutTheGrace_IsForeignShownAndAdoptable()
    {
        Book((Stock, 70));
        _desk.Fire(TimerKind.Reconcile);
        Assert.Single(_desk.Of<RequestPositions>());
        Book((Stock, 70));
        Assert.Equal(["FOREIGN_POSITION"], _desk.Alerts);
        Assert.Equal((70L, 0, true), (_desk.Held(Stock, owner: -1), _desk.State.Groups.LiveCount, _desk.State.IsReconciled));
        _desk.Print(Stock, 100m).Print(Stock, 80m);
        Assert.Empty(_desk.Of<SubmitOrder>());

        _desk.Print(Stock, 100m).Ask(new AdoptPosition(Stock, 0, StopAt(120m)));
        Assert.Single(_desk.Of<NoteDecision>(), note => note.Code == "REFUSED COMMAND");
        _desk.Ask(new AdoptPosition(Stock, 0, Stop(5m)));
        var group = Assert.Single(_desk.State.Groups.Live);
        Assert.Equal((GroupState.Protected, 70L), (group.State, _desk.Held(Stock)));
        _desk.Print(Stock, 94m);
        Assert.Equal(Q(70), Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Quantity);
        _desk.AssertSound();
    }

    [Fact]
    public void Book_ShowingLessThroughoutTheGrace_ClosesTheGroupInsteadOfSellingShort()
    {
        Book();
        var group = _desk.Hold();
        Book((Stock, 40));
        _desk.Fire(TimerKind.Reconcile);
        Book((Stock, 40));
        Assert.Equal(["FOREIGN_CLOSE"], _desk.Alerts);
        Assert.Equal((40L, 40L, Q(40)), (_desk.Held(Stock), group.Legs[0].Open, group.Guard!.Open));
        _desk.Print(Stock, 94m);
        Assert.Equal(Q(40), Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Quantity);
        _desk.AssertSound();
    }

    [Fact]
    public void Book_WithAnInstrumentNobodyKnows_IsToldAndNotAgreedTo()
    {
        Book((new InstrumentId(99), 5));
        Assert.Contains("STRANGE_POSITION", _desk.Alerts);
        Assert.False(_desk.State.IsReconciled);
    }

    [Fact]
    public void Entry_WithTheBrokersClockUnknown_IsRefused()
    {
        var desk = new DeskKit(settings => settings with { Account = new AccountRef("ibkr", "U1", TradingMode.Live) });
        desk.Tell(new PositionsReported([], IsComplete: true)).Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 1, Stop(5m));
        Assert.Equal(["CLOCK"], desk.Refusals);
    }

    [Fact]
    public void Desk_AtABrokersOwnPaperAccount_IsReconciledToo()
    {
        var desk = new DeskKit(settings => settings with { Account = new AccountRef("ibkr", "DU1", TradingMode.Paper) });
        Assert.False(desk.State.IsReconciled);
    }
}
