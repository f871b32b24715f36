namespace Fairlead.Host.Serving;

/// <summary>Where an account's desk stands.</summary>
public enum AccountStage
{
    /// <summary>Its journal is replayed.</summary>
    Recovering,

    /// <summary>This process owns it and its loop turns.</summary>
    Running,

    /// <summary>Another process owns it; this one looks on.</summary>
    LookingOn,

    /// <summary>Its loop ended; see the fault.</summary>
    Stopped,
}
