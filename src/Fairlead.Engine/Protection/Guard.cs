using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Protection;

/// <summary>
/// The protection of one group in one instrument: follows its fills, and says when the plan closes it. It decides only;
/// sending the exit, and not sending it twice, is the group's.
/// </summary>
/// <remarks>
/// <para>The stop never loosens with price or time. An entry fill moves the average, and the stop with it, but only while
/// no trail and no break-even has improved the stop; after that a fill can only tighten it. So the stop is never further
/// from the average entry than the plan's distance, and profit once locked in stays locked in. Only
/// <see cref="Amend"/> may loosen, when told so.</para>
/// <para>Levels are rounded to the tick towards the market: a stop loses at most its distance, a target is struck no
/// later than its own. A stop that follows stands at least one tick behind what it follows.</para>
/// <para>Best price and profit are counted from the latest entry fill: a profit that the present average never had
/// brings no stage, or averaging down would close at once.</para>
/// <para>A rule that struck stays struck, whatever the price does next, so that a late entry fill is closed too.</para>
/// </remarks>
public sealed class Guard
{
    private readonly int _sign;
    private readonly long _multiplier;
    private readonly TickRule _tick;
    private AveragePrice _entry;
    private long _exitedUnits;
    private Timestamp _firstFillAt;
    private bool _wasImproved;
    private bool _isTrailing;

    // Prices times sign, so that for long and short alike a rise is a gain; an absent level is one no price reaches.
    private long _stop = long.MinValue;
    private long _maxLossAt = long.MinValue;
    private long _target = long.MaxValue;
    private long _best;

    /// <param name="plan">Without <see cref="ProtectionPlan.Fault"/>.</param>
    /// <param name="entry">Buy guards a long position, Sell a short one.</param>
    /// <param name="tick">The instrument's price step.</param>
    /// <param name="multiplier">Currency units one unit earns when the price moves by 1; positive.</param>
    public Guard(ProtectionPlan plan, Side entry, TickRule tick, long multiplier)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(multiplier, 1);
        // Copies, because desk state is a tree: nothing in it is shared with the instrument master or the command.
        Plan = plan.Copy();
        _tick = tick with { };
        _sign = entry.Sign();
        _multiplier = multiplier;
    }

    /// <summary>The plan in force; not to be written to.</summary>
    public ProtectionPlan Plan { get; private set; }

    /// <summary>Counts from 1; each <see cref="Amend"/> adds one.</summary>
    public int Version { get; private set; } = 1;

    public Side Entry => _sign > 0 ? Side.Buy : Side.Sell;

    /// <summary>Units filled at entry less units filled at exit; not positive when nothing is left to guard.</summary>
    public Quantity Open => new(_entry.Units - _exitedUnits);

    /// <summary>Average of all entry fills, exits change it not; null before the first.</summary>
    public decimal? AverageEntry => HasEntry ? _entry.ToDecimal() : null;

    /// <summary>Where the stop stands, a multiple of the tick; null without a stop, or before the first fill.</summary>
    public Price? StopLevel => HasEntry && _stop != long.MinValue ? Real(_stop) : null;

    /// <summary>Which rule put the stop where it stands: Stop, Trail or BreakEven; None without a stop.</summary>
    public ExitReason StopRule { get; private set; }

    /// <summary>Where the target stands, a multiple of the tick; null without a target, or before the first fill.</summary>
    public Price? TargetLevel => HasEntry && _target != long.MaxValue ? Real(_target) : null;

    /// <summary>The price at which the open quantity has lost the plan's maximum; null without one, or nothing open.</summary>
    public Price? MaxLossLevel => IsOpen && _maxLossAt != long.MinValue ? Real(_maxLossAt) : null;

    /// <summary>The most favourable price since the latest entry fill, from the average on (rounded to the millionth in the
    /// position's favour); null before the first fill.</summary>
    public Price? Best => HasEntry ? Real(_best) : null;

    /// <summary>The highest stage of the trail reached, from 1; 0 before the first, or without stages.</summary>
    public int Stage { get; private set; }

    /// <summary>The rule that struck first; None while none has.</summary>
    public ExitReason Struck { get; private set; }

    /// <summary>When the latest price judged became known; null before the first.</summary>
    public Timestamp? LastPriceAt { get; private set; }

    private bool HasEntry => _entry.Units > 0;
    private bool IsOpen => _entry.Units > _exitedUnits;

    /// <summary>Profit of the open quantity at a price, in currency units, before charges; a loss is negative.</summary>
    public decimal UnrealisedAt(Price price)
    {
        if (!IsOpen)
            return 0m;
        // Divided by the units last, so that an average between two millionths costs no digit.
        var gainOfAllEntered = (decimal)(((Int128)price.Micros * _entry.Units) - _entry.Cost) / Price.Scale * _sign;
        return gainOfAllEntered * Open.Units * _multiplier / _entry.Units;
    }

    /// <summary>The group was filled: the average, and what hangs on it, moves.</summary>
    /// <param name="quantity">Positive units.</param>
    /// <param name="price">Price of the fill.</param>
    /// <param name="at">When; the first one starts <see cref="ProtectionPlan.ExitAfter"/>.</param>
    public void OnEntryFill(Quantity quantity, Price price, Timestamp at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity.Units, 1, nameof(quantity));
        if (!HasEntry)
            _firstFillAt = at;
        _entry = _entry.With(quantity, price);
        Anchor();
    }

    /// <summary>The venue corrected an entry fill, or took it back (a corrected quantity of zero).</summary>
    /// <exception cref="ArgumentOutOfRangeException">More is taken back than was filled.</exception>
    public void OnEntryCorrected(Quantity quantity, Price price, Quantity correctedQuantity, Price correctedPrice)
    {
        _entry = _entry.With(correctedQuantity, correctedPrice).Without(quantity, price);
        if (HasEntry)
            Anchor();
        else
            Forget();
    }

    /// <summary>Part of the group was closed. Negative units take an exit back.</summary>
    public void OnExitFill(Quantity quantity)
    {
        _exitedUnits += quantity.Units;
        PlaceMaxLoss();
    }

    /// <summary>Judges a price or a bar, and lets the stop follow it. Allocates nothing.</summary>
    /// <returns>The rule that strikes, or that struck before; None while the group stays open or when nothing is.</returns>
    /// <remarks>
    /// Nothing tells in which order a bar touched its prices, so the worst is assumed: first its worst price meets the
    /// stop that stood before it, then its best price meets the target and moves the stop, then its close meets the
    /// moved stop.
    /// </remarks>
    public ExitReason OnPrice(in PriceSpan span)
    {
        if (!IsOpen)
            return ExitReason.None;
        LastPriceAt = span.At;
        if (Struck != ExitReason.None)
            return Struck;

        var (worst, best) = _sign > 0 ? (span.Low.Micros, span.High.Micros) : (-span.High.Micros, -span.Low.Micros);
        if (worst <= Math.Max(_stop, _maxLossAt))
            return Struck = _stop >= _maxLossAt ? StopRule : ExitReason.MaxLoss;
        if (best >= _target)
            return Struck = ExitReason.Target;
        if (best <= _best)
            return ExitReason.None;

        _best = best;
        Follow();
        return span.Close.Micros * _sign <= _stop ? Struck = StopRule : ExitReason.None;
    }

    /// <summary>Judges the time rules.</summary>
    /// <param name="now">The event's time.</param>
    /// <param name="sessionClose">Close of the session that square-off is for; null when there is none or it is
    /// unknown.</param>
    /// <returns>As <see cref="OnPrice"/>.</returns>
    public ExitReason OnTime(Timestamp now, Timestamp? sessionClose)
    {
        if (!IsOpen)
            return ExitReason.None;
        if (Struck == ExitReason.None)
            Struck = TimeRules.Due(Plan, now, _firstFillAt, sessionClose);
        return Struck;
    }

    /// <summary>When <see cref="OnTime"/> will strike, perhaps in the past; null when it will not, or nothing is open.</summary>
    public Timestamp? NextTimeAt(Timestamp? sessionClose) =>
        IsOpen ? TimeRules.NextAt(Plan, _firstFillAt, sessionClose) : null;

    /// <summary>
    /// An operator's change of plan. The new plan is applied as if it had stood since the latest entry fill, the best
    /// price is kept, and a struck rule is taken back: a stop that is still beyond the market strikes again at once.
    /// </summary>
    /// <param name="plan">The whole new plan.</param>
    /// <param name="expectedVersion">The version that the operator saw.</param>
    /// <param name="reference">The market's price now.</param>
    /// <param name="mayLoosen">The operator confirmed a wider stop, or none. Otherwise the tighter of the old and the
    /// new stop stands.</param>
    /// <returns>Null when applied; otherwise the fault, and nothing has changed.</returns>
    public PlanFault? Amend(ProtectionPlan plan, int expectedVersion, Price reference, bool mayLoosen)
    {
        if (expectedVersion != Version)
            return PlanFault.Version(Version, expectedVersion);
        if (plan.Fault(Entry, reference) is { } fault)
            return fault;

        var (stop, rule, improved, best) = (_stop, StopRule, _wasImproved, _best);
        Plan = plan.Copy();
        Version++;
        Forget();
        if (!HasEntry)
            return null;
        Anchor();
        _best = best;
        Follow();
        if (!mayLoosen && stop >= _stop)
            (_stop, StopRule, _wasImproved) = (stop, rule, improved || stop > _stop);
        return null;
    }

    /// <summary>Derives every level from the average. Not on the price path.</summary>
    private void Anchor()
    {
        _best = _entry.Moved(_sign, default, towards: 1, up: true);
        _target = Plan.TargetAt is { } at ? DownToTick(at.Micros * _sign)
            : Plan.Target is { } target ? DownToTick(_entry.Moved(_sign, target, towards: 1, up: false))
            : long.MaxValue;
        PlaceMaxLoss();
        PlaceFirstStop();
    }

    private void PlaceFirstStop()
    {
        var level = Plan.StopAt is { } at ? UpToTick(at.Micros * _sign)
            : Plan.Stop is { } distance ? Behind(_entry, distance)
            : long.MinValue;
        var rule = level == long.MinValue ? ExitReason.None : ExitReason.Stop;
        var trailed = Plan.Trail is { Stages: null, ActivateAfter: null } trail ? Behind(_entry, trail.By) : long.MinValue;
        if (trailed > level)
            (level, rule) = (trailed, ExitReason.Trail);
        if (!_wasImproved || level > _stop)
            (_stop, StopRule) = (level, rule);
    }

    private void PlaceMaxLoss()
    {
        _maxLossAt = long.MinValue;
        if (Plan.MaxLoss is not { } loss || !IsOpen)
            return;
        // The price p at which (average - p) x open x multiplier = loss, over one divisor so that nothing is rounded twice.
        var earning = (Int128)Open.Units * _multiplier;
        var lossMicros = (Int128)decimal.Floor(loss * Price.Scale);
        _maxLossAt = AveragePrice.Divide(
            (_entry.Cost * _sign * earning) - (lossMicros * _entry.Units), earning * _entry.Units, up: false);
    }

    /// <summary>The best price rose: break-even and trail may improve the stop.</summary>
    private void Follow()
    {
        if (Plan.BreakEven is { } rule && HasProfit(rule.Trigger))
            Improve(Kept(rule.Buffer), ExitReason.BreakEven);
        if (Plan.Trail is not { } trail)
            return;
        if (trail.Stages is { } stages)
        {
            FollowStages(stages);
            return;
        }

        _isTrailing = _isTrailing || trail.ActivateAfter is not { } profit || HasProfit(profit);
        if (_isTrailing)
            Improve(Behind(AveragePrice.Of(Real(_best)), trail.By), ExitReason.Trail);
    }

    private void FollowStages(TrailStage[] stages)
    {
        for (var i = stages.Length - 1; i >= 0; i--)
        {
            var stage = stages[i];
            var reached = HasProfit(stage.Profit);
            if (reached)
                Stage = Math.Max(Stage, i + 1);
            // A stage once reached goes on following, but locks in again only what the present average has earned.
            if (stage.Follow is { } step && i < Stage)
                Improve(Behind(AveragePrice.Of(Real(_best)), step), ExitReason.Trail);
            else if (stage.LockIn is { } profit && reached)
                Improve(Kept(profit), ExitReason.Trail);
        }
    }

    private void Improve(long level, ExitReason rule)
    {
        if (level > _stop)
            (_stop, StopRule, _wasImproved) = (level, rule, true);
    }

    private bool HasProfit(Distance profit) => _best >= _entry.Moved(_sign, profit, towards: 1, up: true);

    private long Kept(Distance profit) => BelowBest(UpToTick(_entry.Moved(_sign, profit, towards: 1, up: true)));

    private long Behind(AveragePrice anchor, Distance distance) =>
        BelowBest(UpToTick(anchor.Moved(_sign, distance, towards: -1, up: true)));

    // On the best price itself a stop would strike at once; a distance finer than the tick must not do that.
    private long BelowBest(long level) => level < _best ? level : DownToTick(_best - 1);

    private long UpToTick(long level) => _tick.Round(Real(level), _sign > 0 ? Rounding.Up : Rounding.Down).Micros * _sign;

    private long DownToTick(long level) => _tick.Round(Real(level), _sign > 0 ? Rounding.Down : Rounding.Up).Micros * _sign;

    private Price Real(long level) => new(level * _sign);

    /// <summary>Back to how a guard starts, but for the fills.</summary>
    private void Forget()
    {
        (_stop, _maxLossAt, _target, _best) = (long.MinValue, long.MinValue, long.MaxValue, 0);
        (_wasImproved, _isTrailing, Stage) = (false, false, 0);
        (StopRule, Struck) = (ExitReason.None, ExitReason.None);
    }
}
