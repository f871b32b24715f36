namespace Fairlead.Engine.Charges;

/// <summary>The rates of one product at one venue, all fractions of turnover.</summary>
/// <param name="VenueTransaction">Both sides.</param>
/// <param name="PhysicalOptionVenue">Instead of it for physically settled options; null when the same.</param>
/// <param name="InvestorProtection">Both sides; null when the venue charges none apart.</param>
/// <param name="Brokerage">Both sides, at most the cap an order; null when the product has none, or a flat one.</param>
/// <param name="SaleTax">Transaction tax on sales.</param>
/// <param name="PurchaseTax">Transaction tax on purchases; null when there is none.</param>
/// <param name="PurchaseStamp">Stamp duty on purchases.</param>
/// <param name="SaleStamp">Stamp duty on sales.</param>
internal sealed record IndiaProductRates(
    RateTable VenueTransaction,
    RateTable? PhysicalOptionVenue,
    RateTable? InvestorProtection,
    RateTable? Brokerage,
    RateTable SaleTax,
    RateTable? PurchaseTax,
    RateTable PurchaseStamp,
    RateTable SaleStamp);
