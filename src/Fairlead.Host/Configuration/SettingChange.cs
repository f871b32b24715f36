namespace Fairlead.Host.Configuration;

/// <summary>A setting that was changed, for the journal.</summary>
/// <param name="Key">"practice.speed".</param>
/// <param name="Old">Text of the value before.</param>
/// <param name="New">Text of the value from now on.</param>
/// <param name="Effect">When the new value is used.</param>
/// <param name="Version">Version of the settings after the change.</param>
public sealed record SettingChange(string Key, string Old, string New, SettingEffect Effect, string Version);
