using Fairlead.Domain.Time;
using Fairlead.Practice.Days;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Seeding;
using Fairlead.Practice.Shocks;
using Fairlead.Practice.Surface;

namespace Fairlead.Practice.Paths;

/// <summary>Prices and volatilities of one day, at any of its instants, shocks included.</summary>
internal sealed class DayMarket
{
    /// <summary>A spike shakes prices while it adds at least this to the volatility, per year.</summary>
    private const double LeastShaking = 0.001;

    private readonly ListedMarket _market;
    private readonly ShockBook _shocks;
    private readonly IntradayPath[] _paths;
    private readonly (double Slow, double Fast)[] _waves;
    private readonly HeldSpike? _own;

    public DayMarket(ListedMarket market, DayPlan plan, ShockBook shocks)
    {
        (_market, Plan, _shocks) = (market, plan, shocks);
        _own = plan.Spike is null ? null : new HeldSpike(plan.Spike, Underlying: null);
        _paths = PathMaker.Make(market, plan);
        _waves = new (double, double)[market.Underlyings];
        for (var underlying = 0; underlying < _waves.Length; underlying++)
        {
            var wave = SeededStream.Of(market.Seed, StreamPurpose.VolatilityWave, plan.Hours.Day.DayNumber, underlying);
            _waves[underlying] = (wave.Between(0, Math.Tau), wave.Between(0, Math.Tau));
        }

        if (_own is { } own)
            Shake(own);
        foreach (var spike in shocks.Spikes)
            Shake(spike);
    }

    public DayPlan Plan { get; }

    public double PriceAt(int underlying, Timestamp at) =>
        Math.Exp(_paths[underlying].At(Math.Max(0, Plan.Hours.SecondsAt(at))) + _shocks.GapLogAt(underlying, at));

    /// <summary>The logarithm of the price at a whole second, without what a person's gaps add.</summary>
    public double PathAt(int underlying, int second) => _paths[underlying][second];

    public VolatilitySurface SurfaceAt(int underlying, Timestamp at)
    {
        var profile = _market.Region.Underlyings[underlying];
        var seconds = Math.Max(0, Plan.Hours.SecondsAt(at));
        var moved = _paths[underlying].At(seconds) - Plan.OpenLog[underlying];
        var level = Plan.Volatility[underlying] * Math.Exp(-profile.Leverage * moved) * (1 + WaveAt(underlying, seconds));
        return new VolatilitySurface(level, _shocks.SpikeAt(underlying, at) + (_own?.ShareAt(at) ?? 0), profile.Skew);
    }

    /// <summary>The instants in a span at which prices or volatilities jump.</summary>
    public IReadOnlyList<Timestamp> JumpsIn(int underlying, Timestamp from, Timestamp until) => _shocks.JumpsIn(underlying, from, until);

    /// <summary>The breathing of implied volatility within the day, relative to its level; nothing at the opening.</summary>
    private double WaveAt(int underlying, double seconds)
    {
        const double SlowRate = Math.Tau / 4_700;
        const double FastRate = Math.Tau / 1_130;
        var (slow, fast) = _waves[underlying];
        return (0.010 * (Math.Sin((SlowRate * seconds) + slow) - Math.Sin(slow))) + (0.005 * (Math.Sin((FastRate * seconds) + fast) - Math.Sin(fast)));
    }

    private void Shake(HeldSpike held)
    {
        var hours = Plan.Hours;
        var firstSecond = (int)Math.Clamp(Math.Ceiling(hours.SecondsAt(held.Spike.At)), 0, hours.Seconds);
        if (held.ShareAt(Later(held.Spike.At, hours.Open)) < LeastShaking)
            return;
        for (var underlying = 0; underlying < _paths.Length; underlying++)
        {
            if (!held.IsOf(underlying))
                continue;
            var shake = SeededStream.Of(_market.Seed, StreamPurpose.SpikePath, hours.Day.DayNumber, underlying, held.Spike.At.Nanos);
            var (move, volatility) = (_market.Region.Underlyings[underlying].DayMove, Plan.Volatility[underlying]);
            _paths[underlying].Shake(ref shake, firstSecond, second =>
            {
                var share = held.ShareAt(hours.AtSecond(second));
                var ratio = (volatility + share) / volatility;
                return share < LeastShaking ? 0 : move * PathMaker.SizeAt(second, hours.Seconds) * Math.Sqrt((ratio * ratio) - 1);
            });
        }
    }

    private static Timestamp Later(Timestamp a, Timestamp b) => a > b ? a : b;
}
