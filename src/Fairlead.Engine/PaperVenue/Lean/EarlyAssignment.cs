using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Engine.PaperVenue.Lean;

/// <summary>R30: which short options LEAN's model assigns before expiry.</summary>
internal static class EarlyAssignment
{
    private const int MostDaysToExpiry = 4;
    private const decimal MoreThanInTheMoney = 0.05m;

    /// <summary>American within four days of expiry, European on the expiry day; more than 5 % of the underlying's price in
    /// the money.</summary>
    internal static bool Applies(OptionTerms option, DateOnly today, Price underlying)
    {
        var days = option.ExpiryOn.DayNumber - today.DayNumber;
        var isNear = option.Exercise == ExerciseStyle.American ? days <= MostDaysToExpiry : days == 0;
        return isNear && option.Intrinsic(underlying).ToDecimal() > MoreThanInTheMoney * underlying.ToDecimal();
    }
}
