namespace Fairlead.Host.OpenAlgo.Keys;

/// <summary>What a key may be used for.</summary>
public enum ApiScope
{
    /// <summary>To look at the account, the market and the analytics.</summary>
    Read,

    /// <summary>To place, change and take back orders.</summary>
    Trade,

    /// <summary>To let chart platforms and scanners send their alerts.</summary>
    Webhook,
}
