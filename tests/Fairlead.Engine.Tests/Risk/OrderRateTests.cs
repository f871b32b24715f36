using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Tests.Risk;

public sealed class OrderRateTests
{
    private static readonly Timestamp Start = new(1_000 * Timestamp.NanosPerSecond);
    private static readonly InstrumentId One = new(1), Two = new(2);

    [Fact]
    public void Window_CountsTheLastMinuteExactly()
    {
        var window = new RateWindow(4);
        window.Record(Start);

        Assert.Equal(1, window.CountAt(new Timestamp(Start.Nanos + Timestamp.NanosPerMinute - 1)));
        Assert.Equal(0, window.CountAt(new Timestamp(Start.Nanos + Timestamp.NanosPerMinute)));
    }

    [Fact]
    public void Window_Full_KeepsTheNewest()
    {
        var window = new RateWindow(3);
        for (var second = 0; second < 5; second++)
            window.Record(Start + TimeSpan.FromSeconds(second));

        Assert.Equal(3, window.CountAt(Start + TimeSpan.FromSeconds(5)));
        Assert.Equal(1, window.CountAt(Start + TimeSpan.FromSeconds(63)));
    }

    [Fact]
    public void Window_InRandomTime_AgreesWithAList()
    {
        const int seed = 20260304;
        var random = new Random(seed);
        var window = new RateWindow(64);
        var slow = new List<Timestamp>();
        var now = Start;
        for (var step = 0; step < 5_000; step++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(0, 4_000));
            if (random.Next(2) == 0)
            {
                window.Record(now);
                slow.Add(now);
            }

            var expected = Math.Min(64, slow.Count(at => now - at < TimeSpan.FromMinutes(1)));
            Assert.True(expected == window.CountAt(now), $"seed {seed}, step {step}");
        }
    }

    [Fact]
    public void Order_OfSeveralLegs_CountsOnceOnTheAccountAndOnEachInstrument()
    {
        var rate = new OrderRate();
        rate.Record([new OrderLeg(One, Side.Buy, 1), new OrderLeg(Two, Side.Sell, 1)], Start);
        rate.Record([new OrderLeg(One, Side.Sell, 1)], Start);

        Assert.Equal((2, 2, 1, 0), (rate.OnAccount(Start), rate.OnInstrument(One, Start), rate.OnInstrument(Two, Start), rate.OnInstrument(new(3), Start)));
    }

    [Fact]
    public void Window_HoldsAtLeastTheLargestLegalLimit()
    {
        // Saturating below a legal limit would let entries pass it.
        var rate = new OrderRate();
        for (var order = 0; order < 3_000; order++)
            rate.Record([new OrderLeg(One, Side.Buy, 1)], Start);

        Assert.Equal((RiskLimits.MaxCountedPerMinute, RiskLimits.MaxCountedPerMinutePerInstrument), (rate.OnAccount(Start), rate.OnInstrument(One, Start)));
    }
}
