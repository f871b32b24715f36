namespace Fairlead.Quant.Indicators;

/// <summary>
/// Average true range of J. W. Wilder (1978), in the unit of price. The first bar, which has no previous close, counts
/// with high − low. NaN until n bars came.
/// </summary>
public sealed class Atr
{
    private readonly WilderAverage _average;
    private bool _hasPrevious;
    private double _previousClose;

    public Atr(int period = 14) => _average = new WilderAverage(period);

    public bool IsReady => _average.IsReady;

    public double Value => _average.Value;

    public void Update(double high, double low, double close)
    {
        TrueRange.Check(high, low, close);
        _average.Update(_hasPrevious ? TrueRange.Of(high, low, _previousClose) : high - low);
        _hasPrevious = true;
        _previousClose = close;
    }
}
