using Fairlead.Quant.Bars;

namespace Fairlead.Quant.Tests.Bars;

public sealed class BarBuilderTests
{
    private const long Second = 1_000_000_000;
    private const long Minute = 60 * Second;
    private const long Open = 1_700_000_100 * Second; // not a whole minute of the epoch

    [Fact]
    public void AddTrade_FirstRecordAtTheEnd_ClosesTheBarAndStartsTheNext()
    {
        var builder = new BarBuilder(Minute, Open);
        Assert.False(builder.AddTrade(100, 5, Open, out _));
        Assert.False(builder.AddTrade(120, 1, Open + 10 * Second, out _));
        Assert.False(builder.AddTrade(90, 2, Open + 20 * Second, out _));
        Assert.False(builder.AddTrade(110, 3, Open + Minute - 1, out _));

        Assert.True(builder.AddTrade(500, 7, Open + Minute, out PriceBar closed));

        Assert.Equal(new PriceBar(100, 120, 90, 110, 11, Open, Open + Minute), closed);
        Assert.Equal(new PriceBar(500, 500, 500, 500, 7, Open + Minute, Open + 2 * Minute), builder.Forming);
    }

    [Fact]
    public void AddTrade_EmptyPeriods_HaveNoBars()
    {
        var builder = new BarBuilder(Minute, Open);
        builder.AddTrade(100, 5, Open + 1, out _);
        Assert.True(builder.AddTrade(101, 5, Open + 10 * Minute + 1, out PriceBar closed));

        Assert.Equal(Open + Minute, closed.EndNanos);
        Assert.Equal(Open + 10 * Minute, builder.Forming.StartNanos);
    }

    [Fact]
    public void AdvanceTo_EndOfTheBar_EmitsOnce()
    {
        var builder = new BarBuilder(Minute, Open);
        Assert.False(builder.AdvanceTo(Open + 5 * Minute, out _));
        builder.AddTrade(100, 5, Open + 5 * Minute, out _);

        Assert.False(builder.AdvanceTo(Open + 6 * Minute - 1, out _));
        Assert.True(builder.AdvanceTo(Open + 6 * Minute, out PriceBar closed));
        Assert.Equal(100, closed.CloseMicros);
        Assert.False(builder.IsForming);
        Assert.Equal(default, builder.Forming);
        Assert.False(builder.AdvanceTo(Open + 7 * Minute, out _));
    }

    [Fact]
    public void AddTrade_BeforeTheOpen_UsesTheSameGridBackward()
    {
        var builder = new BarBuilder(Minute, Open);
        builder.AddTrade(100, 5, Open - 1, out _);

        Assert.Equal(Open - Minute, builder.Forming.StartNanos);
        Assert.True(builder.AddTrade(100, 5, Open, out _));
    }

    [Fact]
    public void AddTrade_AfterItsBarWasEmitted_IsDroppedAndCounted()
    {
        var builder = new BarBuilder(Minute, Open);
        builder.AddTrade(100, 5, Open, out _);
        builder.AdvanceTo(Open + Minute, out _);

        Assert.False(builder.AddTrade(999, 5, Open + 1, out _));
        Assert.False(builder.IsForming);
        builder.AddTrade(101, 5, Open + Minute, out _);
        Assert.False(builder.AddTrade(999, 5, Open + Minute - 1, out _));
        Assert.Equal(101, builder.Forming.HighMicros);
        Assert.Equal(2, builder.LateRecords);
    }

    [Fact]
    public void AddTrade_OutOfOrderWithinTheBar_Counts()
    {
        var builder = new BarBuilder(Minute, Open);
        builder.AddTrade(100, 5, Open + 30 * Second, out _);
        builder.AddTrade(120, 5, Open + 10 * Second, out _);

        Assert.Equal(new PriceBar(100, 120, 100, 120, 10, Open, Open + Minute), builder.Forming);
        Assert.Equal(0, builder.LateRecords);
    }

    [Fact]
    public void StartSession_BarStillForming_EmitsItCutAtTheOpen()
    {
        var builder = new BarBuilder(4 * 60 * Minute, Open);
        builder.AddTrade(100, 5, Open + 300 * Minute, out _);
        long next = Open + 400 * Minute;

        Assert.True(builder.StartSession(next, out PriceBar closed));
        Assert.Equal(Open + 240 * Minute, closed.StartNanos);
        Assert.Equal(next, closed.EndNanos);
        Assert.False(builder.AddTrade(100, 5, next + 1, out _));
        Assert.Equal(next, builder.Forming.StartNanos);
        Assert.False(new BarBuilder(Minute, Open).StartSession(next, out _));
    }

    [Fact]
    public void StartSession_RecordsBetweenTheLastBarAndTheOpen_DoNotOverlapIt()
    {
        var builder = new BarBuilder(Minute, Open);
        builder.AddTrade(100, 5, Open, out _);
        builder.StartSession(Open + 90 * Second, out PriceBar closed);
        Assert.Equal(Open + Minute, closed.EndNanos);

        builder.AddTrade(101, 5, Open + 70 * Second, out _);
        Assert.Equal(Open + Minute, builder.Forming.StartNanos);
        Assert.Equal(Open + 90 * Second, builder.Forming.EndNanos);
    }

    [Fact]
    public void AddBar_AcrossTwoPeriods_Throws()
    {
        var builder = new BarBuilder(5 * Minute, Open);
        var across = new PriceBar(1, 1, 1, 1, 1, Open + 4 * Minute, Open + 6 * Minute);
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddBar(across, out _));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => builder.AddBar(new PriceBar(5, 4, 3, 4, 1, Open, Open + Minute), out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => builder.AddTrade(1, -1, Open, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BarBuilder(0, Open));
    }

    /// <summary>The slow twin groups all trades by period; five-minute bars must not depend on the way there.</summary>
    [Fact]
    public void Build_RandomTrades_AgreesWithGroupingAndWithSmallerBars()
    {
        Random random = Seeds.NewRandom();
        var trades = new List<(long Price, long Size, long Time)>();
        long time = Open - 20 * Minute;
        for (int i = 0; i < 3000; i++)
        {
            time += random.Next(10) == 0 ? random.NextInt64(10 * Minute) : random.NextInt64(20 * Second);
            trades.Add((random.Next(100, 200), random.Next(0, 9), time));
        }

        var expected = trades
            .GroupBy(x => (long)Math.Floor((x.Time - Open) / (5m * Minute)))
            .Select(group => new PriceBar(
                group.First().Price, group.Max(x => x.Price), group.Min(x => x.Price), group.Last().Price,
                group.Sum(x => x.Size), Open + group.Key * 5 * Minute, Open + (group.Key + 1) * 5 * Minute))
            .ToList();

        var direct = new List<PriceBar>();
        var viaMinutes = new List<PriceBar>();
        var fives = new BarBuilder(5 * Minute, Open);
        var minutes = new BarBuilder(Minute, Open);
        var fivesOfMinutes = new BarBuilder(5 * Minute, Open);
        foreach ((long price, long size, long at) in trades)
        {
            if (fives.AddTrade(price, size, at, out PriceBar five))
                direct.Add(five);
            if (minutes.AddTrade(price, size, at, out PriceBar minute))
                AddMinute(minute);
        }

        if (fives.AdvanceTo(time + 5 * Minute, out PriceBar last))
            direct.Add(last);
        if (minutes.AdvanceTo(time + 5 * Minute, out PriceBar lastMinute))
            AddMinute(lastMinute);
        if (fivesOfMinutes.AdvanceTo(time + 5 * Minute, out PriceBar lastFive))
            viaMinutes.Add(lastFive);
        Assert.Equal(expected, direct);
        Assert.Equal(expected, viaMinutes);

        void AddMinute(PriceBar minute)
        {
            if (fivesOfMinutes.AddBar(minute, out PriceBar built))
                viaMinutes.Add(built);
        }
    }

    [Fact]
    public void AddTrade_ManyTrades_AllocatesNothing()
    {
        var builder = new BarBuilder(Minute, Open);
        Feed(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(1000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Feed(int from)
        {
            for (int i = from; i < from + 1000; i++)
                builder.AddTrade(i, 1, Open + i * 7 * Second, out _);
        }
    }
}
