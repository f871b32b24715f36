using System.Collections;
using Fairlead.Host.Storage;

namespace Fairlead.Host.Configuration;

/// <summary>The desk's settings: where each comes from, and how one is changed.</summary>
/// <remarks>Command line beats environment, environment beats <c>desk.json</c>, that beats the default. No secret is a
/// setting (<see cref="SecretStore"/>). Safe for several threads.</remarks>
public sealed class DeskConfiguration
{
    private readonly Lock _lock = new();
    private readonly string _path;

    /// <summary>What environment and command line set.</summary>
    private readonly Dictionary<string, SetText> _above;

    private byte[]? _bytes;
    private Dictionary<string, SetText> _file;

    /// <summary>What file, environment and command line say now; some of it may wait for a restart.</summary>
    private Dictionary<string, SetText> _said;

    /// <summary>Texts in use.</summary>
    private Dictionary<string, SetText> _used;

    private DeskConfiguration(string path, byte[]? bytes, Dictionary<string, SetText> above)
    {
        (_path, _bytes, _above) = (path, bytes, above);
        _file = SettingSources.FromFile(bytes);
        _used = _said = Over(_file);
        Current = SettingSources.Together(_said);
    }

    /// <summary>The settings in use. A new object after each change; hold it no longer than one piece of work.</summary>
    public DeskSettings Current { get; private set; }

    /// <summary>Version of <c>desk.json</c> as it was last read or written.</summary>
    public string Version
    {
        get
        {
            lock (_lock)
                return SettingsFile.Fingerprint(_bytes);
        }
    }

    /// <summary>Reads <c>desk.json</c> of the data folder; it need not be there.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="environment">All environment variables.</param>
    /// <param name="arguments">Texts by key that the command line sets; null for none.</param>
    /// <exception cref="ConfigurationException">Something is unknown, of a wrong type, out of its range or contradicts
    /// another; the message says where.</exception>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public static DeskConfiguration Load(
        string folder, IReadOnlyDictionary<string, string> environment, IReadOnlyDictionary<string, string>? arguments = null)
    {
        var above = SettingSources.FromEnvironment(environment);
        foreach (var (key, text) in SettingSources.FromCommandLine(arguments ?? new Dictionary<string, string>()))
            above[key] = text;
        var path = Path.Combine(folder, SettingsFile.FileName);
        return new DeskConfiguration(path, DataFile.Read(path, SettingsFile.MostBytes), above);
    }

    /// <summary>The variables of this process.</summary>
    public static IReadOnlyDictionary<string, string> ProcessEnvironment() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");

    /// <summary>Changes one setting in <c>desk.json</c>; what can be used at once is used at once.</summary>
    /// <param name="key">"practice.speed".</param>
    /// <param name="text">The value's text, or null to go back to the default.</param>
    /// <param name="expectedVersion">The <see cref="Version"/> the asker saw; null when it does not matter.</param>
    /// <exception cref="ConfigurationException">The value is refused, the setting is set elsewhere, or the file was changed
    /// meanwhile. Nothing was changed.</exception>
    /// <exception cref="StorageException">The file cannot be written; the old one is untouched.</exception>
    public SettingChange Change(string key, string? text, string? expectedVersion = null)
    {
        lock (_lock)
        {
            var setting = SettingTable.Find(key)
                ?? throw new ConfigurationException(ConfigurationFault.UnknownSetting, SettingTable.Unknown(key));
            if (_above.TryGetValue(key, out var above))
                throw new ConfigurationException(ConfigurationFault.SetElsewhere, $"{key} is set by {above.Where}; change it there");
            var (right, fault) = text is null ? (setting.Default, null) : setting.Check(text);
            if (right is null)
                throw new ConfigurationException(ConfigurationFault.InvalidValue, fault!);
            CheckVersion_NeedsLock(expectedVersion);

            var file = _file.ToDictionary(pair => pair.Key, pair => pair.Value.Text);
            file[key] = right;
            if (text is null)
                file.Remove(key);
            var bytes = SettingsFile.Write(file);
            var next = SettingSources.FromFile(bytes);
            SettingSources.Together(Over(next));
            var old = TextOf(_said, setting);
            DataFile.Write(_path, bytes);
            Use_NeedsLock(bytes, next);
            return new SettingChange(key, old, right, setting.About.Effect, SettingsFile.Fingerprint(bytes));
        }
    }

    /// <summary>Takes over a file that was changed by hand, as if each of its settings had been changed here.</summary>
    /// <returns>What changed.</returns>
    /// <exception cref="ConfigurationException">The file is refused; the settings are as before.</exception>
    /// <exception cref="StorageException">It cannot be read.</exception>
    public IReadOnlyList<SettingChange> Reload()
    {
        lock (_lock)
        {
            var bytes = DataFile.Read(_path, SettingsFile.MostBytes);
            var next = SettingSources.FromFile(bytes);
            var said = Over(next);
            SettingSources.Together(said);
            var changes = SettingTable.All.Where(setting => TextOf(said, setting) != TextOf(_said, setting))
                .Select(setting => new SettingChange(
                    setting.Key, TextOf(_said, setting), TextOf(said, setting), setting.About.Effect, SettingsFile.Fingerprint(bytes)))
                .ToList();
            Use_NeedsLock(bytes, next);
            return changes;
        }
    }

    /// <summary>Every setting, in the order a person reads them.</summary>
    public IReadOnlyList<SettingView> Describe()
    {
        lock (_lock)
            return [.. SettingTable.All.Select(View_NeedsLock)];
    }

    private SettingView View_NeedsLock(Setting setting)
    {
        var (said, used) = (TextOf(_said, setting), TextOf(_used, setting));
        var from = _said.GetValueOrDefault(setting.Key) ?? new SetText(said, SettingSource.Default, "default");
        return new SettingView(
            setting.Key, setting.Variable, setting.Type, setting.About.Unit, setting.Least, setting.Most, setting.About.Words,
            setting.CanBeOff, setting.Default, used, said == used ? null : said, from.Source, from.Where, setting.About.Effect, setting.About.Help);
    }

    private void CheckVersion_NeedsLock(string? expected)
    {
        var version = SettingsFile.Fingerprint(_bytes);
        if (SettingsFile.Fingerprint(DataFile.Read(_path, SettingsFile.MostBytes)) != version)
            throw new ConfigurationException(ConfigurationFault.VersionConflict,
                $"{SettingsFile.FileName} was changed by hand since the desk read it; reload it first");
        if (expected is not null && expected != version)
            throw new ConfigurationException(ConfigurationFault.VersionConflict, "the settings were changed since this page read them");
    }

    private void Use_NeedsLock(byte[]? bytes, Dictionary<string, SetText> file)
    {
        (_bytes, _file, _said) = (bytes, file, Over(file));
        var waiting = SettingTable.All.Where(setting => setting.About.Effect == SettingEffect.AtRestart).Select(setting => setting.Key).ToHashSet();
        _used = _used.Where(pair => waiting.Contains(pair.Key)).Concat(_said.Where(pair => !waiting.Contains(pair.Key))).ToDictionary();
        Current = SettingTable.Build(_used.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Text)));
    }

    private Dictionary<string, SetText> Over(Dictionary<string, SetText> file) =>
        file.Where(pair => !_above.ContainsKey(pair.Key)).Concat(_above).ToDictionary();

    private static string TextOf(Dictionary<string, SetText> texts, Setting setting) =>
        texts.TryGetValue(setting.Key, out var set) ? set.Text : setting.Default;
}
