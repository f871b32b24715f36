namespace Fairlead.Quant.Indicators;

/// <summary>
/// Relative strength index of J. W. Wilder (1978), 0 to 100, of closes. NaN until n changes (n+1 closes) came.
/// Only gains give 100, only losses 0, a market that never moved 50.
/// </summary>
public sealed class Rsi
{
    private readonly WilderAverage _gain;
    private readonly WilderAverage _loss;
    private bool _hasPrevious;
    private double _previous;
    private double _value = double.NaN;

    public Rsi(int period = 14)
    {
        _gain = new WilderAverage(period);
        _loss = new WilderAverage(period);
    }

    public bool IsReady => _gain.IsReady;

    public double Value => _value;

    public void Update(double close)
    {
        double change = Guard.Finite(close) - _previous;
        _previous = close;
        if (!_hasPrevious)
        {
            _hasPrevious = true;
            return;
        }

        _gain.Update(Math.Max(change, 0));
        _loss.Update(Math.Max(-change, 0));
        if (!IsReady)
            return;

        double sum = _gain.Value + _loss.Value;
        _value = sum == 0 ? 50 : 100 * _gain.Value / sum;
    }
}
