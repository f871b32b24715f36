using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Gatekeeper.GateScene;

namespace Fairlead.Engine.Tests.Gatekeeper;

/// <summary>The holes of the original's rules (specification of the gatekeeper, 21.3), one test each.</summary>
public sealed class ConstitutionHoleTests
{
    [Fact]
    public void KillSwitchAndLossStop_BlockedExits() => Assert.IsType<Approved>(ExitInTheStorm().Decide());

    [Fact]
    public void Vix_CameFromTheProposer() =>
        // A proposal carries the wish only: no member lets a proposer bring its own prices, equity or volatility.
        Assert.Equal(
            [typeof(OwnerRef), typeof(OrderRequest), typeof(ProtectionPlan), typeof(string), typeof(ProposalSource),
                typeof(string), typeof(int), typeof(bool)],
            typeof(Proposal).GetProperties().Where(property => property.Name != "EqualityContract").Select(property => property.PropertyType));

    [Fact]
    public void OneLotProposal_CarriedLegsOfFiveHundred()
    {
        var scene = Of(Entry(Spread(1, 0.05m, shortRatio: 500)) with { Protection = new() { MaxLoss = 50m } })
            .Under(new() { MaxUnitsPerOrder = 100, MaxOrderNotional = null });

        var size = scene.Result("SIZE");

        Assert.Equal((RuleOutcome.Refused, 500m, 100m), (size.Outcome, size.Value, size.Limit));
    }

    [Fact]
    public void Legs_WereNotDecoded() => Assert.Equal("SCHEMA", Refusal(Of(Entry(Buy(new(4_711), 1, 100m)))));

    [Fact]
    public void CreditSpread_WasTwoNakedShorts() => Assert.Equal("STRUCTURE", Refusal(
        new GateScene().With(context => context.Trade = new WorstCase(Usd(300m), IsUnlimited: true))));

    [Fact]
    public void MarketType_WasAllowedOnOpen() => Assert.Equal("PRICE_COLLAR", Refusal(
        Of(Entry(Buy(Stock, 1, 100m) with { Terms = OrderTerms.Market }))));

    [Fact]
    public void TotalPrice_SentAsUnitPrice()
    {
        // Buys at 0.78 a unit; 78.00 is the price of the hundred shares behind one contract.
        var scene = Of(Entry(Buy(Call, 1, 78.00m))).Leg((ref LegView leg) => leg.Quote = QuoteOf(0.77m, 0.79m));

        Assert.Equal("PRICE_COLLAR", Refusal(scene));
    }

    [Fact]
    public void DailyBaseline_RearmedAtRestart()
    {
        var scene = new GateScene()
            .Risk(risk => risk.OnEquity(Usd(97_000m), Now))
            .Risk(risk => Assert.False(risk.StartDay(new DateOnly(2026, 3, 4), Usd(97_000m))));

        Assert.Equal((RuleOutcome.Refused, (decimal?)3m), (scene.Result("DAILY_LOSS").Outcome, scene.Result("DAILY_LOSS").Value));
    }

    [Fact]
    public void BrokerError_ReadAsNoLoss() => Assert.Equal(
        RuleOutcome.Unknown, new GateScene().Risk(risk => risk.OnEquityUnknown()).Result("DAILY_LOSS").Outcome);

    [Fact]
    public void MissingEquity_LockedAsTotalLoss()
    {
        var risk = new RiskState(new());
        risk.StartDay(new DateOnly(2026, 3, 4), Usd(100_000m));

        risk.OnEquityUnknown();

        Assert.Equal(HaltLevel.None, risk.AccountHalt.Level);
    }

    [Fact]
    public void PositionSyncFailure_CountedAsNoPositions()
    {
        Assert.Equal("COUNT", Refusal(new GateScene().With(context => context.Groups = default)));
        Assert.Equal("RECONCILED", Refusal(new GateScene().With(context => context.IsReconciled = false)));
    }

    [Fact]
    public void CountOfStructures_CountedLegs() =>
        // The gate is told groups; five condors are five of ten, not twenty of twenty.
        Assert.Equal(6m, new GateScene().With(context => context.Groups = new GroupCounts(5, 0)).Result("COUNT").Value);

    [Fact]
    public void TwoProposals_BothPassedOneLimit()
    {
        var open = 17_500m;
        GateScene Next() => new GateScene().With(context => context.OpenLoss = new OpenLossFigures(Usd(open), Usd(0m)));
        var first = Next();
        Assert.IsType<Approved>(first.Decide());
        open += first.Context().Trade.Loss!.Value.Amount;
        Assert.IsType<Approved>(Next().Decide());
        open += 1_000m;

        Assert.Equal("OPEN_LOSS", Refusal(Next()));
    }

    [Fact]
    public void Flood_ExhaustedTheRateLimit()
    {
        void Flood(RiskState risk)
        {
            for (var order = 0; order < 5_000; order++)
                risk.Rate.Record([new OrderLeg(Call, Side.Buy, 1)], Now);
        }

        Assert.Equal("RATE", Refusal(new GateScene().Risk(Flood)));
        Assert.IsType<Approved>(Of(Exit(Close(Stock, 1, 100m)))
            .Leg((ref LegView leg) => leg.Group = new OpenUnits(new Quantity(1), Quantity.Zero)).Risk(Flood).Decide());
    }

    [Fact]
    public void SessionHours_HadNoRule() => Assert.Equal("SESSION", Refusal(
        new GateScene().Leg((ref LegView leg) => leg.Session = SessionState.Closed)));

    [Fact]
    public void DuplicateIntent_HadNoRule() => Assert.Equal("DUPLICATE", Refusal(
        new GateScene().With(context => context.HasLiveDuplicate = true)));

    [Fact]
    public void BuyingPower_HadNoCheck() => Assert.Equal("BUYING_POWER", Refusal(
        new GateScene().With(context => context.Funding = context.Funding with { BuyingPower = Usd(0m) })));

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void AccountEquity_HadNoFloor(int equity) => Assert.Equal("MAX_LOSS", Refusal(
        new GateScene().Risk(risk => risk.OnTransfer(Usd(equity - 100_000m)))));

    private static string Refusal(GateScene scene) => Assert.IsType<Refused>(scene.Decide()).Code;
}
