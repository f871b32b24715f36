namespace Fairlead.Quant.Indicators;

/// <summary>
/// Simple moving average: the mean of the last n values, in their unit. NaN until n values came.
/// No drift: the sum is that of the current block of n plus the stored suffix sum of the block before, so nothing is
/// ever subtracted and a value that left the window leaves no trace. The relative error is at most n roundings
/// (n·1.1e-16) for values of one sign. Amortised constant time; every n-th update takes n steps.
/// </summary>
public sealed class Sma
{
    private readonly int _period;

    /// <summary>Below the position: values of this block. From it on: suffix sums of the block before.</summary>
    private readonly double[] _window;

    private int _position;
    private double _blockSum;
    private bool _isReady;
    private double _value = double.NaN;

    public Sma(int period)
    {
        _period = Guard.Period(period);
        _window = new double[period];
    }

    public bool IsReady => _isReady;

    public double Value => _value;

    public void Update(double value)
    {
        _window[_position] = Guard.Finite(value);
        _blockSum += value;
        _position++;
        if (_position < _period)
        {
            if (_isReady)
                _value = (_blockSum + _window[_position]) / _period;
            return;
        }

        _isReady = true;
        _value = _blockSum / _period;
        StartBlock();
    }

    private void StartBlock()
    {
        for (int i = _period - 2; i >= 0; i--)
            _window[i] += _window[i + 1];
        _position = 0;
        _blockSum = 0;
    }
}
