namespace Fairlead.Quant.Indicators;

/// <summary>
/// The smoothing of J. W. Wilder, "New Concepts in Technical Trading Systems" (1978): the simple mean of the first n
/// values, then (previous·(n−1) + value)/n. NaN until n values came.
/// </summary>
internal sealed class WilderAverage
{
    private readonly int _period;
    private int _count;
    private double _seedSum;
    private double _value = double.NaN;

    internal WilderAverage(int period) => _period = Guard.Period(period);

    internal bool IsReady => _count == _period;

    internal double Value => _value;

    internal void Update(double value)
    {
        if (IsReady)
        {
            _value = (_value * (_period - 1) + value) / _period;
            return;
        }

        _seedSum += value;
        _count++;
        if (IsReady)
            _value = _seedSum / _period;
    }
}
