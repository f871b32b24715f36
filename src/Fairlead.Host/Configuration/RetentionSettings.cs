namespace Fairlead.Host.Configuration;

/// <summary>How much the desk keeps at hand for the pages. The journal keeps all.</summary>
public sealed record RetentionSettings
{
    [Setting("Latest decisions an account shows.", Unit = "decisions", Least = 50, Most = 5_000)]
    public int Decisions { get; init; } = 500;

    [Setting("Latest orders an account shows, open ones included.", Unit = "orders", Least = 100, Most = 5_000)]
    public int Orders { get; init; } = 1_000;

    [Setting("Latest fills and round trips an account shows.", Unit = "fills", Least = 50, Most = 5_000)]
    public int Fills { get; init; } = 500;

    [Setting("One-minute bars, and five-second bars, kept for each instrument.", Unit = "bars", Least = 100, Most = 5_000)]
    public int Bars { get; init; } = 780;
}
