using Fairlead.Domain.Amounts;
using Fairlead.Engine.PaperVenue.Lean;
using Fairlead.Engine.PaperVenue.Margin;

namespace Fairlead.Engine.PaperVenue;

/// <summary>The named profiles.</summary>
public static class VenueProfiles
{
    /// <summary>Realistic default: 50 ms to the venue, 20 ms back, one tick of slippage, displayed sizes, a tenth of a
    /// bar's volume, no price older than a minute, Reg T margin. It tells no charges.</summary>
    public static VenueProfile Paper { get; } = new()
    {
        Name = "paper",
        SubmitLatency = TimeSpan.FromMilliseconds(50),
        AckLatency = TimeSpan.FromMilliseconds(20),
        FillLatency = TimeSpan.FromMilliseconds(20),
        MaxPriceAge = TimeSpan.FromMinutes(1),
        MaxBarShare = 0.1m,
        SlippageTicks = 1,
        NoPriceAfter = TimeSpan.FromMinutes(2),
        OnCloseCutoff = TimeSpan.FromMinutes(10),
        Margin = MarginRule.RegT,
        StartingCash = [new Money(100_000m, Currency.Usd), new Money(1_000_000m, Currency.Inr)],
    };

    /// <summary>No latency, no slippage, no margin, room for any quantity: for tests. It tells no charges.</summary>
    public static VenueProfile Ideal { get; } = new() { Name = "ideal", IgnoresSize = true };

    /// <summary>Fills and fees like the LEAN engine's, for comparison with it; see <see cref="LeanRules"/>.</summary>
    public static VenueProfile Lean { get; } = new()
    {
        Name = "lean",
        IgnoresSize = true,
        BarPricing = BarPricing.CurrentClose,
        ClosedMarketOrders = ClosedMarketOrders.BecomeOnOpen,
        OnCloseCutoff = TimeSpan.FromMinutes(15.5),
        ChecksGrid = false,
        DayOrdersSeeClosingBar = false,
        AmendKeepsTime = true,
        MatchesInstantsWhole = true,
        DayBarsFillOnClose = true,
        AssignsEarly = true,
        Fees = LeanFees.DefaultBroker,
        Rules = LeanRules.All,
    };

    /// <summary>All names, for messages and help.</summary>
    public static IReadOnlyList<string> Names { get; } = ["paper", "ideal", "lean"];

    /// <summary>The profile of a name ("paper", "ideal", "lean"), or null when there is none.</summary>
    public static VenueProfile? Find(string name) => name switch
    {
        "paper" => Paper,
        "ideal" => Ideal,
        "lean" => Lean,
        _ => null,
    };
}
