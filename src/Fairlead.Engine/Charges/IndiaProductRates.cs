namespace Fairlead.Engine.Charges;

/// <summary>The rates of one product at one venue, all fractions of turnover.</summary>
/// <param name="VenueTransaction">Both sides.</param>
/// <param name="PhysicalOptionVenue">Instead of it for physically settled options; null when the same.</param>
/// <param name="InvestorProtection">Both sides; null when the venue charges none apart.</param>
/// <param name="TransactionTax">Sales, and purchases too for delivery.</param>
/// <param name="StampDuty">Purchases.</param>
internal sealed record IndiaProductRates(
    RateTable VenueTransaction,
    RateTable? PhysicalOptionVenue,
    RateTable? InvestorProtection,
    RateTable TransactionTax,
    RateTable StampDuty);
