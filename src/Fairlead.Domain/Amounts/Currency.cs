namespace Fairlead.Domain.Amounts;

/// <summary>ISO 4217 currencies the desk settles in.</summary>
public enum Currency
{
    Usd,
    Inr,
}
