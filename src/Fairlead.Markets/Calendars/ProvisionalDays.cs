namespace Fairlead.Markets.Calendars;

/// <summary>Days for which a calendar shows its best knowledge without vouching for it.</summary>
/// <param name="Calendar">"US", "NSE" and so on.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Why">What is not certain.</param>
public sealed record ProvisionalDays(string Calendar, DateOnly From, DateOnly To, string Why);
