namespace Fairlead.Quant.Options;

/// <summary>
/// Shape-preserving rational cubic interpolation between two points with given slopes (Delbourgo and Gregory, 1985),
/// with the control parameter chosen, where convexity allows, to match a second derivative at one end
/// (Jäckel, "Let's Be Rational", 2015).
/// </summary>
internal readonly ref struct RationalCubic
{
    private const double LeastControl = -(1 - 1.4901161193847656e-8);
    private const double LargestControl = 1e16;

    private readonly double _left;
    private readonly double _width;
    private readonly double _leftValue;
    private readonly double _rightValue;
    private readonly double _leftSlope;
    private readonly double _rightSlope;

    internal RationalCubic(
        double left, double right, double leftValue, double rightValue, double leftSlope, double rightSlope)
    {
        _left = left;
        _width = right - left;
        _leftValue = leftValue;
        _rightValue = rightValue;
        _leftSlope = leftSlope;
        _rightSlope = rightSlope;
    }

    private double Secant => (_rightValue - _leftValue) / _width;

    /// <summary>The value at a point of the interval.</summary>
    internal double ValueAt(double point, double control)
    {
        if (!(_width > 0))
            return 0.5 * (_leftValue + _rightValue);

        double t = (point - _left) / _width;
        double u = 1 - t;
        if (!(control < LargestControl))
            return _rightValue * t + _leftValue * u;

        double numerator = _rightValue * t * t * t
            + (control * _rightValue - _width * _rightSlope) * t * t * u
            + (control * _leftValue + _width * _leftSlope) * t * u * u
            + _leftValue * u * u * u;
        return numerator / (1 + (control - 3) * t * u);
    }

    /// <summary>The control that gives this second derivative at the left end, or the nearest safe one.</summary>
    internal double ControlForLeft(double secondDerivative, bool preferShape) =>
        Control(0.5 * _width * secondDerivative + (_rightSlope - _leftSlope), Secant - _leftSlope, preferShape);

    /// <summary>The control that gives this second derivative at the right end, or the nearest safe one.</summary>
    internal double ControlForRight(double secondDerivative, bool preferShape) =>
        Control(0.5 * _width * secondDerivative + (_rightSlope - _leftSlope), _rightSlope - Secant, preferShape);

    private double Control(double numerator, double denominator, bool preferShape)
    {
        double wanted;
        if (numerator == 0)
            wanted = 0;
        else if (denominator == 0)
            wanted = numerator > 0 ? LargestControl : LeastControl;
        else
            wanted = numerator / denominator;
        return Math.Max(wanted, LeastSafeControl(preferShape));
    }

    private double LeastSafeControl(bool preferShape)
    {
        double secant = Secant;
        bool monotonic = _leftSlope * secant >= 0 && _rightSlope * secant >= 0;
        bool bent = (_leftSlope <= secant && secant <= _rightSlope) || (_leftSlope >= secant && secant >= _rightSlope);
        double unknown = preferShape ? LargestControl : LeastControl;
        double least = LeastControl;
        if (monotonic)
            least = Math.Max(least, secant != 0 ? (_rightSlope + _leftSlope) / secant : unknown);

        if (bent)
        {
            double spread = _rightSlope - _leftSlope;
            double onLeft = secant - _leftSlope;
            double onRight = _rightSlope - secant;
            least = Math.Max(least, onLeft != 0 && onRight != 0
                ? Math.Max(Math.Abs(spread / onRight), Math.Abs(spread / onLeft))
                : unknown);
        }
        else if (monotonic)
        {
            least = Math.Max(least, unknown);
        }

        return least;
    }
}
