using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.Positions;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Expiry, exercise, assignment: once a series, at one price, and the venue's cash agrees. Invariants I6, I20.</summary>
public class ExpiryTests
{
    private readonly DeskKit _desk = new();

    private static SettlementPriceFixed Fixed(InstrumentId underlying, Timestamp at, decimal price) =>
        new(underlying, new DateOnly(2024, 1, 2), at, P(price), "test");

    private Group Sold(InstrumentId option, decimal price)
    {
        _desk.Quote(option, price, price + 0.1m).Enter(option, Side.Sell, 1, Stop(50m));
        var id = _desk.Submitted();
        _desk.Fill(id, 1, price);
        return _desk.State.Groups.Find(_desk.Order(id).Group!.Value)!;
    }

    [Fact]
    public void Settlement_OfTheMorningSeries_LeavesTheEveningSeriesOfThatDateAlone()
    {
        Sold(MorningCall, 3m);
        Sold(EveningCall, 5m);
        _desk.Until(600).Tell(Fixed(Spot, MorningFixing, 402m));
        Assert.Equal((0L, -1L), (_desk.Held(MorningCall), _desk.Held(EveningCall)));
        Assert.Equal(Usd(100_000m + 300m - 200m + 500m), _desk.State.Positions.Cash);
        _desk.Until(Close).Tell(Fixed(Spot, At(Close), 410m));
        Assert.Equal((0L, 0), (_desk.Held(EveningCall), _desk.State.Groups.LiveCount));
        Assert.Equal(Usd(100_000m + 300m - 200m + 500m - 1_000m), _desk.State.Positions.Cash);
        _desk.AssertSound();
    }

    [Fact]
    public void Settlement_ToldAgain_ChangesNothing()
    {
        Sold(EveningCall, 5m);
        _desk.Until(Close).Tell(Fixed(Spot, At(Close), 410m));
        var cash = _desk.State.Positions.Cash;
        _desk.Tell(Fixed(Spot, At(Close), 410m));
        Assert.Equal((cash, 0), (_desk.State.Positions.Cash, _desk.Wanted.Count));
        _desk.AssertSound();
    }

    [Fact]
    public void Settlement_ToldAgainAtAnotherPrice_BreaksI20AndChangesNothing()
    {
        Sold(EveningCall, 5m);
        _desk.Until(Close).Tell(Fixed(Spot, At(Close), 410m));
        var cash = _desk.State.Positions.Cash;
        _desk.Tell(Fixed(Spot, At(Close), 420m));
        Assert.Contains("I20", _desk.Alerts);
        Assert.Equal(cash, _desk.State.Positions.Cash);
    }

    [Fact]
    public void Settlement_InTheMoney_DeliversSharesThatAreUnprotectedWithAlarm()
    {
        Sold(Call, 1m);
        _desk.Print(Stock, 107m).Until(Close).Tell(Fixed(Stock, At(Close), 107m));
        Assert.Equal((-100L, 0L), (_desk.Held(Stock), _desk.Held(Call)));
        Assert.Contains("UNPROTECTED", _desk.Alerts);
        var group = Assert.Single(_desk.State.Groups.Live);
        Assert.Equal((GroupState.Unprotected, -100L), (group.State, group.SignedOpen(Stock)));
        Assert.NotNull(_desk.State.Equity);
        _desk.AssertSound();
    }

    [Fact]
    public void Assignment_ByReference_IsBookedOnceAndTakesExcessExitsBack()
    {
        _desk.Quote(Call, 1m, 1.1m).Enter(Call, Side.Sell, 3, Stop(50m));
        _desk.Fill(_desk.Submitted(), 3, 1m);
        var group = Assert.Single(_desk.State.Groups.Live);
        _desk.Ask(new CloseGroup(group.Id, "test"));
        var exit = _desk.Submitted();
        _desk.Print(Stock, 107m).Tell(new OptionAssigned(Call, Q(2), "A1"));
        Assert.Equal((-1L, -200L), (_desk.Held(Call), _desk.Held(Stock)));
        Assert.Equal(exit, Assert.Single(_desk.Of<SendCancellation>()).Order);
        _desk.Tell(new OptionAssigned(Call, Q(2), "A1"));
        Assert.Equal((-1L, -200L), (_desk.Held(Call), _desk.Held(Stock)));
        _desk.Tell(new OrderCancelled(exit, "asked")).Fire(TimerKind.ExitRetry);
        Assert.Equal(Q(1), Assert.Single(_desk.Of<SubmitOrder>()).Order.Request.Quantity);
        _desk.AssertSound();
    }

    [Fact]
    public void Assignment_OfMoreThanIsShort_BreaksI4AndBooksNothing()
    {
        Sold(Call, 1m);
        _desk.Tell(new OptionAssigned(Call, Q(2), "A1"));
        Assert.Contains("I4", _desk.Alerts);
        Assert.Equal(-1, _desk.Held(Call));
    }

    [Fact]
    public void Settlement_OfAFuture_RealisesInCashAndClosesItsGroup()
    {
        _desk.Quote(Future, 400m, 400.1m).Enter(Future, Side.Buy, 2, Stop(20m));
        _desk.Fill(_desk.Submitted(), 2, 400m);
        Assert.Equal(Usd(100_000m), _desk.State.Positions.Cash);
        _desk.Until(Close).Tell(Fixed(Spot, At(Close), 410m));
        Assert.Equal((0L, 0), (_desk.Held(Future), _desk.State.Groups.LiveCount));
        Assert.Equal(Usd(100_000m + (10m * 2 * 50)), _desk.State.Positions.Cash);
        _desk.AssertSound();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20240102)]
    public void Future_TradedAtRandom_MovesTheVenuesCashAsTheLedgers(int seed)
    {
        var random = new Random(seed);
        var master = new InstrumentMaster(Rows);
        var venue = new SimulatedVenue(master, Calendars, VenueProfiles.Ideal with { StartingCash = [Usd(100_000m)] });
        var ledger = new PositionLedger(master, Usd(100_000m));
        var fills = 0;
        for (var step = 1; step <= 200; step++)
        {
            var middle = 400m + random.Next(-40, 41);
            venue.OnMarket(MarketRecord.Of(Future, new Quote(At(step), P(middle - 0.05m), Q(100), P(middle + 0.05m), Q(100), HasBid: true, HasAsk: true)));
            venue.Submit(new ClientOrderId(step), OrderRequest.Single(Future, random.Next(2) == 0 ? Side.Buy : Side.Sell, Q(random.Next(1, 6)), OrderTerms.Market, OrderPurpose.Entry), At(step));
            venue.AdvanceTo(At(step));
            fills += Book(step);
            Assert.Equal(ledger.Cash, venue.Cash(Currency.Usd));
        }

        Assert.Equal(200, fills);
        venue.OnMarket(MarketRecord.Of(Spot, new TradePrint(At(Close - 1), P(405m), Q(1), 0, 0, IsSuspicious: false)));
        venue.AdvanceTo(At(Close + 1));
        ledger.Settle(Future, P(405m));
        Assert.Equal((Quantity.Zero, ledger.Cash), (venue.PositionOf(Future), venue.Cash(Currency.Usd)));
        Assert.Equal(ledger.Cash - Usd(100_000m), ledger.RealisedGross());

        int Book(double upTo)
        {
            var booked = 0;
            while (venue.TryTakeFact(At(upTo), out _, out var fact))
            {
                if (fact is not OrderFilled filled)
                    continue;
                ledger.Apply(OwnerId.Manual, filled.Execution, Usd(0m));
                booked++;
            }

            return booked;
        }
    }

    [Fact]
    public void Venue_SeriesOfOneDateWithTwoInstants_SettlesEachAtItsOwnPrice()
    {
        var venue = new SimulatedVenue(new InstrumentMaster(Rows), Calendars, VenueProfiles.Ideal);
        venue.OnMarket(MarketRecord.Of(Spot, new TradePrint(At(500), P(402m), Q(1), 0, 0, IsSuspicious: false)));
        venue.OnMarket(MarketRecord.Of(Spot, new TradePrint(At(Close - 1), P(410m), Q(1), 0, 0, IsSuspicious: false)));
        venue.AdvanceTo(At(Close + 1));
        var told = new List<SettlementPriceFixed>();
        while (venue.TryTakeFact(At(Close + 1), out _, out var fact))
            told.Add((SettlementPriceFixed)fact);
        Assert.Equal([(MorningFixing, P(402m)), (At(Close), P(410m))], told.Where(each => each.Underlying == Spot).Select(each => (each.ExpiryAt, each.Price)));
    }
}
