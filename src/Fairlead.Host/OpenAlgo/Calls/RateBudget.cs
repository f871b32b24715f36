namespace Fairlead.Host.OpenAlgo.Calls;

/// <summary>Calls that share a budget.</summary>
internal enum RateClass
{
    /// <summary>Whatever has no budget of its own: 50 a second.</summary>
    Other,

    /// <summary>Orders and their changes: 10 a second.</summary>
    Order,

    /// <summary>Orders to a target position: 10 a second.</summary>
    Smart,

    /// <summary>Taking back and closing: a reserve that nothing else can use up, 20 a second.</summary>
    Exit,
}

/// <summary>Calls of one key within the last second, by class. Per key and not per address: all of a person's scripts come from
/// the same one.</summary>
/// <remarks>Safe for several threads. Holds at most the calls of a second.</remarks>
internal sealed class RateBudget(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<RateClass, Queue<long>> _taken = [];

    public static int Limit(RateClass of) => of switch
    {
        RateClass.Order or RateClass.Smart => 10,
        RateClass.Exit => 20,
        _ => 50,
    };

    /// <summary>Takes one call; null when there was room, else how long until there is.</summary>
    public TimeSpan? Take(RateClass of)
    {
        lock (_lock)
        {
            if (!_taken.TryGetValue(of, out var taken))
                _taken.Add(of, taken = new Queue<long>(Limit(of)));
            while (taken.TryPeek(out var oldest) && time.GetElapsedTime(oldest) >= Window)
                taken.Dequeue();
            if (taken.Count >= Limit(of))
                return Window - time.GetElapsedTime(taken.Peek());
            taken.Enqueue(time.GetTimestamp());
            return null;
        }
    }
}
