using Fairlead.Domain.Time;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Loop;

/// <summary>The computer's time, held back where it would fall.</summary>
public sealed class WallClock(TimeProvider wall) : IDeskClock
{
    private long _latest = long.MinValue;

    public Timestamp Now
    {
        get
        {
            var now = wall.Now().Nanos;
            long latest;
            do
            {
                latest = Volatile.Read(ref _latest);
                if (now <= latest)
                    return new Timestamp(latest);
            }
            while (Interlocked.CompareExchange(ref _latest, now, latest) != latest);
            return new Timestamp(now);
        }
    }

    public double Speed => 1;

    public void Reached(Timestamp at)
    {
    }
}
