namespace Fairlead.Markets.Lean;

/// <summary>How fine recorded data is; the folder names of the layout.</summary>
public enum Resolution
{
    /// <summary>Every print.</summary>
    Tick,
    Second,
    Minute,

    /// <summary>One bar a session.</summary>
    Day,
}
