namespace Fairlead.Quant.Indicators;

/// <summary>
/// Bollinger bands: the mean of the last n values and k population deviations (divisor n) around it. NaN until n
/// values came. Mean and deviation are computed anew from the window each time (two passes of n steps), so there is
/// neither drift nor cancellation.
/// </summary>
public sealed class Bollinger
{
    private readonly double _deviations;
    private readonly double[] _window;
    private int _position;
    private bool _isReady;
    private double _middle = double.NaN;
    private double _deviation = double.NaN;
    private double _last = double.NaN;

    public Bollinger(int period = 20, double deviations = 2)
    {
        _window = new double[Guard.Period(period)];
        _deviations = Guard.Positive(deviations);
    }

    public bool IsReady => _isReady;

    /// <summary>The middle band.</summary>
    public double Value => _middle;

    public double Middle => _middle;

    public double Upper => _middle + _deviations * _deviation;

    public double Lower => _middle - _deviations * _deviation;

    /// <summary>(upper − lower) / middle, a fraction; NaN when the middle is 0.</summary>
    public double Width => _middle == 0 ? double.NaN : (Upper - Lower) / _middle;

    /// <summary>Where the last value lies: 0 at the lower band, 1 at the upper; NaN when the bands coincide.</summary>
    public double Position => _deviation == 0 ? double.NaN : (_last - Lower) / (Upper - Lower);

    public void Update(double value)
    {
        _window[_position] = Guard.Finite(value);
        _position++;
        if (_position == _window.Length)
        {
            _position = 0;
            _isReady = true;
        }

        if (!_isReady)
            return;

        _last = value;
        Compute();
    }

    private void Compute()
    {
        double sum = 0;
        foreach (double value in _window)
            sum += value;
        _middle = sum / _window.Length;

        double squares = 0;
        foreach (double value in _window)
            squares += (value - _middle) * (value - _middle);
        _deviation = Math.Sqrt(squares / _window.Length);
    }
}
