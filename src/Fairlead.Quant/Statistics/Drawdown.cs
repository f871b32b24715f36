namespace Fairlead.Quant.Statistics;

/// <summary>
/// Fall of an equity series from its highest point so far: now and at worst, in currency and as a part of that highest
/// point (0.25 is 25 %). The worst amount and the worst part may come from different falls. NaN before the first
/// value; a part is NaN while the peak is not positive, and such falls count for the amount only.
/// </summary>
public sealed class Drawdown
{
    private bool _hasValue;
    private double _peak = double.NaN;
    private double _current = double.NaN;
    private double _max = double.NaN;
    private double _maxPart = double.NaN;

    /// <summary>The highest equity so far.</summary>
    public double Peak => _peak;

    /// <summary>Peak less the last equity, 0 or more, in currency.</summary>
    public double Current => _current;

    /// <summary>The present fall as a part of the peak.</summary>
    public double CurrentPart => _peak > 0 ? _current / _peak : double.NaN;

    /// <summary>The largest fall so far, in currency.</summary>
    public double Max => _max;

    /// <summary>The largest fall so far as a part of its peak.</summary>
    public double MaxPart => _maxPart;

    public void Update(double equity)
    {
        if (!double.IsFinite(equity))
            throw new ArgumentOutOfRangeException(nameof(equity), equity, "Equity must be finite.");

        _peak = _hasValue ? Math.Max(_peak, equity) : equity;
        _current = _peak - equity;
        _max = _hasValue ? Math.Max(_max, _current) : _current;
        double part = CurrentPart;
        if (double.IsNaN(_maxPart) || part > _maxPart)
            _maxPart = part;
        _hasValue = true;
    }
}
