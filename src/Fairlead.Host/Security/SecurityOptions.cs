namespace Fairlead.Host.Security;

/// <summary>What guarding the desk needs to know.</summary>
public sealed record SecurityOptions
{
    /// <summary>Where users and logins are kept; it exists.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The address people type when a proxy (or a development server) stands before the desk; null for none.</summary>
    public Uri? PublicOrigin { get; init; }

    /// <summary>Whether other machines may reach the desk: then it also answers to its addresses in numbers. Default
    /// false.</summary>
    public bool AllowRemote { get; init; }
}
