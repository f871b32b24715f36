using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Gatekeeper;

/// <summary>Everything a rule may look at, as plain values; what is null is unknown and passes no entry.</summary>
/// <remarks>
/// Scratch space, not state: one instance is kept, cleared by <see cref="Begin"/>, filled and read again for each
/// proposal. Whatever is not filled stays unknown, so a forgotten member refuses instead of passing.
/// </remarks>
public sealed class GateContext
{
    /// <summary>Most legs of one order.</summary>
    public const int MaxLegs = 8;

    private readonly LegView[] _legs = new LegView[MaxLegs];
    private int _legCount;

    /// <summary>The instant of the event being decided.</summary>
    public Timestamp Now { get; private set; }

    public RiskLimits Limits { get; private set; } = new();
    public TradingMode AccountMode { get; private set; }

    /// <summary>The mode of the venue handle the order would go to; null when there is no handle.</summary>
    public TradingMode? VenueMode { get; set; }

    /// <summary>The currency the account's limits and figures are in.</summary>
    public Currency Currency { get; private set; }

    /// <summary>The halt that applies to the owner: its own or the account's.</summary>
    public Halt Halt { get; private set; }

    /// <summary>Our books were compared with the broker's and agree. False before the first reconciliation.</summary>
    public bool IsReconciled { get; set; }

    /// <summary>What is known of the links an entry needs; unknown refuses.</summary>
    public LinkFigures Links { get; set; }

    /// <summary>Whether a live order carries the proposal's dedupe key; null when not looked up.</summary>
    public bool? HasLiveDuplicate { get; set; }

    public EquityFigures Equity { get; private set; }

    /// <summary>Worst case of the proposal alone.</summary>
    public WorstCase Trade { get; set; }

    /// <summary>Worst case of everything before the proposal.</summary>
    public OpenLossFigures OpenLoss { get; set; }

    public GroupCounts Groups { get; set; }
    public FundingFigures Funding { get; set; }

    /// <summary>Broker's clock less ours; null while not measured.</summary>
    public TimeSpan? ClockSkew { get; set; }

    /// <summary>Orders and cancels counted on the account in the last minute.</summary>
    public int OrdersLastMinute { get; private set; }

    public int LegCount => _legCount;
    public ReadOnlySpan<LegView> Legs => _legs.AsSpan(0, _legCount);

    /// <summary>Forgets the last proposal and takes what is known of the account and the owner.</summary>
    public void Begin(Timestamp now, TradingMode accountMode, Currency currency, RiskState risk, OwnerRef owner)
    {
        Array.Clear(_legs);
        _legCount = 0;
        Now = now;
        Limits = risk.Limits;
        AccountMode = accountMode;
        Currency = currency;
        Halt = risk.HaltFor(owner.Index);
        Equity = new EquityFigures(risk.Equity, risk.LossBase, risk.HighWater);
        OrdersLastMinute = risk.Rate.OnAccount(now);
        VenueMode = null;
        IsReconciled = false;
        Links = default;
        HasLiveDuplicate = null;
        Trade = default;
        OpenLoss = default;
        Groups = default;
        Funding = default;
        ClockSkew = null;
    }

    /// <summary>The next leg's view, to fill in place; in the order of the request's legs. The master's row and the
    /// instrument's order rate are filled already.</summary>
    /// <exception cref="InvalidOperationException">All <see cref="MaxLegs"/> are taken.</exception>
    public ref LegView AddLeg(OrderLeg leg, InstrumentMaster master, RiskState risk)
    {
        if (_legCount == MaxLegs)
            throw new InvalidOperationException($"A gate context holds {MaxLegs} legs.");
        ref var view = ref _legs[_legCount++];
        view.Instrument = master.Contains(leg.Instrument) ? master[leg.Instrument] : null;
        view.OrdersLastMinute = risk.Rate.OnInstrument(leg.Instrument, Now);
        return ref view;
    }
}
