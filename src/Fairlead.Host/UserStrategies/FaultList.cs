using Microsoft.CodeAnalysis;

namespace Fairlead.Host.UserStrategies;

/// <summary>Collects faults of source text: one a place, one of a kind a line, and not more than a person reads.</summary>
internal sealed class FaultList
{
    /// <summary>Most faults that are kept.</summary>
    public const int Max = 200;

    private readonly List<StrategyFault> _faults = [];
    private readonly HashSet<(string File, int Line, string What)> _kinds = [];
    private readonly HashSet<(string File, int Line, int Column)> _places = [];

    public int Count => _faults.Count;

    /// <summary>By file, line and column.</summary>
    public IReadOnlyList<StrategyFault> Sorted() =>
        [.. _faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line).ThenBy(fault => fault.Column)];

    public void Add(Location location, string text) => Add(location, text, text);

    /// <summary>A use that is refused by name. A line is told once of each type, by the first name met.</summary>
    public void AddRefused(Location location, string name, string why, string type) =>
        Add(location, $"{name} is refused: {why}", type);

    private void Add(Location location, string text, string what)
    {
        // The place in the file as it lies on disk, whatever #line says.
        var span = location.GetLineSpan();
        var (file, line, column) = span.IsValid
            ? (span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1)
            : ("", 0, 0);
        var isNew = _kinds.Add((file, line, what)) & (line == 0 || _places.Add((file, line, column)));
        if (isNew && _faults.Count < Max)
            _faults.Add(new StrategyFault(file, line, column, text.ReplaceLineEndings(" ")));
    }
}
