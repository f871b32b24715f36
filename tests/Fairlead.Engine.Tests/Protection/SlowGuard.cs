using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Tests.Protection;

/// <summary>
/// The slow twin of <see cref="Guard"/>: keeps nothing between steps, but says from the whole list of steps, in exact
/// fractions, where the stop stood after any of them.
/// </summary>
internal sealed class SlowGuard(ProtectionPlan plan, Side entry, TickRule tick, long multiplier, IReadOnlyList<GuardStep> steps)
{
    private readonly bool _isLong = entry == Side.Buy;

    // Answers once found, only to save time: what a list of steps means does not change.
    private readonly Dictionary<int, Fraction> _averages = [];
    private readonly Dictionary<int, Price?> _bests = [];
    private readonly Dictionary<int, Price?> _improved = [];

    /// <summary>The stop after step <paramref name="n"/>; null without one.</summary>
    public Price? StopAfter(int n)
    {
        var improved = FirstImprovement(n);
        if (improved < 0)
            return PlainStop(LastEntry(n));
        var stop = PlainStop(LastEntry(improved));
        for (var i = improved; i <= n; i++)
            stop = Tightest(stop, steps[i].EntryUnits > 0 ? PlainStop(i) : ImprovedStop(i));
        return stop;
    }

    public Price? TargetAfter(int n) => plan.TargetAt is { } at ? ToTick(Fraction.Of(at), towardsGain: false)
        : plan.Target is { } target ? ToTick(Shift(Average(n), target, gain: true), towardsGain: false)
        : null;

    public int StageAfter(int n) =>
        Enumerable.Range(0, n + 1).Select(i => plan.Trail?.Stages?.Count(stage => HasProfit(i, stage.Profit)) ?? 0).Max();

    /// <summary>Whether and by which kind of level the span of step <paramref name="n"/> closes.</summary>
    public ExitReason Verdict(int n)
    {
        var span = steps[n].Span;
        var (worst, best) = _isLong ? (span.Low, span.High) : (span.High, span.Low);
        var stop = StopAfter(n - 1);
        var lost = LossPrice(n - 1) is { } level && !IsBetter(Fraction.Of(worst), level);
        if (lost && (stop is null || IsBetter(LossPrice(n - 1)!.Value, Fraction.Of(stop.Value))))
            return ExitReason.MaxLoss;
        if (stop is { } before && !IsBetter(worst, before))
            return ExitReason.Stop;
        if (TargetAfter(n - 1) is { } target && !IsBetter(target, best))
            return ExitReason.Target;
        return StopAfter(n) is { } after && !IsBetter(span.Close, after) ? ExitReason.Stop : ExitReason.None;
    }

    private int LastEntry(int n) => Enumerable.Range(0, n + 1).Last(i => steps[i].EntryUnits > 0);

    private Fraction Average(int n) => Once(_averages, n, FindAverage);

    private Price? Best(int n) => Once(_bests, n, FindBest);

    private Price? ImprovedStop(int n) => Once(_improved, n, FindImprovedStop);

    private static T Once<T>(Dictionary<int, T> answers, int n, Func<int, T> find) =>
        answers.TryGetValue(n, out var answer) ? answer : answers[n] = find(n);

    private Fraction FindAverage(int n)
    {
        var fills = steps.Take(n + 1).Where(step => step.EntryUnits > 0).ToList();
        return fills.Aggregate(new Fraction(0, 1), (sum, fill) => sum + (Fraction.Of(fill.Price) * new Fraction(fill.EntryUnits, 1)))
            / fills.Sum(fill => fill.EntryUnits);
    }

    private Fraction? LossPrice(int n)
    {
        var open = steps.Take(n + 1).Sum(step => step.EntryUnits - step.ExitUnits);
        if (plan.MaxLoss is not { } loss)
            return null;
        var perUnit = Fraction.Of(loss) / (open * multiplier);
        return _isLong ? Average(n) - perUnit : Average(n) + perUnit;
    }

    /// <summary>Best price since the latest entry; null while none was better than the average.</summary>
    private Price? FindBest(int n)
    {
        var average = Average(n);
        var seen = steps.Skip(LastEntry(n)).Take(n + 1 - LastEntry(n)).Where(step => step.IsSpan)
            .Select(step => _isLong ? step.Span.High : step.Span.Low)
            .Where(price => IsBetter(Fraction.Of(price), average)).ToList();
        return seen.Count == 0 ? null : _isLong ? seen.Max() : seen.Min();
    }

    private bool HasProfit(int n, Distance profit) =>
        Best(n) is { } best && !IsBetter(Shift(Average(n), profit, gain: true), Fraction.Of(best));

    private int FirstImprovement(int n)
    {
        for (var i = 0; i <= n; i++)
        {
            if (steps[i].IsSpan && ImprovedStop(i) is { } level && (PlainStop(LastEntry(i)) is not { } plain || IsBetter(level, plain)))
                return i;
        }

        return -1;
    }

    private Price? PlainStop(int n)
    {
        var average = Average(n);
        var stop = plan.StopAt is { } at ? ToTick(Fraction.Of(at), towardsGain: true)
            : plan.Stop is { } distance ? Behind(average, distance)
            : (Price?)null;
        return plan.Trail is { Stages: null, ActivateAfter: null } trail ? Tightest(stop, Behind(average, trail.By)) : stop;
    }

    private Price? FindImprovedStop(int n)
    {
        if (Best(n) is not { } best)
            return null;
        Price? stop = null;
        if (plan.BreakEven is { } rule && HasProfit(n, rule.Trigger))
            stop = Keep(n, rule.Buffer, best);
        if (plan.Trail is { Stages: null } trail
            && (trail.ActivateAfter is not { } after || Enumerable.Range(0, n + 1).Any(i => HasProfit(i, after))))
            stop = Tightest(stop, Behind(Fraction.Of(best), trail.By));
        foreach (var stage in (plan.Trail?.Stages ?? []).Take(StageAfter(n)))
        {
            if (stage.Follow is { } step)
                stop = Tightest(stop, Behind(Fraction.Of(best), step));
            else if (HasProfit(n, stage.Profit))
                stop = Tightest(stop, Keep(n, stage.LockIn!.Value, best));
        }

        return stop;
    }

    private Price Keep(int n, Distance profit, Price best) =>
        ButNotAt(Fraction.Of(best), ToTick(Shift(Average(n), profit, gain: true), towardsGain: true));

    private Price Behind(Fraction anchor, Distance distance) =>
        ButNotAt(anchor, ToTick(Shift(anchor, distance, gain: false), towardsGain: true));

    private Price ButNotAt(Fraction best, Price level)
    {
        if (IsBetter(best, Fraction.Of(level)))
            return level;
        // The millionth just short of the best, then the tick.
        var micro = new Price(1);
        var nearest = best.To(micro, up: _isLong);
        return ToTick(Fraction.Of(_isLong ? nearest - micro : nearest + micro), towardsGain: false);
    }

    private Fraction Shift(Fraction anchor, Distance distance, bool gain)
    {
        var by = distance.BasisPoints == 0 ? Fraction.Of(distance.Points) : anchor * new Fraction(distance.BasisPoints, 10_000);
        return gain == _isLong ? anchor + by : anchor - by;
    }

    private Price ToTick(Fraction level, bool towardsGain)
    {
        var step = level.CompareTo(Fraction.Of(tick.Threshold)) < 0 ? tick.Below : tick.From;
        return level.To(step, up: towardsGain == _isLong);
    }

    private Price? Tightest(Price? a, Price? b) => a is not { } x ? b : b is not { } y ? a : IsBetter(x, y) ? x : y;

    private bool IsBetter(Price a, Price b) => _isLong ? a > b : a < b;

    private bool IsBetter(Fraction a, Fraction b) => _isLong ? a.CompareTo(b) > 0 : a.CompareTo(b) < 0;
}
