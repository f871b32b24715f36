using Fairlead.Domain.Time;

namespace Fairlead.Host.Backtest;

/// <summary>How often something happened for one reason.</summary>
/// <param name="Code">Short code, upper snake case.</param>
/// <param name="Count">How often.</param>
/// <param name="FirstAt">When first.</param>
/// <param name="Example">The first one's text with its numbers.</param>
public sealed record ReasonCount(string Code, long Count, Timestamp FirstAt, string Example)
{
    public override string ToString() => Count == 1
        ? $"{Code} at {FirstAt}: {Example}"
        : FormattableString.Invariant($"{Code} {Count} times, first at {FirstAt}: {Example}");
}

/// <summary>Counts events by code and keeps the first of each as an example.</summary>
public sealed class ReasonTally
{
    /// <summary>Codes kept apart; what comes beyond them is counted as "OTHER".</summary>
    public const int MaxCodes = 200;

    private readonly Dictionary<string, ReasonCount> _byCode = new(StringComparer.Ordinal);

    /// <summary>All events, whatever their code.</summary>
    public long Total { get; private set; }

    /// <summary>Most frequent first, then by code.</summary>
    public IReadOnlyList<ReasonCount> Counts =>
        [.. _byCode.Values.OrderByDescending(each => each.Count).ThenBy(each => each.Code, StringComparer.Ordinal)];

    public void Add(string code, Timestamp at, string text)
    {
        Total++;
        if (!_byCode.ContainsKey(code) && _byCode.Count >= MaxCodes)
            code = "OTHER";
        _byCode[code] = _byCode.TryGetValue(code, out var known)
            ? known with { Count = known.Count + 1 }
            : new ReasonCount(code, 1, at, text);
    }

    public long Of(string code) => _byCode.TryGetValue(code, out var known) ? known.Count : 0;
}
