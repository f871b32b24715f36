using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Gatekeeper.GateScene;

namespace Fairlead.Engine.Tests.Gatekeeper;

/// <summary>Every rule at its cap, one step beyond, and with its input unknown.</summary>
public sealed class EntryRuleTests
{
    private const RuleOutcome Pass = RuleOutcome.Passed, Off = RuleOutcome.Off;
    private const RuleOutcome Refuse = RuleOutcome.Refused, Unknown = RuleOutcome.Unknown;

    private static readonly Dictionary<string, (string Rule, RuleOutcome Outcome, GateScene Scene)> Cases = new()
    {
        ["no duplicate"] = ("DUPLICATE", Pass, new()),
        ["live duplicate"] = ("DUPLICATE", Refuse, new GateScene().With(c => c.HasLiveDuplicate = true)),
        ["duplicates not looked up"] = ("DUPLICATE", Unknown, new GateScene().With(c => c.HasLiveDuplicate = null)),
        ["paper to paper"] = ("MODE", Pass, new()),
        ["paper to live"] = ("MODE", Refuse, new GateScene().With(c => c.VenueMode = TradingMode.Live)),
        ["no venue handle"] = ("MODE", Refuse, new GateScene().With(c => c.VenueMode = null)),
        ["no halt"] = ("HALT", Pass, new()),
        ["account blocks entries"] = ("HALT", Refuse, Halted(HaltLevel.BlockEntries, HaltScope.Account)),
        ["account flattens"] = ("HALT", Refuse, Halted(HaltLevel.Flatten, HaltScope.Account)),
        ["owner blocks entries"] = ("HALT", Refuse, Halted(HaltLevel.BlockEntries, HaltScope.OfOwner(0))),
        ["other owner halted"] = ("HALT", Pass, Halted(HaltLevel.Flatten, HaltScope.OfOwner(1))),
        ["links not looked at"] = ("LINK", Unknown, new GateScene().With(c => c.Links = default)),
        ["link down"] = ("LINK", Refuse, new GateScene().With(c => c.Links = new LinkFigures(true, "paper MarketData is down: mute"))),
        ["not reconciled"] = ("RECONCILED", Refuse, new GateScene().With(c => c.IsReconciled = false)),
        ["zero quantity"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, 0, 100m)))),
        ["negative quantity"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, -1, 100m)))),
        ["absurd quantity"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, long.MaxValue, 100m)))),
        ["limit without price"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, 1, 100m) with { Terms = new OrderTerms { Type = OrderType.Limit } }))),
        ["no legs"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, 1, 100m) with { Legs = [] }))),
        ["nine legs"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, 1, 100m) with { Legs = [.. Enumerable.Repeat(new OrderLeg(Stock, Side.Buy, 1), 9)] }))),
        ["single leg with ratio"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, 1, 100m) with { Legs = [new OrderLeg(Stock, Side.Buy, 2)] }))),
        ["leg twice"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, 1, 100m) with { Legs = [new(Stock, Side.Buy, 1), new(Stock, Side.Sell, 1)] }))),
        ["zero ratio"] = ("SCHEMA", Refuse, Of(Entry(Spread(1, 0.05m, shortRatio: 0)))),
        ["no such instrument"] = ("SCHEMA", Refuse, Of(Entry(Buy(new(99), 1, 100m)))),
        ["an index"] = ("SCHEMA", Refuse, Of(Entry(Buy(Spx, 1, 100m)))),
        ["foreign currency"] = ("SCHEMA", Refuse, Of(Entry(Buy(Rupee, 1, 100m)))),
        ["empty dedupe key"] = ("SCHEMA", Refuse, Of(Entry(Buy(Stock, 1, 100m)) with { DedupeKey = " " })),
        ["on the tick"] = ("LEG", Pass, Of(Entry(Buy(Nifty, 65, 100.05m)))),
        ["off the tick"] = ("LEG", Refuse, Of(Entry(Buy(Nifty, 65, 100.04m)))),
        ["trigger off the tick"] = ("LEG", Refuse, Of(Entry(Buy(Nifty, 65, 100.05m) with { Terms = OrderTerms.StopLimit(P(100.02m), P(100.05m)) }))),
        ["negative price"] = ("LEG", Refuse, Of(Entry(Buy(Stock, 1, -1m)))),
        ["zero price"] = ("LEG", Refuse, Of(Entry(Buy(Stock, 1, 0m)))),
        ["odd lot"] = ("LEG", Refuse, Of(Entry(Buy(Nifty, 66, 100.05m)))),
        ["expired"] = ("LEG", Refuse, Of(Entry(Buy(Expired, 1, 100m)))),
        ["lot frozen"] = ("LEG", Refuse, Of(Entry(Buy(Freeze1, 75, 100m)))),
        ["net credit on the tick"] = ("LEG", Pass, SpreadAt(-0.10m)),
        ["net credit off the tick"] = ("LEG", Refuse, SpreadAt(-0.105m)),
        ["bounded loss"] = ("STRUCTURE", Pass, new()),
        ["unbounded loss"] = ("STRUCTURE", Refuse, new GateScene().With(c => c.Trade = new(Usd(1m), IsUnlimited: true))),
        ["unbounded allowed"] = ("STRUCTURE", Off, new GateScene().Under(new() { AllowUndefinedRisk = true }).With(c => c.Trade = new(Usd(1m), IsUnlimited: true))),
        ["loss unknown"] = ("STRUCTURE", Unknown, new GateScene().With(c => c.Trade = default)),
        ["open"] = ("SESSION", Pass, new()),
        ["closed"] = ("SESSION", Refuse, new GateScene().Leg((ref LegView l) => l.Session = SessionState.Closed)),
        ["session unknown"] = ("SESSION", Unknown, new GateScene().Leg((ref LegView l) => l.Session = SessionState.Unknown)),
        ["on open while closed"] = ("SESSION", Pass, OnOpen().Leg((ref LegView l) => l.Session = SessionState.Closed)),
        ["on open, opening unknown"] = ("SESSION", Unknown, OnOpen().Leg((ref LegView l) => l.OpensAt = null)),
        ["price 5 s old"] = ("STALE_DATA", Pass, Quoted(100m, 100.10m, age: 5)),
        ["price 5.1 s old"] = ("STALE_DATA", Refuse, Quoted(100m, 100.10m, age: 5.1)),
        ["price from the future"] = ("STALE_DATA", Refuse, Quoted(100m, 100.10m, age: -0.001)),
        ["no price"] = ("STALE_DATA", Unknown, new GateScene().Leg((ref LegView l) => l.Quote = null)),
        ["only a fresh last"] = ("STALE_DATA", Pass, LastOnly(age: 5)),
        ["only an old last"] = ("STALE_DATA", Refuse, LastOnly(age: 5.1)),
        ["no bid"] = ("STALE_DATA", Unknown, new GateScene().Leg((ref LegView l) => (l.Quote, l.Last, l.LastAt) = (QuoteOf(0m, 100.10m, hasBid: false), P(100m), Now))),
        ["crossed"] = ("STALE_DATA", Unknown, Quoted(100.20m, 100.10m)),
        ["collar at 25 %"] = ("PRICE_COLLAR", Pass, Collar(75m)),
        ["collar below 25 %"] = ("PRICE_COLLAR", Refuse, Collar(74.99m)),
        ["collar above 25 %"] = ("PRICE_COLLAR", Refuse, Of(Entry(Buy(Stock, 1, 125.01m))).Leg((ref LegView l) => l.Quote = QuoteOf(50m, 150m))),
        ["collar of a cheap option"] = ("PRICE_COLLAR", Pass, Of(Entry(Buy(Stock, 1, 0.05m))).Leg((ref LegView l) => l.Quote = QuoteOf(0.09m, 0.11m))),
        ["1 % beyond natural"] = ("PRICE_COLLAR", Pass, Of(Entry(Buy(Stock, 1, 101m))).Leg((ref LegView l) => l.Quote = QuoteOf(100m, 100m))),
        ["over 1 % beyond natural"] = ("PRICE_COLLAR", Refuse, Of(Entry(Buy(Stock, 1, 101.01m))).Leg((ref LegView l) => l.Quote = QuoteOf(100m, 100m))),
        ["short over 1 % beyond natural"] = ("PRICE_COLLAR", Refuse, Of(Entry(Buy(Stock, 1, 98.99m) with { Legs = [new(Stock, Side.Sell, 1)] })).Leg((ref LegView l) => l.Quote = QuoteOf(100m, 100m))),
        ["stop-limit away from the market"] = ("PRICE_COLLAR", Pass, Of(Entry(Buy(Stock, 1, 111.10m) with { Terms = OrderTerms.StopLimit(P(110m), P(111.10m)) }))),
        ["stop-limit far from its trigger"] = ("PRICE_COLLAR", Refuse, Of(Entry(Buy(Stock, 1, 100m) with { Terms = OrderTerms.StopLimit(P(110m), P(111.11m)) }))),
        ["market entry"] = ("PRICE_COLLAR", Refuse, MarketEntry()),
        ["market entry, collars off"] = ("PRICE_COLLAR", Refuse, MarketEntry().Under(new() { CollarPct = null, BeyondNaturalPct = null })),
        ["market entry allowed"] = ("PRICE_COLLAR", Pass, MarketEntry().Under(new() { AllowMarketEntries = true })),
        ["market entry in a wide market"] = ("PRICE_COLLAR", Refuse, MarketEntry().Under(new() { AllowMarketEntries = true }).Leg((ref LegView l) => l.Quote = QuoteOf(50m, 150m))),
        ["collar without price"] = ("PRICE_COLLAR", Unknown, new GateScene().Leg((ref LegView l) => l.Quote = null)),
        ["collars off"] = ("PRICE_COLLAR", Off, new GateScene().Under(new() { CollarPct = null, BeyondNaturalPct = null })),
        ["worth at the limit"] = ("SIZE", Pass, new GateScene().Under(new() { MaxOrderNotional = 5_005m })),
        ["worth beyond"] = ("SIZE", Refuse, new GateScene().Under(new() { MaxOrderNotional = 5_004.99m })),
        ["worth at the least"] = ("SIZE", Pass, new GateScene().Under(new() { MinOrderNotional = 5_005m })),
        ["worth below the least"] = ("SIZE", Refuse, new GateScene().Under(new() { MinOrderNotional = 5_005.01m })),
        ["worth unknown"] = ("SIZE", Unknown, new GateScene().Leg((ref LegView l) => l.Quote = null)),
        ["units at the limit"] = ("SIZE", Pass, new GateScene().Under(new() { MaxUnitsPerOrder = 50 })),
        ["units beyond"] = ("SIZE", Refuse, new GateScene().Under(new() { MaxUnitsPerOrder = 49 })),
        ["sizes off"] = ("SIZE", Off, new GateScene().Under(new() { MaxUnitsPerOrder = null, MaxOrderNotional = null })),
        ["plan with a stop"] = ("PROTECTION", Pass, new()),
        ["no plan"] = ("PROTECTION", Refuse, Planned(null)),
        ["no plan needed"] = ("PROTECTION", Off, Planned(null).Under(new() { RequireProtection = false })),
        ["a time exit only"] = ("PROTECTION", Refuse, Planned(new() { ExitAfter = TimeSpan.FromMinutes(5) })),
        ["a trail that starts later"] = ("PROTECTION", Refuse, Planned(new() { Trail = new() { By = Distance.OfPercent(1m), ActivateAfter = Distance.OfPercent(1m) } })),
        ["two stops"] = ("PROTECTION", Refuse, Planned(new() { Stop = Distance.OfPercent(1m), StopAt = P(99m) })),
        ["a zero stop"] = ("PROTECTION", Refuse, Planned(new() { Stop = Distance.OfPoints(Price.Zero) })),
        ["stop below a buy"] = ("PROTECTION", Pass, Planned(new() { StopAt = P(100.09m) })),
        ["stop at the entry"] = ("PROTECTION", Refuse, Planned(new() { StopAt = P(100.10m) })),
        ["target below a buy"] = ("PROTECTION", Refuse, Planned(new() { StopAt = P(99m), TargetAt = P(100m) })),
        ["stop price for a structure"] = ("PROTECTION", Refuse, Of(Entry(Spread(1, 0.05m)) with { Protection = new() { StopAt = P(1m) } })),
        ["trade loss at 2 %"] = ("MAX_LOSS", Pass, new GateScene().With(c => c.Trade = new(Usd(2_000m), false))),
        ["trade loss beyond"] = ("MAX_LOSS", Refuse, new GateScene().With(c => c.Trade = new(Usd(2_000.01m), false))),
        ["trade loss unknown"] = ("MAX_LOSS", Unknown, new GateScene().With(c => c.Trade = default)),
        ["trade loss, equity unknown"] = ("MAX_LOSS", Unknown, new GateScene().Risk(r => r.OnEquityUnknown())),
        ["trade loss off"] = ("MAX_LOSS", Off, new GateScene().Under(new() { MaxTradeLossPct = null })),
        ["account loss at 20 %"] = ("OPEN_LOSS", Pass, new GateScene().With(c => c.OpenLoss = new(Usd(19_000m), Usd(0m)))),
        ["account loss beyond"] = ("OPEN_LOSS", Refuse, new GateScene().With(c => c.OpenLoss = new(Usd(19_000.01m), Usd(0m)))),
        ["underlying loss at 6 %"] = ("OPEN_LOSS", Pass, new GateScene().With(c => c.OpenLoss = new(Usd(5_000m), Usd(5_000m)))),
        ["underlying loss beyond"] = ("OPEN_LOSS", Refuse, new GateScene().With(c => c.OpenLoss = new(Usd(5_000m), Usd(5_000.01m)))),
        ["account loss unknown"] = ("OPEN_LOSS", Unknown, new GateScene().With(c => c.OpenLoss = new(null, Usd(0m)))),
        ["underlying loss unknown"] = ("OPEN_LOSS", Unknown, new GateScene().With(c => c.OpenLoss = new(Usd(0m), null))),
        ["tenth group"] = ("COUNT", Pass, new GateScene().With(c => c.Groups = new(9, 0))),
        ["eleventh group"] = ("COUNT", Refuse, new GateScene().With(c => c.Groups = new(10, 0))),
        ["owner's second group"] = ("COUNT", Refuse, new GateScene().With(c => c.Groups = new(1, 1))),
        ["groups unknown"] = ("COUNT", Unknown, new GateScene().With(c => c.Groups = new(null, 0))),
        ["owner's groups unknown"] = ("COUNT", Unknown, new GateScene().With(c => c.Groups = new(0, null))),
        ["daily loss at 2 %"] = ("DAILY_LOSS", Pass, EquityAt(98_000m)),
        ["daily loss beyond"] = ("DAILY_LOSS", Refuse, EquityAt(97_999.99m)),
        ["daily loss unknown"] = ("DAILY_LOSS", Unknown, new GateScene().Risk(r => r.OnEquityUnknown())),
        ["daily loss off"] = ("DAILY_LOSS", Off, EquityAt(95_000m).Under(new() { DailyLossReduceOnlyPct = null, DailyLossFlattenPct = null })),
        ["daily loss, only flatten on"] = ("DAILY_LOSS", Refuse, EquityAt(96_999m).Under(new() { DailyLossReduceOnlyPct = null })),
        ["drawdown at 8 %"] = ("DRAWDOWN", Pass, Fallen(92_000m)),
        ["drawdown beyond"] = ("DRAWDOWN", Refuse, Fallen(91_999.99m)),
        ["drawdown unknown"] = ("DRAWDOWN", Unknown, new GateScene().Risk(r => r.OnEquityUnknown())),
        ["leverage at 2"] = ("LEVERAGE", Pass, new GateScene().With(c => c.Funding = c.Funding with { GrossExposureAfter = Usd(200_000m) })),
        ["leverage beyond"] = ("LEVERAGE", Refuse, new GateScene().With(c => c.Funding = c.Funding with { GrossExposureAfter = Usd(200_000.01m) })),
        ["leverage unknown"] = ("LEVERAGE", Unknown, new GateScene().With(c => c.Funding = c.Funding with { GrossExposureAfter = null })),
        ["all buying power"] = ("BUYING_POWER", Pass, new GateScene().With(c => c.Funding = c.Funding with { BuyingPower = Usd(5_000m) })),
        ["beyond buying power"] = ("BUYING_POWER", Refuse, new GateScene().With(c => c.Funding = c.Funding with { BuyingPower = Usd(4_999.99m) })),
        ["buying power unknown"] = ("BUYING_POWER", Unknown, new GateScene().With(c => c.Funding = c.Funding with { BuyingPower = null })),
        ["margin unknown"] = ("BUYING_POWER", Unknown, new GateScene().With(c => c.Funding = c.Funding with { MarginRequired = null })),
        ["no unknown outcome"] = ("UNKNOWN_OUTCOME", Pass, new()),
        ["unknown outcome"] = ("UNKNOWN_OUTCOME", Refuse, new GateScene().Leg((ref LegView l) => l.HasUnknownOutcome = true)),
        ["unknown outcomes not looked up"] = ("UNKNOWN_OUTCOME", Unknown, new GateScene().Leg((ref LegView l) => l.HasUnknownOutcome = null)),
        ["skew of 2 s"] = ("CLOCK", Pass, new GateScene().With(c => c.ClockSkew = TimeSpan.FromSeconds(-2))),
        ["skew beyond"] = ("CLOCK", Refuse, new GateScene().With(c => c.ClockSkew = TimeSpan.FromSeconds(-2.001))),
        ["skew unknown"] = ("CLOCK", Unknown, new GateScene().With(c => c.ClockSkew = null)),
        ["last order before the reserve"] = ("RATE", Pass, Sent(47, Call)),
        ["first order of the reserve"] = ("RATE", Refuse, Sent(48, Call)),
        ["last order on the instrument"] = ("RATE", Pass, Sent(19, Stock)),
        ["one more on the instrument"] = ("RATE", Refuse, Sent(20, Stock)),
        ["rates off"] = ("RATE", Off, Sent(100, Stock).Under(new() { OrdersPerMinute = null, OrdersPerMinutePerInstrument = null })),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Rule_AtTheCapBeyondAndUnknown_PassesRefusesAndRefuses(string name)
    {
        var (rule, expected, scene) = Cases[name];

        var result = scene.Result(rule);
        var verdict = scene.Decide();

        Assert.Equal(expected, result.Outcome);
        if (result.BlocksEntry)
        {
            Assert.IsType<Refused>(verdict);
            Assert.False(string.IsNullOrWhiteSpace(result.Reason));
        }
        else
        {
            Assert.Null(result.Reason);
        }
    }

    [Fact]
    public void Rules_OfTheWholeList_HaveACaseThatRefuses() => Assert.Equal(
        new GateScene().Decide().Rules.Select(result => result.Rule).Order(),
        Cases.Values.Where(entry => entry.Outcome is Refuse).Select(entry => entry.Rule).Distinct().Order());

    [Fact]
    public void Entry_WithNothingWrong_IsApproved() => Assert.IsType<Approved>(new GateScene().Decide());

    private static GateScene Halted(HaltLevel level, HaltScope scope) =>
        new GateScene().Risk(risk => risk.Raise(level, scope, HaltCause.Requested, "lunch", "me", Now));

    private static GateScene Quoted(decimal bid, decimal ask, double age = 0) =>
        new GateScene().Leg((ref LegView leg) => leg.Quote = QuoteOf(bid, ask, age));

    private static GateScene LastOnly(double age) => new GateScene().Leg((ref LegView leg) =>
        (leg.Quote, leg.Last, leg.LastAt) = (null, P(100.10m), Now - TimeSpan.FromSeconds(age)));

    private static GateScene Collar(decimal limit) =>
        Of(Entry(Buy(Stock, 1, limit))).Leg((ref LegView leg) => leg.Quote = QuoteOf(99m, 101m));

    private static GateScene MarketEntry() => Of(Entry(Buy(Stock, 1, 100m) with { Terms = OrderTerms.Market }));

    private static GateScene OnOpen() => Of(Entry(
        Buy(Stock, 1, 100m) with { Terms = new OrderTerms { Type = OrderType.MarketOnOpen } }))
        .Under(new() { AllowMarketEntries = true });

    private static GateScene SpreadAt(decimal net) => Of(Entry(Spread(1, net)) with { Protection = new() { MaxLoss = 50m } })
        .Under(new() { MaxOrderNotional = 100_000m });

    private static GateScene Planned(ProtectionPlan? plan) => Of(Entry(Buy(Stock, 50, 100.10m)) with { Protection = plan });

    private static GateScene EquityAt(decimal equity) => new GateScene().Risk(risk => risk.OnEquity(Usd(equity), Now));

    // The fall happened before today, so that the daily loss is nil.
    private static GateScene Fallen(decimal equity) => new GateScene()
        .Risk(risk => risk.StartDay(new DateOnly(2026, 3, 5), Usd(equity)))
        .Risk(risk => risk.OnEquity(Usd(equity), Now));

    private static GateScene Sent(int orders, Fairlead.Domain.Instruments.InstrumentId instrument) => new GateScene().Risk(risk =>
    {
        for (var order = 0; order < orders; order++)
            risk.Rate.Record([new OrderLeg(instrument, Side.Buy, 1)], Now - TimeSpan.FromSeconds(1));
    });
}
