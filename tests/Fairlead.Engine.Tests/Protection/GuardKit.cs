using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Tests.Protection;

/// <summary>Short spellings for the tables of this folder.</summary>
internal static class GuardKit
{
    public static readonly TickRule Cent = TickRule.Single(Price.Of(0.01m));
    public static readonly TickRule FivePaise = TickRule.Single(Price.Of(0.05m));
    public static readonly Timestamp Start = Timestamp.FromUtc(new DateTime(2025, 9, 12, 4, 0, 0, DateTimeKind.Utc));

    public static Distance Points(decimal points) => Distance.OfPoints(Price.Of(points));
    public static Distance Percent(decimal percent) => Distance.OfPercent(percent);
    public static Timestamp Second(double seconds) => Start + TimeSpan.FromSeconds(seconds);

    public static Guard Filled(ProtectionPlan plan, Side entry, decimal price, TickRule? tick = null, long units = 75)
    {
        var guard = new Guard(plan, entry, tick ?? FivePaise, multiplier: 1);
        guard.Fill(units, price);
        return guard;
    }

    public static void Fill(this Guard guard, long units, decimal price) =>
        guard.OnEntryFill(new Quantity(units), Price.Of(price), Start);

    public static ExitReason At(this Guard guard, decimal price) => guard.OnPrice(PriceSpan.Of(Start, Price.Of(price)));

    public static ExitReason Bar(this Guard guard, decimal open, decimal high, decimal low, decimal close) =>
        guard.OnPrice(PriceSpan.Of(new Bar(Start, Second(60), Price.Of(open), Price.Of(high), Price.Of(low), Price.Of(close),
            Quantity.Zero)));

    public static decimal? Stop(this Guard guard) => guard.StopLevel?.ToDecimal();
    public static decimal? Target(this Guard guard) => guard.TargetLevel?.ToDecimal();

    /// <summary>The five stages of scalping 2.9 with an initial stop 8 away: break-even at 10, lock at 15, trail from 20,
    /// tight from 30.</summary>
    public static ProtectionPlan FiveStages => new()
    {
        Stop = Points(8m),
        Trail = new TrailRule
        {
            Stages =
            [
                new TrailStage(Points(10m), LockIn: Points(1m), Follow: null),
                new TrailStage(Points(15m), LockIn: Points(7m), Follow: null),
                new TrailStage(Points(20m), LockIn: null, Follow: Points(6m)),
                new TrailStage(Points(30m), LockIn: null, Follow: Points(3m)),
            ],
        },
    };

    /// <summary>Seeds of the random tests: one from FAIRLEAD_SEED, or a fixed range. The test's name carries it.</summary>
    public static TheoryData<int> Seeds()
    {
        var data = new TheoryData<int>();
        if (int.TryParse(Environment.GetEnvironmentVariable("FAIRLEAD_SEED"), out var one))
            data.Add(one);
        else
            data.AddRange(Enumerable.Range(1, 40).ToArray());
        return data;
    }
}
