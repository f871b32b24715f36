using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Tests.Gatekeeper;

/// <summary>A proposal in a world where every rule passes; a test changes one thing.</summary>
internal sealed class GateScene
{
    public delegate void LegChange(ref LegView leg);

    public static readonly Timestamp Now = Timestamp.FromUtc(new DateTime(2026, 3, 4, 15, 0, 0, DateTimeKind.Utc));
    public static readonly InstrumentId Stock = new(0), Nifty = new(1), Spx = new(2), Rupee = new(3), Expired = new(4);
    public static readonly InstrumentId Call = new(5), Put = new(6), Freeze1 = new(7);
    public static readonly InstrumentMaster Master = new(
    [
        Row(0, "AAA", InstrumentKind.Equity),
        Row(1, "NIFTYCE", InstrumentKind.Option) with { LotSize = 65, FreezeQuantity = 1800, Tick = Tick(0.05m), Option = Terms(days: 7) },
        Row(2, "SPX", InstrumentKind.Index),
        Row(3, "INFY", InstrumentKind.Equity) with { Currency = Currency.Inr },
        Row(4, "OLD", InstrumentKind.Option) with { Option = Terms(days: 0) },
        Row(5, "CALL", InstrumentKind.Option) with { Multiplier = 100, Option = Terms(days: 7) },
        Row(6, "PUT", InstrumentKind.Option) with { Multiplier = 100, Option = Terms(days: 7) },
        Row(7, "FROZEN", InstrumentKind.Equity) with { LotSize = 75, FreezeQuantity = 75 },
    ]);

    public RiskLimits Limits { get; set; } = new();
    public Proposal Proposal { get; set; } = Entry(Buy(Stock, 50, 100.10m));
    public List<Action<RiskState>> RiskChanges { get; } = [];
    public List<Action<GateContext>> Changes { get; } = [];
    public List<LegChange> LegChanges { get; } = [];

    public static GateScene Of(Proposal proposal) => new() { Proposal = proposal };
    public GateScene With(Action<GateContext> change) { Changes.Add(change); return this; }
    public GateScene Leg(LegChange change) { LegChanges.Add(change); return this; }
    public GateScene Risk(Action<RiskState> change) { RiskChanges.Add(change); return this; }
    public GateScene Under(RiskLimits limits) { Limits = limits; return this; }

    public GateContext Context()
    {
        var risk = new RiskState(Limits);
        risk.StartDay(new DateOnly(2026, 3, 4), Usd(100_000m));
        risk.OnEquity(Usd(100_000m), Now);
        foreach (var change in RiskChanges)
            change(risk);
        var context = new GateContext();
        context.Begin(Now, TradingMode.Paper, Currency.Usd, risk, Proposal.Owner);
        foreach (var leg in Proposal.Request.Legs.Take(GateContext.MaxLegs))
        {
            ref var view = ref context.AddLeg(leg, Master, risk);
            view.Quote = QuoteOf(100.00m, 100.10m);
            view.Session = SessionState.Open;
            view.HasUnknownOutcome = false;
            view.OpensAt = Now + TimeSpan.FromHours(20);
            foreach (var change in LegChanges)
                change(ref view);
        }

        context.VenueMode = TradingMode.Paper;
        context.IsReconciled = true;
        context.Links = new LinkFigures(IsKnown: true, Trouble: null);
        context.HasLiveDuplicate = false;
        context.Trade = new WorstCase(Usd(1_000m), IsUnlimited: false);
        context.OpenLoss = new OpenLossFigures(Usd(0m), Usd(0m));
        context.Groups = new GroupCounts(0, 0);
        context.Funding = new FundingFigures(Usd(5_000m), Usd(5_000m), Usd(100_000m));
        context.ClockSkew = TimeSpan.Zero;
        foreach (var change in Changes)
            change(context);
        return context;
    }

    public Verdict Decide(long firstId = 1) =>
        ApprovedOrder.Judge.Decide(Context(), Proposal, new ClientOrderId(firstId), group: 7);

    public RuleResult Result(string rule) => Gate.Evaluate(Context(), Proposal).Single(result => result.Rule == rule);

    public static Money Usd(decimal amount) => new(amount, Currency.Usd);
    public static Price P(decimal price) => Price.Of(price);
    public static ProtectionPlan Plan { get; } = new() { Stop = Distance.OfPercent(2m) };

    public static Quote QuoteOf(decimal bid, decimal ask, double ageSeconds = 0, bool hasBid = true, bool hasAsk = true) =>
        new(Now - TimeSpan.FromSeconds(ageSeconds), P(bid), new Quantity(100), P(ask), new Quantity(100), hasBid, hasAsk);

    public static OrderRequest Buy(InstrumentId id, long units, decimal limit) =>
        OrderRequest.Single(id, Side.Buy, new Quantity(units), OrderTerms.Limit(P(limit)), OrderPurpose.Entry);

    public static OrderRequest Close(InstrumentId id, long units, decimal limit) =>
        OrderRequest.Single(id, Side.Sell, new Quantity(units), OrderTerms.Limit(P(limit)), OrderPurpose.Exit);

    public static OrderRequest Spread(long units, decimal net, long shortRatio = 1) => new()
    {
        Legs = [new OrderLeg(Call, Side.Buy, 1), new OrderLeg(Put, Side.Sell, shortRatio)],
        Quantity = new Quantity(units),
        Terms = OrderTerms.Limit(P(net)),
        Purpose = OrderPurpose.Entry,
    };

    public static Proposal Entry(OrderRequest request, int owner = 0) => new()
    {
        Owner = new OwnerRef(owner, $"owner {owner}"),
        Request = request,
        Protection = Plan,
        Reason = "test",
        Source = ProposalSource.Strategy,
        DedupeKey = "k1",
    };

    public static Proposal Exit(OrderRequest request) => Entry(request) with { Protection = null };

    /// <summary>An exit of 50 of 80 long units, in a world where all that may block an entry does.</summary>
    public static GateScene ExitInTheStorm() => Of(Exit(Close(Stock, 50, 100.00m)))
        .Leg((ref LegView leg) =>
        {
            leg.Group = new OpenUnits(new Quantity(80), Quantity.Zero);
            leg.Session = SessionState.Closed;
            leg.Quote = null;
            leg.HasUnknownOutcome = true;
            leg.OrdersLastMinute = 500;
        })
        .Risk(risk =>
        {
            risk.OnEquity(Usd(50_000m), Now);
            risk.Raise(HaltLevel.Flatten, HaltScope.OfOwner(0), HaltCause.Integrity, "books differ", "test", Now);
            risk.OnEquityUnknown();
            for (var order = 0; order < 2_000; order++)
                risk.Rate.Record([new OrderLeg(Stock, Side.Buy, 1)], Now);
        })
        .With(context =>
        {
            context.IsReconciled = false;
            context.Links = new LinkFigures(IsKnown: true, "paper MarketData is down: mute");
            context.HasLiveDuplicate = null;
            context.Trade = new WorstCase(null, IsUnlimited: true);
            context.OpenLoss = default;
            context.Groups = default;
            context.Funding = default;
            context.ClockSkew = null;
        });

    private static TickRule Tick(decimal tick) => TickRule.Single(P(tick));

    private static Instrument Row(int id, string symbol, InstrumentKind kind) => new()
    {
        Id = new InstrumentId(id),
        Symbol = symbol,
        Kind = kind,
        Venue = Venue.UsEquity,
        Currency = Currency.Usd,
        Tick = Tick(0.01m),
    };

    private static OptionTerms Terms(int days) => new(
        new InstrumentId(2), OptionRight.Call, P(100m), new DateOnly(2026, 3, 4).AddDays(days),
        Now + TimeSpan.FromDays(days), ExerciseStyle.European, SettlementStyle.Cash);
}
