using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Risk;

/// <summary>What the account remembers about its risk: halts, the day's start, the high-water mark, the order
/// rate.</summary>
/// <remarks>A fold of the journal: a restart replays to the same figures, so no restart grants a fresh loss budget.
/// Halts tighten by themselves and are lifted only by a named person with a reason; no clock lifts one.</remarks>
public sealed class RiskState(RiskLimits limits)
{
    [Reference] private readonly RiskLimits _limits = limits;
    private readonly List<Halt> _ownerHalts = [];
    private readonly OrderRate _rate = new();
    private Halt _accountHalt;
    private DateOnly _day;
    private Money? _dayStart;
    private Money? _lastEquity;
    private bool _isEquityKnown;
    private Money? _lossBase;
    private Money? _highWater;

    public RiskLimits Limits => _limits;
    public OrderRate Rate => _rate;

    /// <summary>The halt of the whole account.</summary>
    public Halt AccountHalt => _accountHalt;

    /// <summary>The trading day that began last; the first of January of year 1 before any.</summary>
    public DateOnly Day => _day;

    /// <summary>Equity when the trading day began; null when it was never known.</summary>
    public Money? DayStart => _dayStart;

    /// <summary>Equity now; null while a position has no mark or the broker does not tell.</summary>
    public Money? Equity => _isEquityKnown ? _lastEquity : null;

    /// <summary>What the daily loss is measured from: the day's start, or equity at a confirmed release
    /// since.</summary>
    public Money? LossBase => _lossBase;

    /// <summary>Highest equity since the account began, or since a confirmed release; drawdown is measured from
    /// it.</summary>
    public Money? HighWater => _highWater;

    /// <summary>The owner's own halt; no halt for an owner never halted.</summary>
    public Halt OwnerHalt(int owner) => owner < _ownerHalts.Count ? _ownerHalts[owner] : default;

    /// <summary>What applies to an owner: its own halt or the account's, whichever is tighter.</summary>
    public Halt HaltFor(int owner)
    {
        var own = OwnerHalt(owner);
        return own.Level > _accountHalt.Level ? own : _accountHalt;
    }

    /// <summary>Asks for a halt. It only ever tightens: a lower or equal level leaves level and reason as they
    /// stand.</summary>
    /// <returns>Whether the level rose.</returns>
    public bool Raise(HaltLevel level, HaltScope scope, HaltCause cause, string reason, string by, Timestamp at)
    {
        if (level == HaltLevel.None)
            return false;
        var standing = scope.IsAccount ? _accountHalt : OwnerHalt(scope.Owner);
        var holdsLoss = standing.HoldsLoss || cause is HaltCause.DailyLoss or HaltCause.Drawdown;
        var tightens = level > standing.Level;
        Set(scope, tightens
            ? new Halt(level, cause, reason, at, by, holdsLoss)
            : standing with { HoldsLoss = holdsLoss });
        return tightens;
    }

    /// <summary>Lifts a halt. Where a loss limit struck the loss must be confirmed as well; the limits then measure
    /// from today's equity, else the same loss would strike again with the next price.</summary>
    /// <param name="scope">Whose halt.</param>
    /// <param name="by">Who lifts it.</param>
    /// <param name="reason">Why; part of the record.</param>
    /// <param name="confirmedDailyLoss">The second confirmation: the person saw the loss and goes on.</param>
    public ReleaseResult Release(HaltScope scope, string by, string reason, bool confirmedDailyLoss)
    {
        var standing = scope.IsAccount ? _accountHalt : OwnerHalt(scope.Owner);
        if (standing.Level == HaltLevel.None)
            return ReleaseResult.NothingHalted;
        if (string.IsNullOrWhiteSpace(by) || string.IsNullOrWhiteSpace(reason))
            return ReleaseResult.NeedsNameAndReason;
        if (standing.HoldsLoss && !confirmedDailyLoss)
            return ReleaseResult.NeedsLossConfirmation;
        if (standing.HoldsLoss && scope.IsAccount)
        {
            if (!_isEquityKnown)
                return ReleaseResult.EquityUnknown;
            _lossBase = _lastEquity;
            _highWater = _lastEquity;
        }

        Set(scope, default);
        return ReleaseResult.Released;
    }

    /// <summary>Begins a trading day. Equity that is unknown then is taken from the last known figure; an account that
    /// never had one starts with its first.</summary>
    /// <returns>False when that day, or a later one, has begun already: nothing changes.</returns>
    public bool StartDay(DateOnly day, Money? equity)
    {
        if (day <= _day)
            return false;
        // A missing figure must not move the base: the loss of the night belongs to the day.
        var start = equity ?? _lastEquity;
        _day = day;
        _dayStart = start;
        _lossBase = start;
        return true;
    }

    /// <summary>Money paid in (positive) or out: it is no profit and no loss, so the bases move with it.</summary>
    public void OnTransfer(Money amount)
    {
        _lastEquity += amount;
        _dayStart += amount;
        _lossBase += amount;
        _highWater += amount;
    }

    /// <summary>Equity cannot be told: a position has no mark, or the broker did not answer. Entries are refused until
    /// it can; no halt is raised, because nothing is known to be lost.</summary>
    public void OnEquityUnknown() => _isEquityKnown = false;

    /// <summary>Takes the new equity and raises the account's halt where a loss or drawdown limit is passed.</summary>
    /// <returns>The signal when the halt rose by it, once; None when nothing changed.</returns>
    public RiskSignal OnEquity(Money equity, Timestamp at)
    {
        _lastEquity = equity;
        _isEquityKnown = true;
        _dayStart ??= equity;
        _lossBase ??= equity;
        if (_highWater is not { } high || equity > high)
            _highWater = equity;

        var daily = Strike(_lossBase.Value, equity, _limits.DailyLossReduceOnlyPct, _limits.DailyLossFlattenPct);
        var drawdown = Strike(_highWater.Value, equity, _limits.DrawdownReduceOnlyPct, _limits.DrawdownFlattenPct);
        var cause = daily >= drawdown ? HaltCause.DailyLoss : HaltCause.Drawdown;
        var signal = daily >= drawdown ? daily : drawdown;
        var level = signal switch
        {
            RiskSignal.ReduceOnly => HaltLevel.BlockEntries,
            RiskSignal.Flatten => HaltLevel.Flatten,
            _ => HaltLevel.None,
        };
        if (level == HaltLevel.None || (_accountHalt.HoldsLoss && level <= _accountHalt.Level))
            return RiskSignal.None;
        var reason = Describe(cause, cause == HaltCause.DailyLoss ? _lossBase.Value : _highWater.Value, equity);
        return Raise(level, HaltScope.Account, cause, reason, by: "risk limits", at) ? signal : RiskSignal.None;
    }

    /// <summary>Percent lost from a base to a figure; negative is a gain; null when the base is not positive.</summary>
    public static decimal? LossPct(Money from, Money to) =>
        from.Amount > 0 ? (from - to).Amount * 100m / from.Amount : null;

    private static RiskSignal Strike(Money from, Money to, decimal? reduceOnlyPct, decimal? flattenPct)
    {
        // Nothing can be measured from zero or less; the gatekeeper then refuses entries as unknown. Limits are above zero,
        // so what gained or stayed strikes none: the answer for most ticks.
        if (from.Amount <= 0 || to.Amount >= from.Amount)
            return RiskSignal.None;
        // Multiplied out: exact, and a tick divides nothing.
        var loss = (from.Amount - to.Amount) * 100m;
        if (loss > from.Amount * flattenPct)
            return RiskSignal.Flatten;
        return loss > from.Amount * reduceOnlyPct ? RiskSignal.ReduceOnly : RiskSignal.None;
    }

    private static string Describe(HaltCause cause, Money from, Money to) => string.Create(CultureInfo.InvariantCulture,
        $"{(cause == HaltCause.DailyLoss ? "daily loss" : "drawdown")} {LossPct(from, to):0.00} %: equity {to} from {from}");

    private void Set(HaltScope scope, Halt halt)
    {
        if (scope.IsAccount)
        {
            _accountHalt = halt;
            return;
        }

        while (_ownerHalts.Count <= scope.Owner)
            _ownerHalts.Add(default);
        _ownerHalts[scope.Owner] = halt;
    }
}
