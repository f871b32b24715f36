using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Protection.GuardKit;

namespace Fairlead.Engine.Tests.Protection;

/// <summary>The five-stage trail of scalping 2.9, bought and sold.</summary>
public sealed class GuardStageTests
{
    /// <summary>Best profit so far, then the stage and the stop's profit that it must give.</summary>
    public static TheoryData<decimal, int, decimal> Table => new()
    {
        { 0m, 0, -8m },
        { 9.95m, 0, -8m },
        { 10m, 1, 1m },
        { 14.95m, 1, 1m },
        { 15m, 2, 7m },
        { 19.95m, 2, 7m },
        { 20m, 3, 14m },
        { 29.95m, 3, 23.95m },
        { 30m, 4, 27m },
        { 50m, 4, 47m },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Stages_Bought_StopStandsWhereTheTableSays(decimal profit, int stage, decimal stopProfit)
    {
        var guard = Filled(FiveStages, Side.Buy, 200m);
        Assert.Equal(ExitReason.None, guard.At(200m + profit));
        Assert.Equal((stage, 200m + stopProfit), (guard.Stage, guard.Stop()));
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void Stages_Sold_StopStandsWhereTheTableSaysMirrored(decimal profit, int stage, decimal stopProfit)
    {
        var guard = Filled(FiveStages, Side.Sell, 200m);
        Assert.Equal(ExitReason.None, guard.At(200m - profit));
        Assert.Equal((stage, 200m - stopProfit), (guard.Stage, guard.Stop()));
    }

    [Theory]
    [InlineData(Side.Buy, 1)]
    [InlineData(Side.Sell, -1)]
    public void Stages_WalkedUpAndBack_NeverGoBack(Side entry, int sign)
    {
        var guard = Filled(FiveStages, entry, 200m);
        decimal[] profits = [5m, 12m, 9m, 16m, 8m, 22m, 17m, 31m, 28.05m];
        int[] stages = [0, 1, 1, 2, 2, 3, 3, 4, 4];
        decimal[] stops = [-8m, 1m, 1m, 7m, 7m, 16m, 16m, 28m, 28m];
        for (var i = 0; i < profits.Length; i++)
        {
            Assert.Equal(ExitReason.None, guard.At(200m + (sign * profits[i])));
            Assert.Equal((i, stages[i], 200m + (sign * stops[i])), (i, guard.Stage, guard.Stop()));
        }

        Assert.Equal(ExitReason.Trail, guard.At(200m + (sign * 28m)));
    }

    [Fact]
    public void Stages_LooserFollowAfterALock_KeepsTheLock()
    {
        var plan = new ProtectionPlan
        {
            Trail = new TrailRule
            {
                Stages =
                [
                    new TrailStage(Points(5m), LockIn: Points(4m), Follow: null),
                    new TrailStage(Points(6m), LockIn: null, Follow: Points(4m)),
                ],
            },
        };
        var guard = Filled(plan, Side.Buy, 100m);
        Assert.Null(guard.StopLevel);
        guard.At(106m);
        Assert.Equal((2, 104m), (guard.Stage, guard.Stop()));
        guard.At(109m);
        Assert.Equal(105m, guard.Stop());
    }
}
