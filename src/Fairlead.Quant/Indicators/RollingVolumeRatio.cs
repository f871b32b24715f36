namespace Fairlead.Quant.Indicators;

/// <summary>
/// Volume of the last bar over the mean volume of the n bars before it; the last bar itself is not in the mean. 1 is
/// usual, 2 is twice the usual. NaN until n+1 bars came, and when that mean is 0. Feed closed bars only: a forming bar
/// is always small against whole ones.
/// </summary>
public sealed class RollingVolumeRatio
{
    private readonly Sma _mean;
    private bool _isReady;
    private double _value = double.NaN;

    public RollingVolumeRatio(int period = 20) => _mean = new Sma(period);

    public bool IsReady => _isReady;

    public double Value => _value;

    public void Update(double volume)
    {
        Guard.NotNegative(volume);
        if (_mean.IsReady)
        {
            _isReady = true;
            _value = _mean.Value > 0 ? volume / _mean.Value : double.NaN;
        }

        _mean.Update(volume);
    }
}
