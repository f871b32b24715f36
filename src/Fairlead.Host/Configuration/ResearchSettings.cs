namespace Fairlead.Host.Configuration;

/// <summary>What backtests and replays may read.</summary>
public sealed record ResearchSettings
{
    [Setting("Folders of recorded markets for backtests and replays, separated by semicolons; empty is none.")]
    public string DataFolders { get; init; } = "";

    /// <summary>One path each, as written.</summary>
    public IReadOnlyList<string> Folders => DataFolders.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
