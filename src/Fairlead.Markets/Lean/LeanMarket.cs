using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;

namespace Fairlead.Markets.Lean;

/// <summary>What a market's folder name stands for.</summary>
/// <param name="Folder">"usa", "india".</param>
/// <param name="Zone">Time zone of the rows, by its name in the tz database.</param>
/// <param name="Currency">Settlement currency.</param>
/// <param name="Cash">Venue of stocks, funds and indexes.</param>
/// <param name="Options">Venue of options.</param>
public sealed record LeanMarket(string Folder, string Zone, Currency Currency, Venue Cash, Venue Options)
{
    private static readonly LeanMarket Usa = new("usa", "America/New_York", Currency.Usd, Venue.UsEquity, Venue.UsOption);
    private static readonly LeanMarket India = new("india", "Asia/Kolkata", Currency.Inr, Venue.Nse, Venue.Nfo);

    /// <summary>Null when the folder is none we know the clock of.</summary>
    public static LeanMarket? Find(string folder) => folder switch
    {
        "usa" => Usa,
        "india" => India,
        _ => null,
    };
}
