namespace Fairlead.Host.Configuration;

/// <summary>What orders of OpenAlgo's clients get that their contract does not know.</summary>
public sealed record OpenAlgoSettings
{
    [Setting("Stop under every entry that comes over the OpenAlgo API, which knows none.", Unit = "% of the entry price", Least = 0.1, Most = 99, Effect = SettingEffect.AtOnce)]
    public decimal StopPercent { get; init; } = 30m;
}
