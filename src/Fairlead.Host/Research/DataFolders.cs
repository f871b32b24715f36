using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Markets;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Research;

/// <summary>The folders of recorded markets that backtests and replays may read, and what they hold. Safe for several threads.</summary>
/// <param name="folders">Paths, as configured.</param>
/// <param name="time">The computer's.</param>
public sealed class DataFolders(IReadOnlyList<string> folders, TimeProvider time)
{
    /// <summary>How long what was found in the folders counts: looking through them takes a while.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private IReadOnlyList<DataFolderView>? _found;
    private long _foundAt;

    /// <summary>Every folder with its symbols, or why it cannot be read.</summary>
    public IReadOnlyList<DataFolderView> List()
    {
        lock (_lock)
        {
            if (_found is null || time.GetElapsedTime(_foundAt) > Fresh)
                (_found, _foundAt) = ([.. folders.Select(View)], time.GetTimestamp());
            return _found;
        }
    }

    /// <exception cref="ProblemException">It is not one of the folders.</exception>
    public void Require(string folder)
    {
        if (!folders.Contains(folder, StringComparer.Ordinal))
            throw ResearchProblem.Refused($"'{folder}' is not among the data folders: {(folders.Count == 0 ? "none is configured" : string.Join(", ", folders))}");
    }

    private static DataFolderView View(string folder)
    {
        try
        {
            return new DataFolderView(folder, [.. DataInventory.Scan(folder).Series
                .GroupBy(each => (each.Series.Symbol, each.Series.Kind, each.Series.Resolution))
                .Select(group => new DataSymbolView(
                    group.Key.Symbol, group.Key.Kind, Name(group.Key.Resolution), group.Min(each => each.FirstOn), group.Max(each => each.LastOn)))], Problem: null);
        }
        catch (MarketDataException e)
        {
            return new DataFolderView(folder, [], e.Message);
        }
    }

    /// <summary>The timeframe of a request: "1m".</summary>
    internal static string Name(Resolution resolution) => resolution switch
    {
        Resolution.Tick => "tick",
        Resolution.Second => "1s",
        Resolution.Minute => "1m",
        _ => "1d",
    };
}
