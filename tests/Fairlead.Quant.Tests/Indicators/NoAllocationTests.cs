using Fairlead.Quant.Indicators;

namespace Fairlead.Quant.Tests.Indicators;

public sealed class NoAllocationTests
{
    [Fact]
    public void Update_EveryIndicator_AllocatesNothing()
    {
        var sma = new Sma(20);
        var ema = new Ema(20);
        var rsi = new Rsi();
        var macd = new Macd();
        var bollinger = new Bollinger();
        var atr = new Atr();
        var adx = new Adx();
        var supertrend = new Supertrend();
        var vwap = new SessionVwap();
        var ratio = new RollingVolumeRatio();
        TestBar[] bars = Streams.Bars(2000);
        Feed(bars);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Feed(bars);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Feed(TestBar[] all)
        {
            foreach (TestBar bar in all)
            {
                sma.Update(bar.Close);
                ema.Update(bar.Close);
                rsi.Update(bar.Close);
                macd.Update(bar.Close);
                bollinger.Update(bar.Close);
                atr.Update(bar.High, bar.Low, bar.Close);
                adx.Update(bar.High, bar.Low, bar.Close);
                supertrend.Update(bar.High, bar.Low, bar.Close);
                vwap.Update(bar.Close, bar.Volume);
                ratio.Update(bar.Volume);
            }
        }
    }
}
