namespace Fairlead.Host.Security;

/// <summary>What a person may do.</summary>
public enum UserRole
{
    /// <summary>Sees everything, changes nothing but the own password.</summary>
    Viewer,

    /// <summary>Trades, changes settings, and keeps the list of users.</summary>
    Trader,
}
