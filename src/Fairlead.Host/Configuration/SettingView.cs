namespace Fairlead.Host.Configuration;

/// <summary>A setting as the page shows it.</summary>
/// <param name="Key">"server.port".</param>
/// <param name="Variable">Its variable in the environment.</param>
/// <param name="Type">How to draw it.</param>
/// <param name="Unit">What a number counts; empty for words and flags.</param>
/// <param name="Least">Smallest legal number, included; null when it is no number.</param>
/// <param name="Most">Largest legal number, included; null when it is no number.</param>
/// <param name="Words">Legal words of a choice; empty otherwise.</param>
/// <param name="CanBeOff">Whether "off" is legal.</param>
/// <param name="Default">Text of the value when nothing sets it.</param>
/// <param name="Value">Text of the value in use.</param>
/// <param name="NextValue">Text of the value after a restart; null when it is the one in use.</param>
/// <param name="Source">Who sets it.</param>
/// <param name="Where">"desk.json:4", "FAIRLEAD_SERVER_PORT", "--port", "default".</param>
/// <param name="Effect">When a change is used.</param>
/// <param name="Help">One sentence.</param>
public sealed record SettingView(
    string Key,
    string Variable,
    SettingType Type,
    string Unit,
    decimal? Least,
    decimal? Most,
    IReadOnlyList<string> Words,
    bool CanBeOff,
    string Default,
    string Value,
    string? NextValue,
    SettingSource Source,
    string Where,
    SettingEffect Effect,
    string Help);
