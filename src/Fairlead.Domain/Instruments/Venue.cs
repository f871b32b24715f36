namespace Fairlead.Domain.Instruments;

/// <summary>A market segment with its own calendar, charges and rules.</summary>
public enum Venue
{
    /// <summary>US listed stocks and funds.</summary>
    UsEquity,

    /// <summary>US listed equity and index options.</summary>
    UsOption,

    /// <summary>National Stock Exchange of India, cash segment.</summary>
    Nse,

    /// <summary>National Stock Exchange of India, derivatives.</summary>
    Nfo,

    /// <summary>BSE (Bombay), cash segment.</summary>
    Bse,

    /// <summary>BSE (Bombay), derivatives.</summary>
    Bfo,
}

public static class VenueCalendars
{
    /// <summary>The name of the calendar a venue trades by.</summary>
    public static string CalendarName(this Venue venue) => venue switch
    {
        Venue.UsEquity => "US",
        Venue.UsOption => "USOPT",
        Venue.Nse => "NSE",
        Venue.Nfo => "NFO",
        Venue.Bse => "BSE",
        Venue.Bfo => "BFO",
        _ => throw new ArgumentOutOfRangeException(nameof(venue), venue, null),
    };
}
