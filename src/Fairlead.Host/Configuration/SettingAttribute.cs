namespace Fairlead.Host.Configuration;

/// <summary>Makes a property of a section a setting. Its default is the property's own initial value.</summary>
/// <param name="help">One plain sentence for the settings page.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SettingAttribute(string help) : Attribute
{
    public string Help { get; } = help;

    /// <summary>What a number counts; empty for words and flags.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Smallest legal number, included.</summary>
    public double Least { get; init; } = double.NaN;

    /// <summary>Largest legal number, included.</summary>
    public double Most { get; init; } = double.NaN;

    /// <summary>The legal words of a choice or a list; empty for free text.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>What a free text must be.</summary>
    public TextForm Form { get; init; }

    public SettingEffect Effect { get; init; } = SettingEffect.AtRestart;
}

/// <summary>What a free text must be.</summary>
public enum TextForm
{
    Any,

    /// <summary>An IP address, not a name: a name can change its meaning overnight.</summary>
    IpAddress,

    /// <summary>Scheme, host and port: https://desk.example:8443. Empty when there is none.</summary>
    Origin,

    /// <summary>An absolute http or https address without credentials. Empty when there is none.</summary>
    HttpAddress,
}

/// <summary>When a changed setting is used.</summary>
public enum SettingEffect
{
    AtOnce,
    AtRestart,

    /// <summary>By accounts that are opened afterwards; an open account keeps the limits in its journal.</summary>
    ForNewAccounts,
}
