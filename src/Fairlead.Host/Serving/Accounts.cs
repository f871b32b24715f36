using Fairlead.Engine.Decision;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Host.Serving;

/// <summary>All accounts of this process, and the table a page picks one from.</summary>
public sealed class Accounts : IAsyncDisposable
{
    /// <summary>An account's row changes with its clock; four times a second is often enough for a page.</summary>
    private static readonly TimeSpan RowEvery = TimeSpan.FromMilliseconds(250);

    private readonly ServingContext _context;
    private readonly Dictionary<string, ServedAccount> _byKey;
    private readonly Dictionary<string, long> _rowAt = [];

    public Accounts(IEnumerable<PracticeAccount> accounts, ServingContext context)
    {
        _context = context;
        _byKey = accounts.ToDictionary(about => about.Key, about => new ServedAccount(about, context) { Shown = Shown, Stalled = Restate, Ended = Restate });
        foreach (var key in _byKey.Keys)
            _rowAt[key] = 0;
    }

    public IReadOnlyCollection<ServedAccount> All => _byKey.Values;

    /// <summary>Rows of all accounts.</summary>
    public TopicTable Table { get; } = new(capacity: 1_000);

    /// <summary>Every account is recovered and turns, or looks on.</summary>
    public bool IsReady => _byKey.Values.All(account => account.Stage is AccountStage.Running or AccountStage.LookingOn);

    public ServedAccount? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>Of all practice markets that run in a time of their own.</summary>
    public void SetSpeed(double speed)
    {
        foreach (var account in _byKey.Values)
        {
            if (account.OwnTime is { } clock)
                clock.Speed = speed;
        }
    }

    /// <summary>Recovers all accounts, each on a thread of its own.</summary>
    public Task StartAsync(CancellationToken cancellation)
    {
        // Each has its row from the start, in the order of the settings: it says that it recovers.
        foreach (var account in _byKey.Values)
            Put(account, null as DeskState);
        return Task.WhenAll(_byKey.Values.Select(account => Task.Factory.StartNew(
            () =>
            {
                account.Start(cancellation);
                if (account.Loop is null)
                    Put(account, null as DeskState);
            },
            cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    public Task StopAsync() => Task.WhenAll(_byKey.Values.Select(account => account.StopAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var account in _byKey.Values)
            await account.DisposeAsync();
    }

    /// <summary>On a desk's thread.</summary>
    private void Shown(ServedAccount account, DeskState state)
    {
        var key = account.About.Key;
        lock (_rowAt)
        {
            if (_rowAt[key] != 0 && _context.Time.GetElapsedTime(_rowAt[key]) < RowEvery)
                return;
            _rowAt[key] = _context.Time.GetTimestamp();
        }

        Put(account, state);
    }

    /// <summary>What was last known stands with its age; that nothing moves any more is said.</summary>
    private void Restate(ServedAccount account)
    {
        var row = AccountRows.Of(account, state: null, _context.Time);
        Put(account, account.LastRow is { } last ? row with { Profit = last.Profit, Halt = last.Halt, Clock = last.Clock with { Speed = 0 } } : row);
    }

    private void Put(ServedAccount account, DeskState? state) => Put(account, AccountRows.Of(account, state, _context.Time));

    /// <summary>Shows a row at once.</summary>
    public void Put(ServedAccount account, AccountRow row)
    {
        account.LastRow = row;
        Table.Put(account.About.Key, row);
        Table.Announce();
    }
}
