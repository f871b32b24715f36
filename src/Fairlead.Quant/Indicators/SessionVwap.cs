namespace Fairlead.Quant.Indicators;

/// <summary>
/// Volume-weighted average price since the start of the session, in the unit of price: Σ price·volume / Σ volume. NaN
/// until volume came. The caller knows the market hours and calls <see cref="StartSession"/>; feed trades, or bars with
/// their own VWAP or (high + low + close)/3. Only positive terms are added, so the relative error stays below the
/// number of updates times 1.1e-16.
/// </summary>
public sealed class SessionVwap
{
    private double _value;
    private double _volume;

    public bool IsReady => _volume > 0;

    public double Value => IsReady ? _value / _volume : double.NaN;

    /// <summary>Volume of the session so far.</summary>
    public double Volume => _volume;

    /// <summary>Forgets everything.</summary>
    public void StartSession()
    {
        _value = 0;
        _volume = 0;
    }

    /// <summary>Adds volume (0 or more) at a price.</summary>
    public void Update(double price, double volume)
    {
        _value += Guard.Finite(price) * Guard.NotNegative(volume);
        _volume += volume;
    }
}
