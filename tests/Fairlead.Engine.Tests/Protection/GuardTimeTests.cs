using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Protection.GuardKit;

namespace Fairlead.Engine.Tests.Protection;

public sealed class GuardTimeTests
{
    private static readonly Timestamp Close = Second(3600);

    [Fact]
    public void ExitAfter_CountsFromTheFirstFill()
    {
        var guard = new Guard(new ProtectionPlan { ExitAfter = TimeSpan.FromSeconds(60) }, Side.Buy, FivePaise, multiplier: 1);
        guard.OnEntryFill(new Quantity(1), Price.Of(100m), Second(10));
        guard.OnEntryFill(new Quantity(1), Price.Of(100m), Second(40));
        Assert.Equal(Second(70), guard.NextTimeAt(Close));
        Assert.Equal(ExitReason.None, guard.OnTime(Second(69.9), Close));
        Assert.Equal(ExitReason.TimeExit, guard.OnTime(Second(70), Close));
        Assert.Equal(ExitReason.TimeExit, guard.At(100m));
    }

    [Theory]
    [InlineData(600, 900, 300, 600, ExitReason.TimeExit)] // instant first
    [InlineData(900, 600, 300, 600, ExitReason.TimeExit)] // duration first
    [InlineData(3400, 3500, 300, 3300, ExitReason.SquareOff)]
    [InlineData(3300, 3500, 300, 3300, ExitReason.TimeExit)] // a tie is the plan's own instant
    public void TimeRules_Several_TheEarliestStrikes(int exitAt, int exitAfter, int squareOffBefore, int at, ExitReason expected)
    {
        var guard = Filled(
            new ProtectionPlan
            {
                ExitAt = Second(exitAt),
                ExitAfter = TimeSpan.FromSeconds(exitAfter),
                SquareOffBefore = TimeSpan.FromSeconds(squareOffBefore),
            },
            Side.Buy, 100m);
        Assert.Equal(Second(at), guard.NextTimeAt(Close));
        Assert.Equal(ExitReason.None, guard.OnTime(Second(at) - TimeSpan.FromTicks(1), Close));
        Assert.Equal(expected, guard.OnTime(Second(at), Close));
    }

    [Fact]
    public void SquareOff_EnteredAfterItsTime_StrikesAtOnce()
    {
        var guard = new Guard(new ProtectionPlan { SquareOffBefore = TimeSpan.FromMinutes(15) }, Side.Buy, FivePaise, multiplier: 1);
        guard.OnEntryFill(new Quantity(1), Price.Of(100m), Second(3000));
        Assert.Equal(Second(2700), guard.NextTimeAt(Close));
        Assert.Equal(ExitReason.SquareOff, guard.OnTime(Second(3000), Close));
    }

    [Fact]
    public void SquareOff_CloseUnknown_WaitsForIt()
    {
        var guard = Filled(new ProtectionPlan { SquareOffBefore = TimeSpan.FromMinutes(15) }, Side.Buy, 100m);
        Assert.Null(guard.NextTimeAt(sessionClose: null));
        Assert.Equal(ExitReason.None, guard.OnTime(Close, sessionClose: null));
        Assert.Equal(ExitReason.SquareOff, guard.OnTime(Close, Close));
    }

    [Fact]
    public void Time_NothingOpen_StrikesNothing()
    {
        var guard = Filled(new ProtectionPlan { ExitAt = Second(1) }, Side.Buy, 100m);
        guard.OnExitFill(new Quantity(75));
        Assert.Null(guard.NextTimeAt(Close));
        Assert.Equal(ExitReason.None, guard.OnTime(Second(2), Close));
    }
}
