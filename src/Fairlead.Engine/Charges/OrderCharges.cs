namespace Fairlead.Engine.Charges;

/// <summary>What an order's fills so far have cost in commission: minimums and caps count per order, not per fill.</summary>
/// <param name="Raw">Commission so far without minimum or cap.</param>
/// <param name="Turnover">Price times units times multiplier so far.</param>
/// <param name="Charged">Commission charged so far.</param>
/// <remarks>The default value belongs to an order without fills.</remarks>
public readonly record struct OrderCharges(decimal Raw, decimal Turnover, decimal Charged);
