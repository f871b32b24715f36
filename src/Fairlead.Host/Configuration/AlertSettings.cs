namespace Fairlead.Host.Configuration;

/// <summary>What becomes of alerts.</summary>
public sealed record AlertSettings
{
    [Setting("Alerts an account shows; older ones stay in the journal.", Unit = "alerts", Least = 10, Most = 10_000)]
    public int Kept { get; init; } = 500;
}
