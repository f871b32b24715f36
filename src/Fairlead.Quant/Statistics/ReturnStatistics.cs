namespace Fairlead.Quant.Statistics;

/// <summary>
/// Streaming statistics of returns, or of profits per trade: mean and variance by B. P. Welford (1962), which does not
/// cancel. Feed one kind per instance; all amounts are in its unit. NaN where undefined: everything before the first
/// value, variance and Sharpe ratio before the second, the Sharpe ratio when all values are equal, the profit factor
/// without losses.
/// </summary>
public sealed class ReturnStatistics
{
    private readonly double _periodsPerYear;
    private long _count;
    private double _mean;
    private double _squares;
    private long _wins;
    private long _losses;
    private double _gain;
    private double _loss;
    private double _least = double.PositiveInfinity;
    private double _largest = double.NegativeInfinity;

    /// <summary>Periods per year annualise the Sharpe ratio only: 252 for daily returns, 12 for monthly ones.</summary>
    public ReturnStatistics(double periodsPerYear = 252)
    {
        if (!(periodsPerYear > 0 && double.IsFinite(periodsPerYear)))
            throw new ArgumentOutOfRangeException(nameof(periodsPerYear), periodsPerYear, "Must be positive.");

        _periodsPerYear = periodsPerYear;
    }

    public long Count => _count;

    public double Mean => _count > 0 ? _mean : double.NaN;

    /// <summary>Sample variance (divisor n − 1); exactly 0 when all values are equal.</summary>
    public double Variance => _count > 1 ? (_least == _largest ? 0 : _squares / (_count - 1)) : double.NaN;

    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>Mean over deviation times √(periods per year). For a rate of interest, feed returns above it.</summary>
    public double Sharpe => Variance > 0 ? _mean / StandardDeviation * Math.Sqrt(_periodsPerYear) : double.NaN;

    /// <summary>Part of the values above 0; a value of 0 is neither win nor loss but counts.</summary>
    public double WinRate => _count > 0 ? (double)_wins / _count : double.NaN;

    /// <summary>Sum of gains over sum of losses.</summary>
    public double ProfitFactor => _losses > 0 ? _gain / _loss : double.NaN;

    /// <summary>Mean of the values above 0.</summary>
    public double AverageWin => _wins > 0 ? _gain / _wins : double.NaN;

    /// <summary>Mean of the values below 0, as a positive amount.</summary>
    public double AverageLoss => _losses > 0 ? _loss / _losses : double.NaN;

    /// <summary>
    /// Win rate times average win less loss rate times average loss: what one value brings on average, the mean.
    /// </summary>
    public double Expectancy => Mean;

    public void Update(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A return must be finite.");

        _count++;
        double away = value - _mean;
        _mean += away / _count;
        _squares += away * (value - _mean);
        _least = Math.Min(_least, value);
        _largest = Math.Max(_largest, value);
        if (value > 0)
        {
            _wins++;
            _gain += value;
        }
        else if (value < 0)
        {
            _losses++;
            _loss -= value;
        }
    }
}
