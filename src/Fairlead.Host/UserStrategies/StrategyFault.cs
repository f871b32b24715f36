using System.Globalization;

namespace Fairlead.Host.UserStrategies;

/// <summary>What is wrong with a user's strategy, and where.</summary>
/// <param name="File">Path of the file, or of the folder where it is the folder's fault.</param>
/// <param name="Line">From 1; 0 when no line is to blame.</param>
/// <param name="Column">From 1; 0 when no line is to blame.</param>
/// <param name="Text">One line for a person.</param>
public sealed record StrategyFault(string File, int Line, int Column, string Text)
{
    /// <summary>"file(line,column): text", which editors make a link of.</summary>
    public override string ToString() => Line == 0
        ? $"{File}: {Text}"
        : string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): {Text}");
}

/// <summary>Users' strategies cannot be used; the message is the first fault and how many more there are.</summary>
/// <param name="faults">All faults, at least one, in order of file and line.</param>
public sealed class StrategyException(IReadOnlyList<StrategyFault> faults) : Exception(Summary(faults))
{
    public IReadOnlyList<StrategyFault> Faults { get; } = faults;

    private static string Summary(IReadOnlyList<StrategyFault> faults) => faults.Count == 1
        ? faults[0].ToString()
        : $"{faults[0]} (and {faults.Count - 1} more; 'fairlead strategy check' names them)";
}
