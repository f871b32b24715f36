using System.Reflection;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Tests.Risk;

public sealed class RiskStateTests
{
    private static readonly Timestamp At = Timestamp.FromUtc(new DateTime(2026, 3, 4, 15, 0, 0, DateTimeKind.Utc));
    private static readonly DateOnly Today = new(2026, 3, 4);

    [Theory]
    [InlineData(100_000, RiskSignal.None, HaltLevel.None)]
    [InlineData(98_000, RiskSignal.None, HaltLevel.None)]
    [InlineData(97_999, RiskSignal.ReduceOnly, HaltLevel.BlockEntries)]
    [InlineData(97_000, RiskSignal.ReduceOnly, HaltLevel.BlockEntries)]
    [InlineData(96_999, RiskSignal.Flatten, HaltLevel.Flatten)]
    public void DailyLoss_AtTheCapAllowed_BeyondStrikes(int equity, RiskSignal signal, HaltLevel level)
    {
        var risk = Started();

        Assert.Equal(signal, risk.OnEquity(Usd(equity), At));
        Assert.Equal(level, risk.AccountHalt.Level);
        Assert.Equal(RiskSignal.None, risk.OnEquity(Usd(equity), At));
    }

    [Theory]
    [InlineData(92_000, RiskSignal.None)]
    [InlineData(91_999, RiskSignal.ReduceOnly)]
    [InlineData(88_000, RiskSignal.ReduceOnly)]
    [InlineData(87_999, RiskSignal.Flatten)]
    public void Drawdown_FromTheHighWaterMark_StrikesAcrossDays(int equity, RiskSignal signal)
    {
        var risk = Started();
        risk.StartDay(Today.AddDays(1), Usd(equity));

        Assert.Equal(signal, risk.OnEquity(Usd(equity), At));
        if (signal != RiskSignal.None)
            Assert.Equal(HaltCause.Drawdown, risk.AccountHalt.Cause);
    }

    [Fact]
    public void Loss_FallingFurther_TightensOnceMore()
    {
        var risk = Started();

        Assert.Equal(RiskSignal.ReduceOnly, risk.OnEquity(Usd(97_500), At));
        Assert.Equal(RiskSignal.Flatten, risk.OnEquity(Usd(96_500), At));
        Assert.Equal(RiskSignal.None, risk.OnEquity(Usd(95_000), At));
        Assert.Equal(RiskSignal.None, risk.OnEquity(Usd(100_000), At));
        Assert.Equal(HaltLevel.Flatten, risk.AccountHalt.Level);
        Assert.Equal("daily loss 3.50 %: equity 96500.00 USD from 100000.00 USD", risk.AccountHalt.Reason);
    }

    [Fact]
    public void Limits_SwitchedOff_NeverStrike()
    {
        var risk = new RiskState(new RiskLimits
        {
            DailyLossReduceOnlyPct = null, DailyLossFlattenPct = null, DrawdownReduceOnlyPct = null, DrawdownFlattenPct = null,
        });
        risk.StartDay(Today, Usd(100_000));

        Assert.Equal(RiskSignal.None, risk.OnEquity(Usd(1), At));
    }

    [Fact]
    public void Day_StartsOnce_AndNeverBackwards()
    {
        var risk = Started();

        Assert.False(risk.StartDay(Today, Usd(50_000)));
        Assert.False(risk.StartDay(Today.AddDays(-1), Usd(50_000)));
        Assert.Equal((Today, Usd(100_000)), (risk.Day, risk.DayStart!.Value));
        Assert.True(risk.StartDay(Today.AddDays(1), Usd(99_000)));
        Assert.Equal(Usd(99_000), risk.LossBase);
    }

    [Fact]
    public void Day_StartedWithoutEquity_CountsTheNight()
    {
        var risk = Started();
        risk.OnEquityUnknown();

        risk.StartDay(Today.AddDays(1), equity: null);

        Assert.Null(risk.Equity);
        Assert.Equal(RiskSignal.ReduceOnly, risk.OnEquity(Usd(97_500), At));
    }

    [Fact]
    public void Account_NeverSeen_StartsWithItsFirstEquity()
    {
        var risk = new RiskState(new());
        risk.StartDay(Today, equity: null);
        Assert.Null(risk.LossBase);

        risk.OnEquity(Usd(10_000), At);

        Assert.Equal((Usd(10_000), Usd(10_000), Usd(10_000)), (risk.DayStart!.Value, risk.LossBase!.Value, risk.HighWater!.Value));
    }

    [Fact]
    public void Transfer_IsNoProfitAndNoLoss()
    {
        var risk = Started();

        risk.OnTransfer(Usd(-50_000));

        Assert.Equal(RiskSignal.None, risk.OnEquity(Usd(50_000), At));
        Assert.Equal(Usd(50_000), risk.HighWater);
    }

    [Fact]
    public void Base_OfZeroOrLess_MeasuresNothing()
    {
        Assert.Null(RiskState.LossPct(Usd(0), Usd(-5)));
        Assert.Equal(-10m, RiskState.LossPct(Usd(100), Usd(110)));
    }

    [Theory]
    [InlineData(HaltLevel.BlockEntries, HaltLevel.Flatten, HaltLevel.Flatten)]
    [InlineData(HaltLevel.Flatten, HaltLevel.BlockEntries, HaltLevel.Flatten)]
    [InlineData(HaltLevel.CancelWorking, HaltLevel.CancelWorking, HaltLevel.CancelWorking)]
    [InlineData(HaltLevel.CancelWorking, HaltLevel.None, HaltLevel.CancelWorking)]
    public void Raise_OnlyEverTightens(HaltLevel first, HaltLevel second, HaltLevel standing)
    {
        var risk = Started();
        Assert.True(risk.Raise(first, HaltScope.Account, HaltCause.Requested, "one", "me", At));

        var rose = risk.Raise(second, HaltScope.Account, HaltCause.Integrity, "two", "you", At + TimeSpan.FromSeconds(1));

        Assert.Equal(second > first, rose);
        Assert.Equal((standing, rose ? "two" : "one"), (risk.AccountHalt.Level, risk.AccountHalt.Reason));
    }

    [Fact]
    public void HaltFor_AnOwner_IsTheTighterOfItsOwnAndTheAccounts()
    {
        var risk = Started();
        risk.Raise(HaltLevel.CancelWorking, HaltScope.OfOwner(2), HaltCause.Requested, "own", "me", At);
        Assert.Equal((HaltLevel.CancelWorking, HaltLevel.None), (risk.HaltFor(2).Level, risk.HaltFor(1).Level));

        risk.Raise(HaltLevel.Flatten, HaltScope.Account, HaltCause.Requested, "all", "me", At);

        Assert.Equal(("all", "all"), (risk.HaltFor(2).Reason, risk.HaltFor(99).Reason));
    }

    [Fact]
    public void Release_OfARequestedHalt_NeedsANameAndAReason()
    {
        var risk = Started();
        Assert.Equal(ReleaseResult.NothingHalted, risk.Release(HaltScope.Account, "me", "why", confirmedDailyLoss: false));
        risk.Raise(HaltLevel.BlockEntries, HaltScope.Account, HaltCause.Requested, "lunch", "me", At);

        Assert.Equal(ReleaseResult.NeedsNameAndReason, risk.Release(HaltScope.Account, " ", "why", confirmedDailyLoss: true));
        Assert.Equal(ReleaseResult.NeedsNameAndReason, risk.Release(HaltScope.Account, "me", "", confirmedDailyLoss: true));
        Assert.Equal(ReleaseResult.Released, risk.Release(HaltScope.Account, "me", "why", confirmedDailyLoss: false));
        Assert.Equal(default, risk.AccountHalt);
        Assert.Equal(Usd(100_000), risk.LossBase);
    }

    [Fact]
    public void Release_OfALossHalt_NeedsTheSecondConfirmationAndMeasuresAnew()
    {
        var risk = Started();
        risk.OnEquity(Usd(97_500), At);

        Assert.Equal(ReleaseResult.NeedsLossConfirmation, risk.Release(HaltScope.Account, "me", "why", confirmedDailyLoss: false));
        Assert.Equal(HaltLevel.BlockEntries, risk.AccountHalt.Level);
        Assert.Equal(ReleaseResult.Released, risk.Release(HaltScope.Account, "me", "why", confirmedDailyLoss: true));

        Assert.Equal((Usd(100_000), Usd(97_500)), (risk.DayStart!.Value, risk.LossBase!.Value));
        Assert.Equal(RiskSignal.None, risk.OnEquity(Usd(97_500), At));
        Assert.Equal(RiskSignal.ReduceOnly, risk.OnEquity(Usd(95_500), At));
    }

    [Fact]
    public void Release_OfALossHaltWithUnknownEquity_ChangesNothing()
    {
        var risk = Started();
        risk.OnEquity(Usd(97_500), At);
        risk.OnEquityUnknown();

        Assert.Equal(ReleaseResult.EquityUnknown, risk.Release(HaltScope.Account, "me", "why", confirmedDailyLoss: true));
        Assert.Equal(HaltLevel.BlockEntries, risk.AccountHalt.Level);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Release_WhereALossStruckBesideATighterHalt_StillNeedsTheSecondConfirmation(bool lossFirst)
    {
        var risk = Started();
        if (lossFirst)
            risk.OnEquity(Usd(97_500), At);
        risk.Raise(HaltLevel.Flatten, HaltScope.Account, HaltCause.Requested, "panic", "me", At);
        if (!lossFirst)
            Assert.Equal(RiskSignal.None, risk.OnEquity(Usd(97_500), At));

        Assert.Equal(ReleaseResult.NeedsLossConfirmation, risk.Release(HaltScope.Account, "me", "calm", confirmedDailyLoss: false));
    }

    [Fact]
    public void Release_OfAnOwnersLossHalt_LeavesTheAccountsBases()
    {
        var risk = Started();
        risk.OnEquity(Usd(99_000), At);
        risk.Raise(HaltLevel.BlockEntries, HaltScope.OfOwner(1), HaltCause.DailyLoss, "strategy lost", "risk", At);

        Assert.Equal(ReleaseResult.NeedsLossConfirmation, risk.Release(HaltScope.OfOwner(1), "me", "why", confirmedDailyLoss: false));
        Assert.Equal(ReleaseResult.Released, risk.Release(HaltScope.OfOwner(1), "me", "why", confirmedDailyLoss: true));
        Assert.Equal((Usd(100_000), HaltLevel.None), (risk.LossBase!.Value, risk.HaltFor(1).Level));
    }

    [Fact]
    public void NewDay_LiftsNoHalt()
    {
        var risk = Started();
        risk.OnEquity(Usd(97_500), At);

        risk.StartDay(Today.AddDays(1), Usd(97_500));

        Assert.Equal(HaltLevel.BlockEntries, risk.AccountHalt.Level);
    }

    [Theory]
    [InlineData(99_000)]
    [InlineData(90_000)]
    public void Equity_OnceSeen_AllocatesNothing(int equity)
    {
        var risk = Started();
        risk.OnEquity(Usd(equity), At);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var tick = 0; tick < 1_000; tick++)
            risk.OnEquity(Usd(equity), At);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void State_IsATreeOfPlainFields()
    {
        // What the archiver can hash and restore: no delegates, interfaces or open base classes.
        Type[] classes = [typeof(RiskState), typeof(OrderRate), typeof(RateWindow)];
        Assert.All(classes.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)), field =>
        {
            var type = field.FieldType;
            Assert.True(type.IsValueType || type.IsArray || classes.Contains(type) || type == typeof(RiskLimits)
                || type == typeof(List<Halt>) || type == typeof(Dictionary<int, RateWindow>), $"{field.DeclaringType}.{field.Name}");
            if (type == typeof(RiskLimits))
                Assert.NotNull(field.GetCustomAttribute<Engine.Decision.ReferenceAttribute>());
        });
    }

    private static RiskState Started()
    {
        var risk = new RiskState(new RiskLimits());
        risk.StartDay(Today, Usd(100_000));
        risk.OnEquity(Usd(100_000), At);
        return risk;
    }

    private static Money Usd(decimal amount) => new(amount, Currency.Usd);
}
