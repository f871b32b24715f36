namespace Fairlead.Host.Configuration;

/// <summary>Where a setting's value comes from; a later one wins.</summary>
public enum SettingSource
{
    Default,
    File,
    Environment,
    CommandLine,
}

/// <summary>A checked text and where it stands.</summary>
/// <param name="Text">One spelling for each value.</param>
/// <param name="Source">Which of the four.</param>
/// <param name="Where">"desk.json:4", "FAIRLEAD_SERVER_PORT", "--port"; "default" when nothing sets it.</param>
internal sealed record SetText(string Text, SettingSource Source, string Where);

/// <summary>Gathers what file, environment and command line say, and checks each alone and all together.</summary>
internal static class SettingSources
{
    private const string Prefix = "FAIRLEAD_";

    /// <summary>Variables of this prefix that are no settings: the key of secrets, and what tests and tools read.</summary>
    private static readonly string[] NotSettings =
        ["FAIRLEAD_SECRET_KEY", "FAIRLEAD_MARKET_DATA", "FAIRLEAD_UPDATE_SNAPSHOTS", "FAIRLEAD_WRITE_GOLDEN"];

    private static readonly string[] NotSettingsPrefixes = ["FAIRLEAD_TEST_", "FAIRLEAD_MODEL_"];

    public static Dictionary<string, SetText> FromFile(byte[]? bytes) => bytes is null ? [] : SettingsFile.Read(bytes).ToDictionary(
        each => each.Key,
        each => Checked(SettingTable.Find(each.Key)!, each.Text, SettingSource.File, $"{SettingsFile.FileName}:{each.Line}"));

    /// <param name="environment">All variables; those without the prefix are left alone.</param>
    public static Dictionary<string, SetText> FromEnvironment(IReadOnlyDictionary<string, string> environment)
    {
        var byVariable = SettingTable.All.ToDictionary(setting => setting.Variable);
        var found = new Dictionary<string, SetText>();
        foreach (var (variable, text) in environment.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!variable.StartsWith(Prefix, StringComparison.Ordinal) || IsNoSetting(variable))
                continue;
            if (!byVariable.TryGetValue(variable, out var setting))
                throw new ConfigurationException(ConfigurationFault.UnknownSetting,
                    $"{variable} in the environment is not a setting{Backtest.NearName.Hint(variable, byVariable.Keys)}");
            found[setting.Key] = Checked(setting, text, SettingSource.Environment, variable);
        }

        return found;
    }

    /// <param name="arguments">Texts by key, of options the command line has: server.port for --port.</param>
    public static Dictionary<string, SetText> FromCommandLine(IReadOnlyDictionary<string, string> arguments) => arguments.ToDictionary(
        pair => pair.Key,
        pair => Checked(
            SettingTable.Find(pair.Key) ?? throw new ArgumentException(SettingTable.Unknown(pair.Key), nameof(arguments)),
            pair.Value, SettingSource.CommandLine, "--" + pair.Key.Split('.')[^1]));

    /// <summary>The settings of these texts.</summary>
    /// <exception cref="ConfigurationException">Two of them contradict each other.</exception>
    public static DeskSettings Together(IReadOnlyDictionary<string, SetText> texts)
    {
        var settings = SettingTable.Build(texts.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Text)));
        if (SettingTable.Fault(settings) is not { } fault)
            return settings;
        var where = fault.Named.Select(setting => texts.GetValueOrDefault(setting.Key)?.Where).FirstOrDefault(each => each is not null);
        throw new ConfigurationException(ConfigurationFault.InvalidValue, where is null ? fault.Message : $"{where}: {fault.Message}");
    }

    private static SetText Checked(Setting setting, string text, SettingSource source, string where) =>
        setting.Check(text) is { Text: { } right } ? new SetText(right, source, where)
            : throw new ConfigurationException(ConfigurationFault.InvalidValue, $"{where}: {setting.Check(text).Fault}");

    private static bool IsNoSetting(string variable) => NotSettings.Contains(variable)
        || NotSettingsPrefixes.Any(prefix => variable.StartsWith(prefix, StringComparison.Ordinal));
}
