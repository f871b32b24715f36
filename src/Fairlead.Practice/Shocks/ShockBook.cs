using Fairlead.Domain.Time;

namespace Fairlead.Practice.Shocks;

/// <summary>What a person has done to the market so far. What it does at an instant depends on earlier shocks only.</summary>
internal sealed class ShockBook
{
    /// <summary>More than a person needs; every one is kept, because a restart makes the same day again.</summary>
    public const int MaxShocks = 1_000;

    /// <summary>Volatility points that a gap of one percent adds, and how fast they go.</summary>
    private const decimal PointsOfGap = 0.8m;

    private static readonly TimeSpan HalfLifeOfGap = TimeSpan.FromMinutes(20);

    private readonly List<Gap> _gaps = [];
    private readonly List<HeldSpike> _spikes = [];

    public IReadOnlyList<HeldSpike> Spikes => _spikes;

    /// <summary>How many there are; tells whether anything is new.</summary>
    public int Count { get; private set; }

    /// <exception cref="ArgumentException">A value is out of range, or the book is full.</exception>
    public void Add(MarketShock shock, int underlyings)
    {
        if (Count == MaxShocks)
            throw new ArgumentException($"The practice market holds {MaxShocks} shocks and no more.", nameof(shock));
        switch (shock)
        {
            case Gap gap:
                Check(gap, underlyings);
                _gaps.Add(gap);
                if (gap.Percent != 0)
                {
                    var points = Math.Abs(gap.Percent) * PointsOfGap;
                    _spikes.Add(new HeldSpike(new VolatilitySpike(gap.At, points, HalfLifeOfGap), gap.Instrument?.Index));
                }

                break;
            case VolatilitySpike spike:
                Check(spike);
                _spikes.Add(new HeldSpike(spike, Underlying: null));
                break;
            default:
                throw new ArgumentException($"{shock.GetType().Name} is no shock of the practice market.", nameof(shock));
        }

        Count++;
    }

    /// <summary>What gaps have added to the logarithm of an underlying's price.</summary>
    public double GapLogAt(int underlying, Timestamp at)
    {
        var log = 0.0;
        foreach (var gap in _gaps)
        {
            if (gap.At <= at && (gap.Instrument is not { } one || one.Index == underlying))
                log += Math.Log(1 + ((double)gap.Percent / 100));
        }

        return log;
    }

    /// <summary>What spikes add to an underlying's 30-day volatility, per year.</summary>
    public double SpikeAt(int underlying, Timestamp at)
    {
        var sum = 0.0;
        foreach (var held in _spikes)
            sum += held.IsOf(underlying) ? held.ShareAt(at) : 0;
        return sum;
    }

    /// <summary>The instants in a span at which an underlying's prices or volatilities jump, each once, in order.</summary>
    public IReadOnlyList<Timestamp> JumpsIn(int underlying, Timestamp from, Timestamp until)
    {
        SortedSet<Timestamp>? found = null;
        foreach (var held in _spikes)
        {
            if (held.IsOf(underlying) && held.Spike.At >= from && held.Spike.At < until)
                (found ??= []).Add(held.Spike.At);
        }

        return found is null ? [] : [.. found];
    }

    private static void Check(Gap gap, int underlyings)
    {
        if (gap.Percent is < -50 or > 100)
            throw new ArgumentException($"A gap of {gap.Percent} percent; it may be -50 to 100.", nameof(gap));
        if (gap.Instrument is { } one && (one.Index < 0 || one.Index >= underlyings))
            throw new ArgumentException($"A gap of instrument {one}; only shares and price indices gap, their options follow.", nameof(gap));
    }

    private static void Check(VolatilitySpike spike)
    {
        if (spike.Points is <= 0 or > 100)
            throw new ArgumentException($"A spike of {spike.Points} points; it may be above 0 to 100.", nameof(spike));
        if (spike.HalfLife < TimeSpan.FromSeconds(1) || spike.HalfLife > TimeSpan.FromDays(30))
            throw new ArgumentException($"A half-life of {spike.HalfLife}; it may be a second to 30 days.", nameof(spike));
    }
}
