namespace Fairlead.Engine.Charges;

/// <summary>What Indian rates are stated for.</summary>
internal enum IndiaProduct
{
    /// <summary>Stock kept beyond the day.</summary>
    Delivery,

    /// <summary>Units of an equity fund kept beyond the day.</summary>
    FundDelivery,

    /// <summary>Stock or fund units bought and sold in one day.</summary>
    Intraday,

    Futures,
    Options,
}
