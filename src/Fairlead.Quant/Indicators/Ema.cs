namespace Fairlead.Quant.Indicators;

/// <summary>
/// Exponential moving average with multiplier 2/(n+1), seeded with the simple mean of the first n values. In the unit
/// of the values; NaN until n values came.
/// </summary>
public sealed class Ema
{
    private readonly int _period;
    private readonly double _multiplier;
    private int _count;
    private double _seedSum;
    private double _value = double.NaN;

    public Ema(int period)
    {
        _period = Guard.Period(period);
        _multiplier = 2.0 / (period + 1.0);
    }

    public bool IsReady => _count == _period;

    public double Value => _value;

    public void Update(double value)
    {
        Guard.Finite(value);
        if (IsReady)
        {
            _value += (value - _value) * _multiplier;
            return;
        }

        _seedSum += value;
        _count++;
        if (IsReady)
            _value = _seedSum / _period;
    }
}
