using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Protection;

/// <summary>
/// The protection of one structure of several legs: compares what closing all open legs costs with the premium that
/// their entry brought, and says when the plan closes the structure.
/// </summary>
/// <remarks>
/// <para>Premium received counts positive, premium paid negative, at entry and at close alike. So one comparison serves
/// both kinds: the stop strikes when the cost to close rises to the stop ratio times the entry premium, the target when
/// it falls to the target ratio times it.</para>
/// <para>Only filled and still open units count, so a structure that is entered leg by leg is guarded for what it is at
/// the moment. A leg without a fresh mark makes the cost unknown: nothing strikes on price until it is known again, and
/// <see cref="BlindnessAt"/> says why. Time rules need no marks.</para>
/// <para>A rule that struck stays struck, whatever the marks do next.</para>
/// </remarks>
public sealed class PremiumGuard
{
    public const int MaxLegs = 8;

    private readonly LegState[] _legs;
    private readonly bool _isCredit;
    private readonly long _multiplier;
    private readonly TimeSpan _maxMarkAge;
    private Timestamp _firstFillAt;

    // Units times millionths, before the multiplier; an absent level is one no cost reaches.
    private Int128 _entryPremium;
    private Int128 _stopAt = Int128.MaxValue;
    private Int128 _maxLossAt = Int128.MaxValue;
    private Int128 _targetAt = Int128.MinValue;

    /// <param name="plan">Without <see cref="ProtectionPlan.StructureFault"/>.</param>
    /// <param name="legs">1 to <see cref="MaxLegs"/>; a leg is named by its index here.</param>
    /// <param name="isCredit">The whole structure receives premium at entry.</param>
    /// <param name="multiplier">Currency units one unit of any leg earns when its price moves by 1; positive.</param>
    /// <param name="maxMarkAge">A mark older than this is unknown; positive.</param>
    public PremiumGuard(
        ProtectionPlan plan, ReadOnlySpan<PremiumLeg> legs, bool isCredit, long multiplier, TimeSpan maxMarkAge)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(multiplier, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(maxMarkAge, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfZero(legs.Length, nameof(legs));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(legs.Length, MaxLegs, nameof(legs));
        Plan = plan.Copy();
        _isCredit = isCredit;
        _multiplier = multiplier;
        _maxMarkAge = maxMarkAge;
        _legs = new LegState[legs.Length];
        for (var i = 0; i < legs.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(legs[i].Ratio, 1, nameof(legs));
            _legs[i] = new LegState { Received = -legs[i].Entry.Sign(), Ratio = legs[i].Ratio };
        }
    }

    /// <summary>The plan in force; not to be written to.</summary>
    public ProtectionPlan Plan { get; private set; }

    /// <summary>Counts from 1; each <see cref="Amend"/> adds one.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>The rule that struck first; None while none has.</summary>
    public ExitReason Struck { get; private set; }

    /// <summary>Premium that the open units brought at entry, in currency units: positive received, negative paid.</summary>
    public decimal EntryPremium => Money(_entryPremium);

    /// <summary>Average premium of one unit of the structure, in price points, signed like <see cref="EntryPremium"/>; null
    /// until every leg has a fill.</summary>
    public decimal? EntryPremiumPerUnit
    {
        get
        {
            var sum = 0m;
            foreach (ref readonly var leg in _legs.AsSpan())
            {
                if (leg.Entry.Units == 0)
                    return null;
                sum += leg.Entry.ToDecimal() * leg.Ratio * leg.Received;
            }

            return sum;
        }
    }

    private bool HasEntry
    {
        get
        {
            foreach (ref readonly var leg in _legs.AsSpan())
            {
                if (leg.Entry.Units > 0)
                    return true;
            }

            return false;
        }
    }

    private bool IsOpen
    {
        get
        {
            foreach (ref readonly var leg in _legs.AsSpan())
            {
                if (leg.IsOpen)
                    return true;
            }

            return false;
        }
    }

    /// <summary>What closing all open legs costs at their marks, in currency units: positive is paid. Null while a mark
    /// is missing or too old.</summary>
    public decimal? CostToCloseAt(Timestamp now) => HasMarks(now, out _, out _) ? Money(CostToClose()) : null;

    /// <summary>Profit of the open units in currency units, before charges; null while a mark is missing or too old.</summary>
    public decimal? UnrealisedAt(Timestamp now) => EntryPremium - CostToCloseAt(now);

    /// <summary>Why a price rule of the plan cannot be judged now; none when each can, or the plan has none.</summary>
    public Blindness BlindnessAt(Timestamp now)
    {
        var judgesPrice = Plan.CombinedPremium is not null || Plan.MaxLoss is not null;
        if (!judgesPrice || !IsOpen)
            return new(BlindReason.None, -1);
        if (!HasMarks(now, out var reason, out var leg))
            return new(reason, leg);
        return new(Plan.CombinedPremium is not null && !HasRatio ? BlindReason.Unbalanced : BlindReason.None, -1);
    }

    public bool IsBlindAt(Timestamp now) => BlindnessAt(now).Reason != BlindReason.None;

    /// <param name="leg">Index of the leg.</param>
    /// <param name="quantity">Positive units.</param>
    /// <param name="price">Price of the fill.</param>
    /// <param name="at">When; the first one starts <see cref="ProtectionPlan.ExitAfter"/>.</param>
    public void OnEntryFill(int leg, Quantity quantity, Price price, Timestamp at)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantity.Units, 1, nameof(quantity));
        if (!HasEntry)
            _firstFillAt = at;
        _legs[leg].Entry = _legs[leg].Entry.With(quantity, price);
        PlaceLevels();
    }

    /// <summary>The venue corrected an entry fill, or took it back (a corrected quantity of zero).</summary>
    /// <exception cref="ArgumentOutOfRangeException">More is taken back than was filled.</exception>
    public void OnEntryCorrected(int leg, Quantity quantity, Price price, Quantity correctedQuantity, Price correctedPrice)
    {
        _legs[leg].Entry = _legs[leg].Entry.With(correctedQuantity, correctedPrice).Without(quantity, price);
        PlaceLevels();
    }

    /// <summary>Part of a leg was closed. Negative units take an exit back.</summary>
    public void OnExitFill(int leg, Quantity quantity)
    {
        _legs[leg].ExitedUnits += quantity.Units;
        PlaceLevels();
    }

    /// <summary>Judges the structure with a leg's new mark: the price at which the leg could be closed. Allocates
    /// nothing.</summary>
    /// <param name="leg">Index of the leg.</param>
    /// <param name="mark">The price; of a one-sided quote whose needed side is missing there is none.</param>
    /// <param name="now">When it became known.</param>
    /// <returns>The rule that strikes, or that struck before; None while the structure stays open, is blind, or when
    /// nothing is open.</returns>
    public ExitReason OnMark(int leg, Price mark, Timestamp now)
    {
        ref var marked = ref _legs[leg];
        (marked.Mark, marked.MarkedAt, marked.HasMark) = (mark, now, true);
        if (!IsOpen)
            return ExitReason.None;
        if (Struck != ExitReason.None || !HasMarks(now, out _, out _))
            return Struck;

        var cost = CostToClose();
        if (cost >= Int128.Min(_stopAt, _maxLossAt))
            return Struck = _stopAt <= _maxLossAt ? ExitReason.CombinedStop : ExitReason.MaxLoss;
        return cost <= _targetAt ? Struck = ExitReason.CombinedTarget : ExitReason.None;
    }

    /// <summary>The leg can no longer be priced; until its next mark the cost to close is unknown.</summary>
    public void OnMarkLost(int leg) => _legs[leg].HasMark = false;

    /// <summary>Judges the time rules; parameters and result as <see cref="Guard.OnTime"/>.</summary>
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

    /// <summary>An operator's change of plan; a struck rule is taken back, and strikes again if it still holds.</summary>
    /// <param name="plan">The whole new plan.</param>
    /// <param name="expectedVersion">The version that the operator saw.</param>
    /// <returns>Null when applied; otherwise the fault, and nothing has changed.</returns>
    public PlanFault? Amend(ProtectionPlan plan, int expectedVersion)
    {
        if (expectedVersion != Version)
            return PlanFault.Version(Version, expectedVersion);
        if (plan.StructureFault(_isCredit) is { } fault)
            return fault;
        Plan = plan.Copy();
        Version++;
        Struck = ExitReason.None;
        PlaceLevels();
        return null;
    }

    private bool HasRatio => _isCredit ? _entryPremium > 0 : _entryPremium < 0;

    private bool HasMarks(Timestamp now, out BlindReason reason, out int leg)
    {
        for (leg = 0; leg < _legs.Length; leg++)
        {
            ref readonly var state = ref _legs[leg];
            if (!state.IsOpen)
                continue;
            reason = !state.HasMark ? BlindReason.NoMark
                : now - state.MarkedAt > _maxMarkAge ? BlindReason.StaleMark
                : BlindReason.None;
            if (reason != BlindReason.None)
                return false;
        }

        (reason, leg) = (BlindReason.None, -1);
        return true;
    }

    private Int128 CostToClose()
    {
        Int128 sum = 0;
        foreach (ref readonly var leg in _legs.AsSpan())
        {
            if (leg.IsOpen)
                sum += leg.CostToClose;
        }

        return sum;
    }

    /// <summary>Derives the costs at which rules strike from what is open. Not on the price path.</summary>
    private void PlaceLevels()
    {
        _entryPremium = 0;
        foreach (ref readonly var leg in _legs.AsSpan())
            _entryPremium += leg.OpenPremium;
        var rule = HasRatio ? Plan.CombinedPremium : null;
        var premium = (decimal)_entryPremium;
        _stopAt = rule?.StopRatio is { } stop ? (Int128)decimal.Ceiling(premium * stop) : Int128.MaxValue;
        _targetAt = rule?.TargetRatio is { } target ? (Int128)decimal.Floor(premium * target) : Int128.MinValue;
        _maxLossAt = Plan.MaxLoss is { } loss
            ? _entryPremium + (Int128)decimal.Ceiling(loss * Price.Scale / _multiplier)
            : Int128.MaxValue;
    }

    private decimal Money(Int128 unitMicros) => (decimal)unitMicros / Price.Scale * _multiplier;
}
