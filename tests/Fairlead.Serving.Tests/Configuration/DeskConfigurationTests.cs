using Fairlead.Engine.Risk;
using Fairlead.Host.Configuration;
using Fairlead.Host.Storage;

namespace Fairlead.Serving.Tests.Configuration;

public sealed class DeskConfigurationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Load_NothingSet_IsTheDefaults()
    {
        var desk = Load();
        Assert.Equal(new ServerSettings(), desk.Current.Server);
        Assert.Equal(new RiskLimits(), desk.Current.Risk);
        Assert.Equal(["us", "india"], desk.Current.Practice.Markets);
        Assert.All(desk.Describe(), each => Assert.Equal((each.Default, "default", null), (each.Value, each.Where, each.NextValue)));
    }

    [Fact]
    public void Load_FileEnvironmentAndCommandLine_LaterWins()
    {
        Write("""{ "version": 1, "server": { "port": 6001 }, "practice": { "speed": 5, "hours": "calendar" } }""");
        var desk = Load(new() { ["FAIRLEAD_SERVER_PORT"] = "6002", ["FAIRLEAD_PRACTICE_SPEED"] = "7", ["PATH"] = "/bin" }, new() { ["server.port"] = "6003" });
        Assert.Equal(6003, desk.Current.Server.Port);
        Assert.Equal(7, desk.Current.Practice.Speed);
        Assert.Equal("calendar", desk.Current.Practice.Hours);
        Assert.Equal((SettingSource.CommandLine, "--port"), Source(desk, "server.port"));
        Assert.Equal((SettingSource.Environment, "FAIRLEAD_PRACTICE_SPEED"), Source(desk, "practice.speed"));
        Assert.Equal((SettingSource.File, "desk.json:1"), Source(desk, "practice.hours"));
    }

    [Fact]
    public void Load_RiskLimits_AreReadInTheEnginesUnits()
    {
        Write("""{ "risk": { "max-order-notional": 2500.5, "min-order-notional": null, "max-leverage": "off", "max-price-age": 1.5, "allow-market-entries": true } }""");
        var risk = Load().Current.Risk;
        Assert.Equal(new RiskLimits
        {
            MaxOrderNotional = 2500.5m,
            MinOrderNotional = null,
            MaxLeverage = null,
            MaxPriceAge = TimeSpan.FromSeconds(1.5),
            AllowMarketEntries = true,
        }, risk);
    }

    [Theory]
    [InlineData("{\n \"server\": {\n  \"prot\": 1\n }\n}", "desk.json:3: server.prot is not a setting; did you mean 'server.port'?")]
    [InlineData("{\n \"sever\": {\n  \"port\": 1\n }\n}", "desk.json:3: sever.port is not a setting; did you mean 'server.port'?")]
    [InlineData("{\n \"speed\": 3\n}", "desk.json:2: speed is not a setting")]
    [InlineData("{ \"server\": 3 }", "desk.json:1: server is not an object")]
    [InlineData("{ \"server\": { \"port\": 70000 } }", "desk.json:1: server.port 70000: is outside 0 to 65535 port")]
    [InlineData("{ \"server\": { \"port\": 5.5 } }", "desk.json:1: server.port 5.5: expected a whole number")]
    [InlineData("{ \"server\": { \"port\": 1e3 } }", "desk.json:1: server.port 1e3: expected a whole number")]
    [InlineData("{ \"server\": { \"port\": null } }", "desk.json:1: server.port off: expected a whole number")]
    [InlineData("{ \"server\": { \"port\": {} } }", "desk.json:1: server.port: expected a number, a text")]
    [InlineData("{ \"server\": { \"port\": 1, \"port\": 2 } }", "desk.json:1: server.port stands twice")]
    [InlineData("{ \"server\": {}, \"server\": {} }", "desk.json:1: server stands twice")]
    [InlineData("{ \"server\": { \"allow-remote\": \"yes\" } }", "desk.json:1: server.allow-remote yes: expected true or false")]
    [InlineData("{ \"server\": { \"bind-address\": \"0\" } }", "desk.json:1: server.bind-address 0: expected an IP address")]
    [InlineData("{ \"server\": { \"public-origin\": \"desk.example\" } }", "desk.json:1: server.public-origin desk.example: expected scheme and host")]
    [InlineData("{ \"practice\": { \"speed\": 61 } }", "desk.json:1: practice.speed 61: is outside 1 to 60 x")]
    [InlineData("{ \"practice\": { \"hours\": \"Always\" } }", "expected always or calendar")]
    [InlineData("{ \"practice\": { \"markets\": [] } }", "expected some of us,india")]
    [InlineData("{ \"practice\": { \"markets\": [\"us\", \"us\"] } }", "each once")]
    [InlineData("{ \"practice\": { \"markets\": [\"us\", 1] } }", "expected a number, a text")]
    [InlineData("{ \"telemetry\": { \"otlp-endpoint\": \"ftp://x\" } }", "expected an http or https address")]
    [InlineData("{ \"telemetry\": { \"otlp-endpoint\": \"http://me:pw@x\" } }", "without a user")]
    [InlineData("{ \"risk\": { \"max-trade-loss-pct\": 6 } }", "risk.max-trade-loss-pct 6: is outside 0.01 to 5 % of equity")]
    [InlineData("{ \"version\": 2 }", "desk.json:1: is of version 2; this fairlead reads up to 1")]
    [InlineData("{ \"version\": \"1\" }", "desk.json:1: version is not a whole number")]
    [InlineData("[]", "desk.json:1: is not an object")]
    [InlineData("", "desk.json:1: is not JSON")]
    [InlineData("{\n \"server\": {\n  // port\n }}", "desk.json:3: is not JSON")]
    [InlineData("{} {}", "desk.json:1: is not JSON")]
    public void Load_FaultInTheFile_StopsWithPlaceAndName(string text, string message)
    {
        Write(text);
        var fault = Assert.Throws<ConfigurationException>(() => Load());
        Assert.Contains(message, fault.Message);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("FAIRLEAD_SERVER_PROT", "1", "FAIRLEAD_SERVER_PROT in the environment is not a setting; did you mean 'FAIRLEAD_SERVER_PORT'?")]
    [InlineData("FAIRLEAD_SERVER_PORT", "-1", "FAIRLEAD_SERVER_PORT: server.port -1: is outside 0 to 65535")]
    [InlineData("FAIRLEAD_SERVER_PORT", "", "FAIRLEAD_SERVER_PORT: server.port (empty): expected a whole number")]
    public void Load_FaultInTheEnvironment_StopsWithTheVariable(string variable, string text, string message) =>
        Assert.Contains(message, Assert.Throws<ConfigurationException>(() => Load(new() { [variable] = text })).Message);

    [Fact]
    public void Load_KeyOfSecretsInTheEnvironment_IsNoSetting() => Load(new() { ["FAIRLEAD_SECRET_KEY"] = "x" });

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.168.1.5")]
    public void Load_AddressOthersReach_NeedsAllowRemote(string address)
    {
        Write($$"""{ "server": { "bind-address": "{{address}}" } }""");
        Assert.Contains("desk.json:1: server.bind-address", Assert.Throws<ConfigurationException>(() => Load()).Message);
        Assert.Equal(address, Load(new() { ["FAIRLEAD_SERVER_ALLOW_REMOTE"] = "true" }).Current.Server.BindAddress);
    }

    [Fact]
    public void Load_LimitsThatContradict_NameBothAndThePlace()
    {
        Write("{ \"risk\": {\n \"daily-loss-flatten-pct\": 1 } }");
        Assert.Equal("desk.json:2: risk.daily-loss-flatten-pct 1 is below risk.daily-loss-reduce-only-pct 2",
            Assert.Throws<ConfigurationException>(() => Load()).Message);
    }

    [Fact]
    public void Change_OfASettingUsedAtOnce_IsUsedAndKept()
    {
        var desk = Load();
        var change = desk.Change("practice.speed", "30", desk.Version);
        Assert.Equal(new SettingChange("practice.speed", "1", "30", SettingEffect.AtOnce, desk.Version), change);
        Assert.Equal(30, desk.Current.Practice.Speed);
        Assert.Equal(30, Load().Current.Practice.Speed);
    }

    [Fact]
    public void Change_OfASettingUsedAtRestart_WaitsAndIsShownAsWaiting()
    {
        var desk = Load();
        desk.Change("server.port", "7000");
        Assert.Equal(5555, desk.Current.Server.Port);
        Assert.Equal(("5555", "7000"), (View(desk, "server.port").Value, View(desk, "server.port").NextValue));
        Assert.Equal(7000, Load().Current.Server.Port);
    }

    [Fact]
    public void Change_OfEverySettingToItsDefault_IsWrittenAndReadAgain()
    {
        var desk = Load();
        foreach (var view in desk.Describe())
            desk.Change(view.Key, view.Default);
        var again = Load();
        Assert.All(again.Describe(), view => Assert.Equal((view.Default, SettingSource.File), (view.Value, view.Source)));
    }

    [Fact]
    public void Change_ToNull_GoesBackToTheDefault()
    {
        Write("""{ "practice": { "speed": 5 }, "server": { "port": 1 } }""");
        var desk = Load();
        Assert.Equal("1", desk.Change("practice.speed", null).New);
        Assert.Equal((SettingSource.Default, "default"), Source(Load(), "practice.speed"));
        Assert.Equal(1, Load().Current.Server.Port);
    }

    [Theory]
    [InlineData("practice.speed", "0", ConfigurationFault.InvalidValue)]
    [InlineData("practice.speeed", "2", ConfigurationFault.UnknownSetting)]
    [InlineData("server.bind-address", "0.0.0.0", ConfigurationFault.InvalidValue)]
    [InlineData("risk.drawdown-flatten-pct", "1", ConfigurationFault.InvalidValue)]
    [InlineData("alerts.kept", "20", ConfigurationFault.SetElsewhere)]
    public void Change_Refused_ChangesNothing(string key, string text, ConfigurationFault expected)
    {
        var desk = Load(new() { ["FAIRLEAD_ALERTS_KEPT"] = "50" });
        Assert.Equal(expected, Assert.Throws<ConfigurationException>(() => desk.Change(key, text)).Fault);
        Assert.False(File.Exists(_folder.File("desk.json")));
        Assert.Equal(new PracticeSettings().Speed, desk.Current.Practice.Speed);
    }

    [Fact]
    public void Change_FileChangedByHandMeanwhile_IsAVersionConflictUntilReloaded()
    {
        Write("""{ "practice": { "speed": 5 } }""");
        var desk = Load();
        Write("""{ "practice": { "speed": 6 }, "server": { "port": 1 } }""");
        Assert.Equal(ConfigurationFault.VersionConflict, Assert.Throws<ConfigurationException>(() => desk.Change("practice.speed", "7")).Fault);
        Assert.Equal(["server.port", "practice.speed"], desk.Reload().Select(change => change.Key));
        Assert.Equal(6, desk.Current.Practice.Speed);
        desk.Change("practice.speed", "7");
        Assert.Equal(1, Load().Current.Server.Port);
    }

    [Fact]
    public void Change_OfAnOlderPage_IsAVersionConflict()
    {
        var desk = Load();
        var old = desk.Version;
        desk.Change("practice.speed", "2", old);
        Assert.Equal(ConfigurationFault.VersionConflict, Assert.Throws<ConfigurationException>(() => desk.Change("practice.speed", "3", old)).Fault);
    }

    [Fact]
    public void Reload_FaultyFile_KeepsTheSettings()
    {
        var desk = Load();
        Write("{ \"practice\": { \"speed\": 99 } }");
        Assert.Throws<ConfigurationException>(desk.Reload);
        Assert.Equal(1, desk.Current.Practice.Speed);
    }

    [Fact]
    public void Change_DiskThatRefuses_KeepsTheOldFile()
    {
        Write("""{ "practice": { "speed": 5 } }""");
        var desk = Load();
        Directory.CreateDirectory(_folder.File("desk.json.part")); // Stands in the way as a full disk does.
        Assert.Throws<StorageException>(() => desk.Change("practice.speed", "7"));
        Assert.Equal(5, desk.Current.Practice.Speed);
        Assert.Equal(5, Load().Current.Practice.Speed);
    }

    [Fact]
    public void Load_FileTooLarge_IsRefused()
    {
        Write("{}" + new string(' ', SettingsFile.MostBytes));
        Assert.Throws<StorageException>(() => Load());
    }

    [Fact]
    public void Settings_Each_HasHelpAndARangeAndAReachableVariable()
    {
        var views = Load().Describe();
        Assert.Equal(views.Count, views.Select(view => view.Variable).Distinct().Count());
        Assert.All(views, view =>
        {
            Assert.EndsWith(".", view.Help);
            Assert.Equal(view.Type is SettingType.Whole or SettingType.Number, view.Least is not null && view.Most is not null);
            Assert.Equal(view.Type is SettingType.Choice or SettingType.Choices, view.Words.Count > 0);
            Assert.Equal(SettingSource.Environment, View(Load(new() { [view.Variable] = view.Default }), view.Key).Source);
        });
    }

    [Fact]
    public void Settings_OfRisk_AreAllOfTheEnginesLimits() =>
        Assert.Equal(new RiskLimits().Lines().Count, Load().Describe().Count(view => view.Key.StartsWith("risk.", StringComparison.Ordinal)));

    public void Dispose() => _folder.Dispose();

    private static SettingView View(DeskConfiguration desk, string key) => desk.Describe().Single(view => view.Key == key);

    private static (SettingSource, string) Source(DeskConfiguration desk, string key) => (View(desk, key).Source, View(desk, key).Where);

    private void Write(string text) => File.WriteAllText(_folder.File("desk.json"), text);

    private DeskConfiguration Load(Dictionary<string, string>? environment = null, Dictionary<string, string>? arguments = null) =>
        DeskConfiguration.Load(_folder.Path, environment ?? [], arguments);
}
