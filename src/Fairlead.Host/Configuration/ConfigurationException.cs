namespace Fairlead.Host.Configuration;

/// <summary>A setting is refused. The message is one line: where it stands, its name, what is wrong.</summary>
public sealed class ConfigurationException(ConfigurationFault fault, string message) : Exception(message)
{
    public ConfigurationFault Fault { get; } = fault;
}

/// <summary>Why a setting is refused.</summary>
public enum ConfigurationFault
{
    /// <summary>The file is no JSON object of sections, or of a newer version.</summary>
    Malformed,
    UnknownSetting,

    /// <summary>Of another type, out of its range, or against another setting.</summary>
    InvalidValue,

    /// <summary>The file is not the one that was read, or the page shows an older one.</summary>
    VersionConflict,

    /// <summary>The environment or the command line sets it; the file would change nothing.</summary>
    SetElsewhere,
}
