using Fairlead.Quant.Options;

namespace Fairlead.Practice.Seeding;

/// <summary>
/// A stream of numbers that depends on its key alone (SplitMix64: Steele, Lea, Flood 2014). Keys name what the numbers are
/// for, so one part of the market can be made without the parts before it. A mutable struct: pass it by reference.
/// </summary>
internal struct SeededStream
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state;

    private SeededStream(ulong state) => _state = state;

    /// <param name="seed">The market's seed.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="a">First part of the key: a day, say.</param>
    /// <param name="b">Second part.</param>
    /// <param name="c">Third part.</param>
    public static SeededStream Of(ulong seed, StreamPurpose purpose, long a = 0, long b = 0, long c = 0)
    {
        unchecked
        {
            var key = Mix(seed + Golden);
            key = Mix(key ^ ((ulong)purpose * Golden));
            key = Mix(key ^ (((ulong)a + 1) * Golden));
            key = Mix(key ^ (((ulong)b + 2) * Golden));
            return new SeededStream(Mix(key ^ (((ulong)c + 3) * Golden)));
        }
    }

    public ulong Next()
    {
        unchecked
        {
            _state += Golden;
            return Mix(_state);
        }
    }

    /// <summary>Evenly in (0, 1), ends excluded.</summary>
    public double Uniform() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>0 up to, not including, a count.</summary>
    public int Below(int count) => (int)(Uniform() * count);

    public bool Chance(double probability) => Uniform() < probability;

    /// <summary>Standard normal.</summary>
    public double Normal() => NormalDistribution.InverseCdf(Uniform());

    /// <summary>How often something happens whose mean is small (below about 20), at most 64.</summary>
    public int Poisson(double mean)
    {
        const int Most = 64;
        var limit = Math.Exp(-mean);
        var product = Uniform();
        var count = 0;
        while (product > limit && count < Most)
        {
            product *= Uniform();
            count++;
        }

        return count;
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
