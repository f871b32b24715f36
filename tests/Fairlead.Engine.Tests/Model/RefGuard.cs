using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Tests.Model;

/// <summary>When the plan of a group in one instrument closes it, in plain decimals. A short is a long in a mirror: prices
/// are multiplied by the sign, so that up is always a gain.</summary>
internal sealed class RefGuard(ProtectionPlan plan, int sign, Instrument row)
{
    private const decimal Millionth = 0.000001m;

    private ProtectionPlan _plan = plan;
    private long _entered;
    private decimal _cost;
    private long _exited;
    private decimal? _stop;
    private string _stopRule = "None";
    private bool _isImproved;
    private bool _isTrailing;
    private decimal _best;

    public int Version { get; private set; } = 1;
    public string Struck { get; private set; } = "None";
    public Timestamp FirstFillAt { get; private set; }
    public ProtectionPlan Plan => _plan;
    public decimal? StopLevel => _entered > 0 && _stop is { } stop ? stop * sign : null;
    public decimal? TargetLevel => _entered > 0 && Target() is { } target ? target * sign : null;

    private bool IsOpen => _entered > _exited;
    private decimal Average => _cost / _entered;

    public void Entered(long units, decimal price, Timestamp at)
    {
        if (_entered == 0)
            FirstFillAt = at;
        _entered += units;
        _cost += units * price * sign;
        Anchor();
    }

    public void EntryCorrected(long units, decimal price, long newUnits, decimal newPrice)
    {
        _entered += newUnits - units;
        _cost += ((newUnits * newPrice) - (units * price)) * sign;
        if (_entered > 0)
            Anchor();
        else
            Forget();
    }

    public void Exited(long units) => _exited += units;

    /// <summary>The worst order of a bar's prices: its worst first, against the stop that stood before; then its best; then
    /// its close against the stop as moved.</summary>
    public string OnPrice(decimal low, decimal high, decimal close)
    {
        if (!IsOpen || Struck != "None")
            return IsOpen ? Struck : "None";
        var worst = sign > 0 ? low : -high;
        var best = sign > 0 ? high : -low;
        var maxLoss = MaxLossLevel();
        if (worst <= _stop && (maxLoss is null || _stop >= maxLoss))
            return Struck = _stopRule;
        if (worst <= maxLoss)
            return Struck = "MaxLoss";
        if (best >= Target())
            return Struck = "Target";
        if (best <= _best)
            return "None";
        _best = best;
        Follow();
        return close * sign <= _stop ? Struck = _stopRule : "None";
    }

    public string OnTime(Timestamp now, Timestamp sessionClose)
    {
        if (IsOpen && Struck == "None")
            Struck = RefTimes.Due(_plan, now, FirstFillAt, sessionClose);
        return IsOpen ? Struck : "None";
    }

    public void Amend(ProtectionPlan changed)
    {
        var best = _best;
        _plan = changed;
        Version++;
        Forget();
        if (_entered == 0)
            return;
        Anchor();
        _best = best;
        Follow();
    }

    private void Forget()
    {
        (_stop, _stopRule, _isImproved, _isTrailing, _best, Struck) = (null, "None", false, false, 0, "None");
    }

    /// <summary>The average moved: best price and levels begin anew, but a stop once improved only tightens.</summary>
    private void Anchor()
    {
        _best = decimal.Ceiling(Average / Millionth) * Millionth;
        decimal? level = _plan.StopAt is { } at ? Tighter(at.ToDecimal() * sign)
            : _plan.Stop is { } distance ? Behind(Average, distance)
            : null;
        var rule = level is null ? "None" : "Stop";
        if (_plan.Trail is { ActivateAfter: null } trail && Behind(Average, trail.By) is var trailed && !(trailed <= level))
            (level, rule) = (trailed, "Trail");
        if (!_isImproved || level > _stop)
            (_stop, _stopRule) = (level, rule);
    }

    private void Follow()
    {
        if (_plan.BreakEven is { } rule && HasProfit(rule.Trigger))
            Improve(BelowBest(Tighter(Average + Of(rule.Buffer, Average))), "BreakEven");
        if (_plan.Trail is not { } trail)
            return;
        _isTrailing = _isTrailing || trail.ActivateAfter is not { } profit || HasProfit(profit);
        if (_isTrailing)
            Improve(Behind(_best, trail.By), "Trail");
    }

    private void Improve(decimal level, string rule)
    {
        if (_stop is null || level > _stop)
            (_stop, _stopRule, _isImproved) = (level, rule, true);
    }

    private bool HasProfit(Distance profit) => _best >= Average + Of(profit, Average);

    private decimal? Target() => _plan.TargetAt is { } at ? Looser(at.ToDecimal() * sign)
        : _plan.Target is { } target ? Looser(Average + Of(target, Average))
        : null;

    /// <summary>The price at which (average - price) x open x multiplier is the loss, cut down to a millionth.</summary>
    private decimal? MaxLossLevel() => _plan.MaxLoss is { } loss && IsOpen
        ? decimal.Floor(((_cost * (_entered - _exited) * row.Multiplier) - (loss * _entered)) / (_entered * (_entered - _exited) * row.Multiplier) / Millionth) * Millionth
        : null;

    private decimal Behind(decimal anchor, Distance distance) => BelowBest(Tighter(anchor - Of(distance, anchor)));

    /// <summary>On the best price itself a stop would strike at once.</summary>
    private decimal BelowBest(decimal level) => level < _best ? level : Looser(_best - Millionth);

    private static decimal Of(Distance distance, decimal anchor) =>
        distance.BasisPoints == 0 ? distance.Points.ToDecimal() : Math.Abs(anchor) * distance.BasisPoints / 10_000m;

    private decimal Tighter(decimal level) => decimal.Ceiling(level / Tick(level)) * Tick(level);

    private decimal Looser(decimal level) => decimal.Floor(level / Tick(level)) * Tick(level);

    private decimal Tick(decimal level) => (Math.Abs(level) < row.Tick.Threshold.ToDecimal() ? row.Tick.Below : row.Tick.From).ToDecimal();
}

/// <summary>The time rules of a plan.</summary>
internal static class RefTimes
{
    public static Timestamp? NextAt(ProtectionPlan plan, Timestamp firstFillAt, Timestamp sessionClose)
    {
        Timestamp?[] instants = [plan.ExitAt, firstFillAt + plan.ExitAfter, sessionClose - plan.SquareOffBefore];
        return instants.Where(at => at is not null).Min();
    }

    public static string Due(ProtectionPlan plan, Timestamp now, Timestamp firstFillAt, Timestamp sessionClose)
    {
        if (NextAt(plan, firstFillAt, sessionClose) is not { } at || now < at)
            return "None";
        return plan.ExitAt == at || firstFillAt + plan.ExitAfter == at ? "TimeExit" : "SquareOff";
    }
}

/// <summary>When the combined premium of a structure closes it.</summary>
internal sealed class RefPremium(ProtectionPlan plan, bool isCredit, int[] signs, Instrument row)
{
    private readonly long[] _entered = new long[signs.Length];
    private readonly decimal[] _cost = new decimal[signs.Length];
    private readonly (decimal? Price, Timestamp At)[] _marks = new (decimal?, Timestamp)[signs.Length];
    private readonly long[] _exited = new long[signs.Length];

    public string Struck { get; private set; } = "None";
    public Timestamp FirstFillAt { get; private set; }
    public ProtectionPlan Plan => plan;

    private bool IsOpen => Legs.Any(leg => Open(leg) > 0);
    private IEnumerable<int> Legs => Enumerable.Range(0, signs.Length);

    public void Entered(int leg, long units, decimal price, Timestamp at)
    {
        if (_entered.All(each => each == 0))
            FirstFillAt = at;
        _entered[leg] += units;
        _cost[leg] += units * price;
    }

    public void EntryCorrected(int leg, long units, decimal price, long newUnits, decimal newPrice)
    {
        _entered[leg] += newUnits - units;
        _cost[leg] += (newUnits * newPrice) - (units * price);
    }

    public void Exited(int leg, long units) => _exited[leg] += units;

    public void Mark(int leg, decimal? price, Timestamp at) => _marks[leg] = (price, at);

    /// <summary>Judges with the marks of the legs; where one is unknown or too old nothing strikes on price.</summary>
    public string OnMarks(Timestamp now, TimeSpan maxAge)
    {
        if (!IsOpen)
            return "None";
        if (Struck != "None" || Legs.Any(leg => Open(leg) > 0 && (_marks[leg].Price is null || now - _marks[leg].At > maxAge)))
            return Struck;
        // Received is positive: selling brings premium.
        var brought = Legs.Sum(leg => Open(leg) > 0 ? -signs[leg] * decimal.Truncate(_cost[leg] * 1_000_000m * Open(leg) / _entered[leg]) / 1_000_000m : 0m);
        var cost = Legs.Sum(leg => Open(leg) > 0 ? -signs[leg] * _marks[leg].Price!.Value * Open(leg) : 0m);
        var hasRatio = isCredit ? brought > 0 : brought < 0;
        decimal? stopAt = hasRatio && plan.CombinedPremium?.StopRatio is { } stop ? brought * stop : null;
        decimal? targetAt = hasRatio && plan.CombinedPremium?.TargetRatio is { } target ? brought * target : null;
        decimal? lossAt = plan.MaxLoss is { } loss ? brought + (loss / row.Multiplier) : null;
        if (cost >= stopAt && !(lossAt < stopAt))
            return Struck = "CombinedStop";
        if (cost >= lossAt)
            return Struck = "MaxLoss";
        return cost <= targetAt ? Struck = "CombinedTarget" : "None";
    }

    public string OnTime(Timestamp now, Timestamp sessionClose)
    {
        if (IsOpen && Struck == "None")
            Struck = RefTimes.Due(plan, now, FirstFillAt, sessionClose);
        return IsOpen ? Struck : "None";
    }

    private long Open(int leg) => _entered[leg] - _exited[leg];
}
