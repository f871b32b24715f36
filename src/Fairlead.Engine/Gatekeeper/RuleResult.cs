using System.Globalization;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>What one rule found. The default value is unknown, which passes nothing.</summary>
/// <param name="Rule">The rule's code, upper snake case.</param>
/// <param name="Outcome">Passed, off, warned, refused or unknown.</param>
/// <param name="Value">The number measured; null when the rule measures none or could not.</param>
/// <param name="Limit">The number it may not pass; null when there is none.</param>
/// <param name="Reason">One plain sentence with the numbers; null unless warned, refused or unknown.</param>
public readonly record struct RuleResult(string Rule, RuleOutcome Outcome, decimal? Value, decimal? Limit, string? Reason)
{
    /// <summary>Refuses an entry: refused, or not known to pass.</summary>
    public bool BlocksEntry => Outcome is RuleOutcome.Refused or RuleOutcome.Unknown;

    /// <summary>Refuses an exit: what is unknown never does.</summary>
    public bool BlocksExit => Outcome == RuleOutcome.Refused;

    public static RuleResult Pass(string rule, decimal? value = null, decimal? limit = null) =>
        new(rule, RuleOutcome.Passed, value, limit, null);

    /// <summary>The limit is switched off, or does not concern this proposal.</summary>
    public static RuleResult Off(string rule) => new(rule, RuleOutcome.Off, null, null, null);

    public static RuleResult Warn(string rule, string reason, decimal? value = null, decimal? limit = null) =>
        new(rule, RuleOutcome.Warned, value, limit, reason);

    public static RuleResult Refuse(string rule, string reason, decimal? value = null, decimal? limit = null) =>
        new(rule, RuleOutcome.Refused, value, limit, reason);

    public static RuleResult Unknown(string rule, string reason) => new(rule, RuleOutcome.Unknown, null, null, reason);

    /// <summary>Passes up to and including the limit, refuses beyond it; off when there is no limit.</summary>
    /// <param name="rule">The rule's code.</param>
    /// <param name="what">What is measured, for the refusal: "order worth", "open groups".</param>
    /// <param name="value">The number measured.</param>
    /// <param name="limit">The most allowed; null is off.</param>
    /// <param name="unit">Unit of both numbers, for the refusal.</param>
    public static RuleResult AtMost(string rule, string what, decimal value, decimal? limit, string unit)
    {
        if (limit is not { } most)
            return Off(rule);
        return value <= most
            ? Pass(rule, value, most)
            : Refuse(rule, Text($"{what} {value:0.####} is above the limit {most:0.####} {unit}"), value, most);
    }

    /// <summary>Text in the invariant culture, for reasons.</summary>
    public static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>"SIZE passed 900 of 10000".</summary>
    public override string ToString() => Reason is not null
        ? $"{Rule} {Outcome}: {Reason}"
        : string.Create(CultureInfo.InvariantCulture, $"{Rule} {Outcome}{(Value is null ? "" : " ")}{Value}{(Limit is null ? "" : " of ")}{Limit}");
}

/// <summary>How a rule ended.</summary>
public enum RuleOutcome
{
    /// <summary>An input is missing: refuses an entry, never an exit.</summary>
    Unknown = 0,

    Passed = 1,

    /// <summary>The limit is switched off or does not apply; shown as such.</summary>
    Off = 2,

    /// <summary>Noted, refuses nothing.</summary>
    Warned = 3,

    Refused = 4,
}
