using System.Reflection;
using System.Reflection.Emit;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Links;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;
using Fairlead.Engine.Strategies;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>State written and read back is the same state, and any difference is another hash. Invariant I17; guarantees
/// G2, G18.</summary>
public class ArchiveTests
{
    public static TheoryData<string> BuiltIn => [.. StrategyCatalogue.BuiltIn.Select(StrategyCatalogue.NameOf)];

    [Fact]
    public void State_WrittenAndReadAfterEveryInput_HasTheSameHash()
    {
        var desk = Eventful();
        var state = Fresh(desk);
        foreach (var input in desk.Inputs)
        {
            Desk.Decide(state, input, new EffectBuffer());
            Assert.Equal(Archive(state).Hash(state), Hash(Copy(desk, state)));
        }

        Assert.Equal(desk.Hash(), Hash(state));
    }

    [Fact]
    public void State_ReadBackAnywhere_DecidesTheRestAlike()
    {
        var desk = Eventful();
        for (var cut = 1; cut < desk.Inputs.Count; cut += 7)
            AssertDecidesAlike(desk, cut);
    }

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void State_OfABuiltInStrategyReadBack_DecidesTheRestAlike(string strategy)
    {
        var desk = TwoDays(strategy);
        Assert.Contains(desk.All, effect => effect is SubmitOrder);
        for (var part = 1; part < 8; part++)
            AssertDecidesAlike(desk, desk.Inputs.Count * part / 8);
    }

    [Fact]
    public void State_WithAnyOneFieldChanged_HasAnotherHash()
    {
        // Read back, it shares no object with the rest of the process: changing OrderTerms.Market itself would reach every
        // test that runs beside this one.
        var desk = Eventful();
        var state = Copy(desk, desk.State);
        var archive = Archive(state);
        var original = archive.Hash(state);
        var changes = 0;
        var same = new List<string>();
        foreach (var path in StateChanges.Of(state))
        {
            changes++;
            if (archive.Hash(state) == original)
                same.Add(path);
        }

        Assert.Empty(same);
        Assert.Equal(original, archive.Hash(state));
        Assert.True(changes > 700, $"only {changes} fields were changed");
    }

    [Fact]
    public void Schema_OfAFreshAndAPopulatedState_IsTheSame()
    {
        var desk = Eventful();
        var fresh = Fresh(desk);
        Assert.Equal(Archive(fresh).Schema(fresh), Archive(desk.State).Schema(desk.State));
    }

    [Fact]
    public void Schema_KnowsTheFieldsOfTheRunningStrategies()
    {
        var thrower = new DeskKit(settings => settings with { Strategies = [new StrategySpec("thrower", [], [Stock])] });
        var counter = new DeskKit(settings => settings with { Strategies = [new StrategySpec("quote-counter", [], [Stock])] });
        Assert.NotEqual(Archive(thrower.State).Schema(thrower.State), Archive(counter.State).Schema(counter.State));
    }

    [Fact]
    public void Schema_ChangesWithTheShape()
    {
        var shape = SchemaOf(("_a", typeof(int)), ("_b", typeof(decimal)));
        Assert.Equal(shape, SchemaOf(("_b", typeof(decimal)), ("_a", typeof(int))));
        Assert.NotEqual(shape, SchemaOf(("_a", typeof(int)), ("_b", typeof(decimal)), ("_c", typeof(int))));
        Assert.NotEqual(shape, SchemaOf(("_a", typeof(long)), ("_b", typeof(decimal))));
        Assert.NotEqual(shape, SchemaOf(("_a", typeof(int)), ("_renamed", typeof(decimal))));
        Assert.NotEqual(shape, SchemaOf(("_a", typeof(int))));
    }

    /// <summary>The schema of a class of one and the same name with these fields.</summary>
    private static string SchemaOf(params (string Name, Type Type)[] fields)
    {
        var type = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Shapes"), AssemblyBuilderAccess.Run)
            .DefineDynamicModule("Shapes").DefineType("Fairlead.Shapes.Shape", TypeAttributes.Public | TypeAttributes.Sealed);
        foreach (var (name, fieldType) in fields)
            type.DefineField(name, fieldType, FieldAttributes.Private);
        return new StateArchive(new Domain.Instruments.InstrumentMaster(Rows)).Schema(Activator.CreateInstance(type.CreateType())!);
    }

    private static void AssertDecidesAlike(DeskKit desk, int cut)
    {
        var state = Fresh(desk);
        foreach (var input in desk.Inputs.Take(cut))
            Desk.Decide(state, input, new EffectBuffer());
        var copy = Copy(desk, state);
        foreach (var input in desk.Inputs.Skip(cut))
            Assert.Equal(Decide(state, input), Decide(copy, input));
        Assert.Equal(Hash(state), Hash(copy));
        Assert.Equal(desk.Hash(), Hash(copy));
    }

    private static string[] Decide(DeskState state, Stamped<DeskEvent> input)
    {
        var effects = new EffectBuffer();
        Desk.Decide(state, input, effects);
        return [.. effects.ToArray().Select(effect => effect.ToString())];
    }

    private static string Hash(DeskState state) => Archive(state).Hash(state);

    private static DeskState Fresh(DeskKit desk) => new(desk.State.Settings, desk.Reference);

    private static DeskState Copy(DeskKit desk, DeskState state)
    {
        var copy = Fresh(desk);
        Archive(copy).Read(copy, Archive(state).Write(state));
        return copy;
    }

    /// <summary>A day on which about everything happens once.</summary>
    private static DeskKit Eventful()
    {
        var desk = new DeskKit(settings => settings with
        {
            Account = new AccountRef("ibkr", "U1", TradingMode.Live),
            Limits = Generous with { MaxClockSkew = null },
            ChargeSchedule = "us-fixed",
            MarginRule = "RegT",
            Strategies =
            [
                new StrategySpec("sma-cross", [KeyValuePair.Create("fast", "2"), KeyValuePair.Create("slow", "3")], [Stock]),
                new StrategySpec("quote-counter", [], [Stock, Other]),
                new StrategySpec("thrower", [], [Other]),
            ],
        });
        desk.Tell(new LinkUp("ibkr", LinkKind.Orders, "handshake")).Tell(new PositionsReported([], IsComplete: true)).Tell(new BalanceReported(Usd(1m)));
        desk.Hold(plan: new ProtectionPlan { Stop = Distance.OfPoints(P(5m)), Trail = new TrailRule { Stages = [new TrailStage(Distance.OfPoints(P(1m)), Distance.OfPoints(P(0m)), null)] }, BreakEven = new BreakEvenRule(Distance.OfPoints(P(3m)), Distance.OfPoints(P(1m))) });
        desk.Hold(units: 20, instrument: Other, price: 50m, plan: Stop(5m) with { ExitAfter = TimeSpan.FromHours(1), MaxLoss = 500m });
        desk.Print(Stock, 101.5m).Print(Other, 50.2m);
        foreach (var close in new[] { 101m, 100m, 99.5m, 100.5m, 101.5m })
            desk.Wait(60).Bar(Stock, 60, close, close + 0.2m, close - 0.2m, close);
        foreach (var order in desk.State.Orders.Open.ToList())
            desk.Fill(order.Id, order.Remaining.Units, 101.5m);

        desk.Quote(Stock, 101.4m, 101.6m).Quote(Call, 1m, 1.1m).Quote(Put, 1m, 1.1m).Market(MarketRecord.OpenInterest(Call, desk.Now, Q(1_000)));
        desk.Enter([new OrderLeg(Call, Side.Sell, 1), new OrderLeg(Put, Side.Sell, 1)], 2, new ProtectionPlan { CombinedPremium = new CombinedPremiumRule(3m, 0.5m) });
        var strangle = desk.Submitted();
        desk.Fill(strangle, 1, 1m, Call);
        var put = desk.Fill(strangle, 1, 1m, Put);
        desk.Tell(new OrderAccepted(strangle, new BrokerOrderId("B7")));
        desk.Tell(new ExecutionCorrected(put.Id, put with { Id = new ExecutionId("Y1"), Price = P(1.05m) }));
        desk.Tell(new ChargesReported(new ExecutionId("early"), Usd(3m)));
        desk.Quote(EveningCall, 2m, 2.1m).Quote(MorningCall, 2m, 2.1m).Print(Spot, 400m).Enter(MorningCall, Side.Buy, 1, Stop(1.5m));
        if (desk.Of<SubmitOrder>().Any())
            desk.Fill(desk.Submitted(), 1, 2.1m);
        desk.Enter(Stock, Side.Buy, 5, StopAt(90m), OrderTerms.Limit(P(101m)));
        var working = desk.Submitted();
        desk.Ask(new AmendOrder(working, desk.Order(working).Version, Q(4), OrderTerms.Limit(P(101.2m)))).Tell(new OrderAmended(working, Q(4), OrderTerms.Limit(P(101.2m))));
        desk.Tell(new OutcomeUnknown(working, "reply lost")).Tell(new OrderNotFound(working));
        var foreign = OrderRequest.Single(Stock, Side.Buy, Q(10), OrderTerms.Limit(P(99m)), OrderPurpose.Entry);
        desk.Tell(new OrderReportedWorking(new BrokerOrderId("F1"), null, foreign, Quantity.Zero));
        desk.Ask(new CloseGroup(desk.State.Groups.Live.First().Id, "test"));
        var exit = desk.Of<SubmitOrder>().First().Order.Id;
        var sold = desk.Fill(exit, 40, 101m);
        desk.Tell(new ExecutionBusted(sold.Id, "error trade"));
        desk.Tell(new OrderRejected(desk.State.Orders.Open.Last(order => order.Purpose == OrderPurpose.Exit).Id, "NO", "no"));
        desk.Tell(new SettlementPriceFixed(Spot, new DateOnly(2024, 1, 2), MorningFixing, P(401m), "test")).Tell(new OptionAssigned(Call, Q(1), "A1"));
        desk.Tell(new LinkDown("ibkr", LinkKind.Orders, "gone")).Tell(new PositionsReported([new Domain.Accounts.ReportedPosition(Future, Q(3), P(400m))], IsComplete: true));
        desk.Ask(new RaiseHalt(HaltLevel.BlockEntries, 2, "test")).Ask(new RaiseHalt(HaltLevel.CancelWorking, null, "test"));
        desk.Print(new Domain.Instruments.InstrumentId(99), 1m).Tell(new OrderFilled(put));
        desk.Print(Stock, 100m).Print(Stock, 10m);
        return desk;
    }

    /// <summary>Two sessions of minute bars that swing, with a quoted strangle; every order fills at once.</summary>
    private static DeskKit TwoDays(string strategy)
    {
        var desk = new DeskKit(settings => settings with
        {
            Strategies = [new StrategySpec(strategy, [], [Stock])],
            Limits = Generous with { MaxPriceAge = TimeSpan.FromMinutes(5), OrdersPerMinute = null, OrdersPerMinutePerInstrument = null },
        });
        for (var minute = 1; minute < 2 * 390; minute++)
        {
            desk.Until(((minute / 390) * NextOpen) + (minute % 390 * 60)).FireDue();
            var close = 100m + decimal.Round((decimal)(Math.Sin(minute / 11d) * 3), 2);
            desk.Quote(Call, 0.4m, 0.45m).Quote(Put, 0.4m, 0.45m).Bar(Stock, 60, close, close + 0.1m, close - 0.1m, close);
            foreach (var order in desk.State.Orders.Open.ToList())
            {
                foreach (var leg in order.Request.Legs)
                    desk.Fill(order.Id, order.Remaining.Units * leg.Ratio, desk.State.Market[leg.Instrument].Mark!.Value.ToDecimal(), leg.Instrument);
            }
        }

        return desk;
    }
}
