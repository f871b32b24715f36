namespace Fairlead.Engine.Strategies;

/// <summary>
/// Declares a strategy's property as a parameter: the property's type gives the type, its initial value the default.
/// </summary>
/// <remarks>Supported types: int, decimal, bool, string, TimeSpan ("15m", "90s", "2h"), TimeOnly ("09:45") and enums.</remarks>
/// <param name="help">One sentence: what it does, with its unit.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string help) : Attribute
{
    public string Help { get; } = help;

    /// <summary>Least legal value for int and decimal (inclusive).</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Greatest legal value for int and decimal (inclusive).</summary>
    public double Max { get; init; } = double.PositiveInfinity;
}
