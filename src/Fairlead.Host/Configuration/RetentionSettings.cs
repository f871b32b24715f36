namespace Fairlead.Host.Configuration;

/// <summary>How much the desk keeps at hand for the pages. The journal keeps all.</summary>
public sealed record RetentionSettings
{
    [Setting("Decisions an account keeps in memory.", Unit = "decisions", Least = 100, Most = 100_000)]
    public int Decisions { get; init; } = 5_000;

    [Setting("Finished orders an account keeps in memory.", Unit = "orders", Least = 100, Most = 100_000)]
    public int FinishedOrders { get; init; } = 2_000;

    [Setting("Fills an account keeps in memory.", Unit = "fills", Least = 100, Most = 100_000)]
    public int Fills { get; init; } = 5_000;

    [Setting("Bars kept in memory for each instrument and timeframe.", Unit = "bars", Least = 100, Most = 20_000)]
    public int Bars { get; init; } = 2_000;
}
