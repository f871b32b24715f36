using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using static Fairlead.Engine.Tests.Protection.GuardKit;

namespace Fairlead.Engine.Tests.Protection;

/// <summary>One thing that happens to a guard: an entry fill, an exit fill, or a span of prices.</summary>
internal sealed record GuardStep(long EntryUnits, long ExitUnits, Price Price, Bar Bar)
{
    public bool IsSpan => EntryUnits == 0 && ExitUnits == 0;
    public PriceSpan Span => PriceSpan.Of(Bar);

    public ExitReason Apply(Guard guard)
    {
        if (EntryUnits > 0)
            guard.OnEntryFill(new Quantity(EntryUnits), Price, Start);
        else if (ExitUnits > 0)
            guard.OnExitFill(new Quantity(ExitUnits));
        else
            return guard.OnPrice(Span);
        return ExitReason.None;
    }

    /// <summary>The same step with every price put through a map that may turn the market upside down.</summary>
    public GuardStep Map(Func<Price, Price> map) =>
        new(EntryUnits, ExitUnits, map(Price), new Bar(Start, Start, map(Bar.Open), map(Bar.High), map(Bar.Low), map(Bar.Close), default));
}

/// <summary>A random plan and what happens to it, on a grid of 0.05 around 100.</summary>
internal sealed class GuardPath
{
    private readonly Random _random;
    private long _open;

    private GuardPath(int seed, bool percentages)
    {
        _random = new Random(seed);
        Entry = _random.Next(2) == 0 ? Side.Buy : Side.Sell;
        do
            Plan = RandomPlan(percentages);
        while (Plan.Fault(Entry, Price.Of(100m)) is not null);
        // Across 100 the step doubles, as real venues do.
        Tick = percentages && _random.Next(3) == 0 ? new TickRule(Price.Of(0.05m), Price.Of(100m), Price.Of(0.10m)) : FivePaise;
        Steps = RandomSteps();
    }

    public Side Entry { get; }
    public ProtectionPlan Plan { get; }
    public TickRule Tick { get; }
    public IReadOnlyList<GuardStep> Steps { get; }

    /// <param name="seed">Same seed, same paths.</param>
    /// <param name="percentages">Also distances in percent and steps that change with the price.</param>
    public static IEnumerable<GuardPath> Many(int seed, bool percentages)
    {
        for (var i = 0; i < 12; i++)
            yield return new GuardPath((seed * 1_000) + i, percentages);
    }

    public Guard Guard() => new(Plan, Entry, Tick, multiplier: 10);

    private bool Chance(int percent) => _random.Next(100) < percent;

    private Distance Distance(int maxSteps, bool percentages) => percentages && Chance(40)
        ? Percent(_random.Next(1, maxSteps * 5) / 100m)
        : Points(_random.Next(1, maxSteps) * 0.05m + (Chance(20) ? 0.013m : 0m));

    private ProtectionPlan RandomPlan(bool percentages)
    {
        Distance Any(int maxSteps) => Distance(maxSteps, percentages);
        var sign = Entry.Sign();
        var fixedStop = Chance(20);
        return new ProtectionPlan
        {
            Stop = !fixedStop && Chance(70) ? Any(80) : null,
            StopAt = fixedStop ? Price.Of(100m - (sign * _random.Next(1, 80) * 0.05m)) : null,
            Target = Chance(30) ? Any(200) : null,
            BreakEven = Chance(40) ? new BreakEvenRule(Any(60), Any(20)) : null,
            MaxLoss = Chance(30) ? _random.Next(1, 2_000) : null,
            Trail = _random.Next(3) switch
            {
                0 => null,
                1 => new TrailRule { By = Any(60), ActivateAfter = Chance(50) ? Any(60) : null },
                _ => new TrailRule { Stages = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(i => RandomStage(i, Any))] },
            },
        };
    }

    private TrailStage RandomStage(int number, Func<int, Distance> any)
    {
        var profit = Points((number * 1.5m) + (_random.Next(1, 25) * 0.05m));
        return Chance(50) ? new TrailStage(profit, LockIn: any(20), Follow: null) : new TrailStage(profit, LockIn: null, Follow: any(40));
    }

    private List<GuardStep> RandomSteps()
    {
        var steps = new List<GuardStep>();
        var price = 2_000; // steps of 0.05
        for (var i = 0; i < 50; i++)
        {
            var drift = Entry.Sign() * (Chance(30) ? -1 : 1);
            price += (drift * _random.Next(0, 6)) + (Chance(3) ? _random.Next(-40, 40) : 0);
            steps.Add(RandomStep(price, isFirst: i == 0));
        }

        return steps;
    }

    private GuardStep RandomStep(int steps, bool isFirst)
    {
        Price At(int offset) => Price.Of((steps + offset) * 0.05m);
        var price = At(0);
        var flat = new Bar(Start, Start, price, price, price, price, default);
        if (isFirst || Chance(8))
        {
            var units = _random.Next(1, 8);
            _open += units;
            return new GuardStep(units, 0, price, flat);
        }

        if (_open > 1 && Chance(4))
        {
            _open--;
            return new GuardStep(0, 1, price, flat);
        }

        var reach = Chance(30) ? _random.Next(1, 30) : 0;
        return new GuardStep(0, 0, price, flat with { High = At(_random.Next(0, reach + 1)), Low = At(-_random.Next(0, reach + 1)) });
    }
}
