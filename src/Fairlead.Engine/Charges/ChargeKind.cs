namespace Fairlead.Engine.Charges;

/// <summary>Who takes a charge, and for what.</summary>
public enum ChargeKind
{
    /// <summary>The broker's commission.</summary>
    Brokerage,

    /// <summary>The venue's transaction charge (India).</summary>
    VenueTransaction,

    /// <summary>The venue's investor protection fund (NSE).</summary>
    InvestorProtection,

    /// <summary>Securities transaction tax, STT (India).</summary>
    TransactionTax,

    /// <summary>SEBI's turnover fee (India).</summary>
    SebiFee,

    /// <summary>Stamp duty (India).</summary>
    StampDuty,

    /// <summary>Goods and services tax on the services among the above (India).</summary>
    Gst,

    /// <summary>Section 31 fee (US).</summary>
    SecFee,

    /// <summary>FINRA trading activity fee, TAF (US).</summary>
    TradingActivityFee,
}
