namespace Fairlead.Quant.Indicators;

/// <summary>
/// Supertrend (O. Seban): a stop line k average true ranges from the middle of the bar. Each band may only tighten
/// while the previous close respects it; the trend turns when a close crosses the band of the present trend. The first
/// trend is up when the first close with an ATR is at or above the middle of its bar. All NaN / 0 until the
/// <see cref="Atr"/> is ready.
/// </summary>
public sealed class Supertrend
{
    private readonly Atr _atr;
    private readonly double _multiplier;
    private double _upper = double.NaN;
    private double _lower = double.NaN;
    private double _previousClose;
    private int _direction;

    public Supertrend(int period = 10, double multiplier = 3)
    {
        _atr = new Atr(period);
        _multiplier = Guard.Positive(multiplier);
    }

    public bool IsReady => _direction != 0;

    /// <summary>1 in an up trend, −1 in a down trend, 0 until ready.</summary>
    public int Direction => _direction;

    /// <summary>The stop line, in price: the lower band in an up trend, the upper band in a down trend.</summary>
    public double Value => _direction > 0 ? _lower : _upper;

    public void Update(double high, double low, double close)
    {
        _atr.Update(high, low, close);
        if (!_atr.IsReady)
            return;

        double middle = 0.5 * (high + low);
        double upper = middle + _multiplier * _atr.Value;
        double lower = middle - _multiplier * _atr.Value;
        if (_direction == 0)
        {
            _upper = upper;
            _lower = lower;
            _direction = close >= middle ? 1 : -1;
        }
        else
        {
            if (upper < _upper || _previousClose > _upper)
                _upper = upper;
            if (lower > _lower || _previousClose < _lower)
                _lower = lower;
            if (_direction > 0 ? close < _lower : close > _upper)
                _direction = -_direction;
        }

        _previousClose = close;
    }
}
