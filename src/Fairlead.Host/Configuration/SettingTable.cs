using System.Collections.Frozen;
using System.Reflection;
using Fairlead.Engine.Risk;
using Fairlead.Host.Backtest;

namespace Fairlead.Host.Configuration;

/// <summary>Every setting there is, read once from the sections' properties.</summary>
internal static class SettingTable
{
    /// <summary>In the order a person reads them.</summary>
    public static IReadOnlyList<Setting> All { get; } = ReadAll();

    private static readonly FrozenDictionary<string, Setting> ByKey = All.ToFrozenDictionary(setting => setting.Key);

    /// <summary>The names of the sections.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. All.Select(setting => setting.Section).Distinct()];

    public static Setting? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>"x.y is not a setting", with the nearest name.</summary>
    public static string Unknown(string key) => $"{key} is not a setting{NearName.Hint(key, All.Select(setting => setting.Key))}";

    /// <summary>Settings with these texts, defaults for the rest; every text has been checked alone.</summary>
    public static DeskSettings Build(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var settings = new DeskSettings();
        foreach (var (key, text) in texts)
            ByKey[key].Apply(settings, text);
        return settings;
    }

    /// <summary>What is wrong between settings, by their keys, and which settings it names; null when nothing is.</summary>
    public static (string Message, IReadOnlyList<Setting> Named)? Fault(DeskSettings settings)
    {
        if (settings.Fault() is not { } fault)
            return null;
        var named = new List<Setting>();
        // Longest names first, so that no name is replaced inside a longer one.
        foreach (var setting in All.OrderByDescending(setting => setting.Member.Length))
        {
            var name = fault.Contains(setting.Member, StringComparison.Ordinal) ? setting.Member
                : setting.Section == "risk" ? setting.Member["Risk.".Length..] : null;
            if (name is null || !fault.Contains(name, StringComparison.Ordinal))
                continue;
            fault = fault.Replace(name, setting.Key, StringComparison.Ordinal);
            named.Add(setting);
        }

        return (fault, named);
    }

    private static Setting[] ReadAll()
    {
        var standard = new DeskSettings();
        return [.. typeof(DeskSettings).GetProperties().Where(section => section.PropertyType != typeof(Type))
            .SelectMany(section => section.PropertyType == typeof(RiskLimits) ? Limits(section, standard.Risk) : Declared(section, section.GetValue(standard)!))];
    }

    private static IEnumerable<Setting> Declared(PropertyInfo section, object standard) =>
        from property in section.PropertyType.GetProperties()
        let about = property.GetCustomAttribute<SettingAttribute>()
        where about is not null
        select new Setting(section, property, about, Bound(about.Least), Bound(about.Most), property.GetValue(standard));

    /// <summary>The engine's own table of limits; a yes or no there is a flag here.</summary>
    private static IEnumerable<Setting> Limits(PropertyInfo section, RiskLimits standard) =>
        from line in standard.Lines()
        let property = typeof(RiskLimits).GetProperty(line.Key)!
        let isFlag = property.PropertyType == typeof(bool)
        let about = new SettingAttribute(RiskHelp.For(line.Key)) { Unit = isFlag ? "" : line.Unit, Effect = SettingEffect.ForNewAccounts }
        select new Setting(section, property, about, isFlag ? null : line.Least, isFlag ? null : line.Most, property.GetValue(standard));

    private static decimal? Bound(double bound) => double.IsNaN(bound) ? null : (decimal)bound;
}
