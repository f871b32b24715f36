namespace Fairlead.Quant.Indicators;

/// <summary>
/// Moving average convergence divergence (G. Appel): the line is the fast less the slow <see cref="Ema"/>, the signal
/// an Ema of the line, the histogram line less signal. Each Ema is seeded with its own first values. The line is NaN
/// until the slow Ema is ready, signal and histogram until as many lines came as the signal period asks.
/// </summary>
public sealed class Macd
{
    private readonly Ema _fast;
    private readonly Ema _slow;
    private readonly Ema _signal;

    public Macd(int fastPeriod = 12, int slowPeriod = 26, int signalPeriod = 9)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fastPeriod, slowPeriod);
        _fast = new Ema(fastPeriod);
        _slow = new Ema(slowPeriod);
        _signal = new Ema(signalPeriod);
    }

    /// <summary>True when line, signal and histogram all have a value.</summary>
    public bool IsReady => _signal.IsReady;

    /// <summary>The line.</summary>
    public double Value => _fast.Value - _slow.Value;

    public double Signal => _signal.Value;

    public double Histogram => Value - Signal;

    public void Update(double value)
    {
        _fast.Update(value);
        _slow.Update(value);
        if (_slow.IsReady)
            _signal.Update(Value);
    }
}
