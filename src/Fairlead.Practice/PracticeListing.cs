using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Practice.Listing;

namespace Fairlead.Practice;

/// <summary>What can be traded in a practice market.</summary>
public static class PracticeListing
{
    /// <summary>
    /// The instrument master: underlyings first, then their options by underlying, expiry, strike and right; ids 0, 1, 2
    /// and so on. The same settings and calendars give the same list. With 13 weeks about 3,250 instruments.
    /// </summary>
    /// <param name="settings">What to list.</param>
    /// <param name="calendars">US and USOPT, or NSE, NFO, BSE and BFO.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weeks of options are not 1 to 52, or the region is unknown.</exception>
    /// <exception cref="CalendarRangeException">The calendars end before the last expiry, or begin after the first day.</exception>
    public static IReadOnlyList<Instrument> Of(PracticeSettings settings, MarketCalendars calendars) =>
        ListedMarket.Make(settings, calendars).Instruments;
}
