namespace Fairlead.Quant.Indicators;

/// <summary>
/// Average directional index of J. W. Wilder (1978), 0 to 100. A move up counts when it is the larger of the two and
/// positive, a move down likewise. +DI and −DI are 100 times the smoothed moves over the smoothed true range (0 when
/// that is 0); DX is 100·|+DI − −DI| / (+DI + −DI) (0 when both are 0). The DIs are NaN until n changes (n+1 bars)
/// came, the ADX, which is the Wilder average of n DXs, until 2n bars came.
/// </summary>
public sealed class Adx
{
    private readonly WilderAverage _up;
    private readonly WilderAverage _down;
    private readonly WilderAverage _range;
    private readonly WilderAverage _index;
    private bool _hasPrevious;
    private double _previousHigh;
    private double _previousLow;
    private double _previousClose;

    public Adx(int period = 14)
    {
        _up = new WilderAverage(period);
        _down = new WilderAverage(period);
        _range = new WilderAverage(period);
        _index = new WilderAverage(period);
    }

    /// <summary>True when the ADX itself has a value.</summary>
    public bool IsReady => _index.IsReady;

    /// <summary>The ADX.</summary>
    public double Value => _index.Value;

    /// <summary>+DI, 0 to 100.</summary>
    public double PlusDirection => Direction(_up.Value);

    /// <summary>−DI, 0 to 100.</summary>
    public double MinusDirection => Direction(_down.Value);

    public void Update(double high, double low, double close)
    {
        TrueRange.Check(high, low, close);
        if (_hasPrevious)
            Advance(high, low);
        _hasPrevious = true;
        _previousHigh = high;
        _previousLow = low;
        _previousClose = close;
    }

    private void Advance(double high, double low)
    {
        double up = high - _previousHigh;
        double down = _previousLow - low;
        _up.Update(up > down && up > 0 ? up : 0);
        _down.Update(down > up && down > 0 ? down : 0);
        _range.Update(TrueRange.Of(high, low, _previousClose));
        if (!_range.IsReady)
            return;

        double sum = PlusDirection + MinusDirection;
        _index.Update(sum == 0 ? 0 : 100 * Math.Abs(PlusDirection - MinusDirection) / sum);
    }

    private double Direction(double move) => _range.Value == 0 ? 0 : 100 * move / _range.Value;
}
