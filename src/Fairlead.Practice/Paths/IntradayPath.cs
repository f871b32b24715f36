using Fairlead.Practice.Seeding;

namespace Fairlead.Practice.Paths;

/// <summary>The logarithm of an underlying's price at every second of a day, before any gap a person makes.</summary>
internal sealed class IntradayPath
{
    private readonly double[] _logs;

    /// <param name="logs">One for each second from the opening to the close, both included.</param>
    public IntradayPath(double[] logs) => _logs = logs;

    public int Seconds => _logs.Length - 1;

    public double this[int second] => _logs[Math.Clamp(second, 0, Seconds)];

    /// <summary>Between the seconds a straight line; after the close the closing price.</summary>
    public double At(double seconds)
    {
        var whole = (int)seconds;
        return seconds >= Seconds ? _logs[Seconds] : _logs[whole] + ((_logs[whole + 1] - _logs[whole]) * (seconds - whole));
    }

    /// <summary>
    /// Shakes the path from a second on, as a spike of volatility does. The shaking has come to nothing at the close, so
    /// no other day changes; seconds before it do not change either.
    /// </summary>
    /// <param name="shake">Numbers that belong to this spike, day and underlying.</param>
    /// <param name="firstSecond">The last second that does not change, 0 or more.</param>
    /// <param name="sizeAt">Standard deviation of the added move of a second.</param>
    public void Shake(ref SeededStream shake, int firstSecond, Func<int, double> sizeAt)
    {
        var count = Seconds - firstSecond;
        if (count <= 0)
            return;
        var added = new double[count + 1];
        var variance = new double[count + 1];
        for (var index = 1; index <= count; index++)
        {
            var size = sizeAt(firstSecond + index);
            added[index] = added[index - 1] + (size * shake.Normal());
            variance[index] = variance[index - 1] + (size * size);
        }

        if (variance[count] == 0)
            return;
        for (var index = 1; index <= count; index++)
            _logs[firstSecond + index] += added[index] - (added[count] * variance[index] / variance[count]);
    }
}
