using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Gatekeeper.GateScene;

namespace Fairlead.Engine.Tests.Gatekeeper;

public sealed class GateOrderTests
{
    [Fact]
    public void EntryRules_AreInTheirOrder() => Assert.Equal(
        ["DUPLICATE", "MODE", "HALT", "RECONCILED", "LINK", "SCHEMA", "LEG", "STRUCTURE", "SESSION", "STALE_DATA", "PRICE_COLLAR",
            "SIZE", "PROTECTION", "MAX_LOSS", "OPEN_LOSS", "COUNT", "DAILY_LOSS", "DRAWDOWN", "LEVERAGE", "BUYING_POWER",
            "UNKNOWN_OUTCOME", "CLOCK", "RATE"],
        new GateScene().Decide().Rules.Select(result => result.Rule));

    [Fact]
    public void ExitRules_AreInTheirOrder() => Assert.Equal(
        ["DUPLICATE", "MODE", "SCHEMA", "LEG", "REDUCE_ONLY", "PRICE_COLLAR", "RATE"],
        ExitInTheStorm().Decide().Rules.Select(result => result.Rule));

    [Fact]
    public void Failures_OfSeveralRules_TheFirstDecidesAndAllAreRecorded()
    {
        var verdict = Assert.IsType<Refused>(new GateScene()
            .With(context => context.ClockSkew = TimeSpan.FromMinutes(1))
            .With(context => context.Groups = new GroupCounts(10, 0))
            .Leg((ref LegView leg) => leg.HasUnknownOutcome = true)
            .Decide());

        Assert.Equal("COUNT", verdict.Code);
        Assert.Equal("the account's open groups with this one 11 is above the limit 10 groups", verdict.Reason);
        Assert.Equal(
            ["COUNT", "UNKNOWN_OUTCOME", "CLOCK"],
            verdict.Rules.Where(result => result.BlocksEntry).Select(result => result.Rule));
    }

    [Fact]
    public void Schema_Broken_EndsTheEvaluation() => Assert.Equal(
        "SCHEMA", Of(Entry(Buy(Stock, 0, 100m))).Decide().Rules[^1].Rule);

    [Fact]
    public void Context_NotFilled_RefusesAnEntry()
    {
        var risk = new RiskState(new());
        var context = new GateContext();
        context.Begin(Now, Fairlead.Domain.Accounts.TradingMode.Live, Currency.Usd, risk, new OwnerRef(0, "x"));
        context.AddLeg(new OrderLeg(Stock, Side.Buy, 1), Master, risk);

        var results = Gate.Evaluate(context, Entry(Buy(Stock, 50, 100.10m)));

        // These need no more than the proposal and the risk state.
        Assert.Equal(
            ["HALT", "SCHEMA", "LEG", "PROTECTION", "RATE"],
            results.Where(result => !result.BlocksEntry).Select(result => result.Rule));
    }

    [Fact]
    public void Context_Reused_ForgetsTheLastProposal()
    {
        var context = new GateScene().Context();

        context.Begin(Now, Fairlead.Domain.Accounts.TradingMode.Paper, Currency.Usd, new RiskState(new()), new OwnerRef(0, "x"));

        Assert.Equal(0, context.LegCount);
        Assert.False(context.IsReconciled);
        Assert.Equal(
            (null, default, default, default, default, null),
            (context.VenueMode, context.Trade, context.OpenLoss, context.Groups, context.Funding, context.ClockSkew));
    }

    [Fact]
    public void Rules_ThatPass_AllocateNoText()
    {
        var scene = new GateScene();
        var context = scene.Context();
        Gate.Evaluate(context, scene.Proposal);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var results = Gate.Evaluate(context, scene.Proposal);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The array of results and nothing else.
        var array = 32 + (results.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<RuleResult>());
        Assert.InRange(allocated, 0, array);
    }

    // Rules after a refusal still run for the record: whatever was asked, they must refuse and not fail.
    [Theory]
    [InlineData(1_000_000_000_000, 2, 100_100_000, 1)]
    [InlineData(1, 2, long.MaxValue, long.MinValue)]
    [InlineData(1, 2, long.MinValue, long.MaxValue)]
    [InlineData(1_000_000_000_000, 1, long.MaxValue, long.MaxValue)]
    public void Rules_OnAbsurdNumbers_RefuseAndDoNotThrow(long units, long freeze, long limitMicros, long stopMicros)
    {
        var limit = new Price(limitMicros);
        var scene = Of(Entry(Buy(Stock, units, 1m) with { Terms = OrderTerms.Limit(limit) }) with
            {
                Protection = new() { StopAt = new Price(stopMicros), TargetAt = new Price(stopMicros) },
            })
            .Risk(risk => risk.Rate.Record([new OrderLeg(Stock, Side.Buy, 1)], Now))
            .Leg((ref LegView leg) => leg.Instrument = leg.Instrument! with { FreezeQuantity = freeze });
        Assert.IsType<Refused>(scene.Decide());

        scene.Proposal = Exit(Close(Stock, units, 1m) with { Terms = OrderTerms.Limit(limit) });
        scene.Leg((ref LegView leg) => leg.Group = new OpenUnits(new Quantity(units), Quantity.Zero));
        Assert.NotNull(scene.Decide());
    }
}
