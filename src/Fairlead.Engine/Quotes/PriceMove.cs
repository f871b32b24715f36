namespace Fairlead.Engine.Quotes;

/// <summary>What a market record meant for an instrument's price.</summary>
public enum PriceMove
{
    /// <summary>Nothing to act on: open interest, half a quote, a suspicious or implausible price.</summary>
    None,

    /// <summary>The price was confirmed or moved; protections and marks look at it.</summary>
    Priced,
}
