namespace Fairlead.Host.Security;

/// <summary>Counts failed attempts by a key (an address, a user's name) and says when the next may be made.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class AttemptLimit(TimeProvider time)
{
    /// <summary>Failures after which the key waits.</summary>
    public const int MostFailures = 5;

    /// <summary>Most keys; the one whose last failure is oldest makes room.</summary>
    public const int MostKeys = 10_000;

    /// <summary>How long a failure counts.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _failures = [];

    /// <summary>How long the key must wait; null when it may try now.</summary>
    public TimeSpan? Wait(string key)
    {
        lock (_lock)
        {
            if (!_failures.TryGetValue(key, out var failures))
                return null;
            Forget_NeedsLock(key, failures);
            return failures.Count >= MostFailures ? failures.Peek() + Window - time.GetUtcNow() : null;
        }
    }

    public void Fail(string key)
    {
        lock (_lock)
        {
            if (!_failures.TryGetValue(key, out var failures))
            {
                MakeRoom_NeedsLock();
                _failures[key] = failures = new Queue<DateTimeOffset>(MostFailures);
            }

            if (failures.Count == MostFailures)
                failures.Dequeue();
            failures.Enqueue(time.GetUtcNow());
        }
    }

    /// <summary>The key succeeded: its failures are forgiven.</summary>
    public void Clear(string key)
    {
        lock (_lock)
            _failures.Remove(key);
    }

    /// <summary>Keys with failures that still count, for a test of the bound.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
                return _failures.Count;
        }
    }

    private void MakeRoom_NeedsLock()
    {
        if (_failures.Count < MostKeys)
            return;
        foreach (var (key, failures) in _failures.ToList())
            Forget_NeedsLock(key, failures);
        if (_failures.Count >= MostKeys)
            _failures.Remove(_failures.MinBy(pair => pair.Value.Last()).Key);
    }

    private void Forget_NeedsLock(string key, Queue<DateTimeOffset> failures)
    {
        while (failures.TryPeek(out var oldest) && time.GetUtcNow() - oldest >= Window)
            failures.Dequeue();
        if (failures.Count == 0)
            _failures.Remove(key);
    }
}
