namespace Fairlead.Practice;

/// <summary>Which market is simulated.</summary>
public enum PracticeRegion
{
    /// <summary>SPY, QQQ, AAPL, NVDA, TSLA and their weekly options.</summary>
    Us,

    /// <summary>NIFTY, BANKNIFTY, SENSEX and their weekly options, and INDIAVIX.</summary>
    India,
}

/// <summary>What a practice market is made from: the same settings and calendars give the same market.</summary>
public sealed record PracticeSettings
{
    /// <summary>Most weeks of options that can be listed: four expiries a month over a year.</summary>
    public const int MaxWeeksOfOptions = 52;

    public required PracticeRegion Region { get; init; }

    /// <summary>Any number; another one is another market.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The first trading day; a day without a session stands for the next with one.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Weekly expiries listed from the first day on, 1 to 52; 13 by default. The market ends with the last.</summary>
    public int WeeksOfOptions { get; init; } = 13;
}
