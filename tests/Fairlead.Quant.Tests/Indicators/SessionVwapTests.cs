using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class SessionVwapTests
{
    [Fact]
    public void Update_RandomSessions_AgreesWithTheDefinition()
    {
        var vwap = new SessionVwap();
        var session = new List<TestBar>();
        TestBar[] bars = Streams.Bars(500);
        for (int i = 0; i < bars.Length; i++)
        {
            if (i % 90 == 0)
            {
                vwap.StartSession();
                session.Clear();
                Assert.False(vwap.IsReady);
            }

            session.Add(bars[i]);
            vwap.Update(bars[i].Close, bars[i].Volume);
            double volume = session.Sum(x => x.Volume);
            double? expected = volume == 0 ? null : session.Sum(x => x.Close * (x.Volume / volume));
            SlowTwins.AssertSame(expected, vwap.Value, 1e-10, $"vwap at {i}");
            Assert.Equal(volume, vwap.Volume);
        }
    }

    [Fact]
    public void Update_NoVolumeYet_IsNaN()
    {
        var vwap = new SessionVwap();
        vwap.Update(price: 100, volume: 0);
        Assert.False(vwap.IsReady);
        Assert.True(double.IsNaN(vwap.Value));
    }

    [Fact]
    public void Update_NegativeVolume_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionVwap().Update(price: 100, volume: -1));
}
