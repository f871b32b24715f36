using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Decision;

/// <summary>What an account can still use, by the desk's margin rule.</summary>
/// <param name="Free">Equity less what is used; null when a price is unknown.</param>
/// <param name="Used">What positions and entries in flight ask; null when a price is unknown.</param>
public readonly record struct AccountFunds(Money? Free, Money? Used)
{
    /// <summary>As of the state's latest event.</summary>
    public static AccountFunds Of(DeskState state) => Margins.Now(state);
}
