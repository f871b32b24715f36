namespace Fairlead.Engine.Charges;

/// <summary>The rates of one segment at one venue, all fractions of turnover.</summary>
/// <param name="ExchangeTransaction">Both sides.</param>
/// <param name="PhysicalOptionExchange">Instead of it for physically settled options; null when the same.</param>
/// <param name="InvestorProtection">Both sides; null when the venue charges none apart.</param>
/// <param name="TransactionTax">Sales, and purchases too for delivery.</param>
/// <param name="StampDuty">Purchases.</param>
internal sealed record IndiaSegmentRates(
    RateTable ExchangeTransaction,
    RateTable? PhysicalOptionExchange,
    RateTable? InvestorProtection,
    RateTable TransactionTax,
    RateTable StampDuty);
