namespace Fairlead.Engine.PaperVenue.Margin;

/// <summary>What an account must have behind its positions. The formulas stand in <see cref="MarginCalculator"/>.</summary>
public enum MarginRule
{
    /// <summary>Nothing is asked.</summary>
    None,

    /// <summary>Everything is paid in full; nothing may be short unless wholly covered.</summary>
    Cash,

    /// <summary>Half of stock, long options in full, short options by the stress of their underlying.</summary>
    RegT,

    /// <summary>Everything on one underlying together, by its stress.</summary>
    Stress,
}
