using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Protection;
using Fairlead.Quant.Options;

namespace Fairlead.Engine.Strategies.BuiltIn;

/// <summary>
/// Sells a call and a put of the nearest expiry by delta as one order, once a session; stops on their combined premium,
/// takes most of it as target, and leaves before the close or lets the contracts settle.
/// </summary>
public sealed class ShortStrangle : Strategy
{
    [Parameter("time after the session's opening at which it looks for an entry")]
    public TimeSpan EntryAfter { get; set; } = TimeSpan.FromMinutes(30);

    [Parameter("delta of each sold leg, without sign", Min = 0.01, Max = 0.5)]
    public decimal Delta { get; set; } = 0.2m;

    [Parameter("contracts of each leg, in lots", Min = 1, Max = 1000)]
    public int Lots { get; set; } = 1;

    [Parameter("close when closing costs this multiple of the premium received", Min = 1.05, Max = 20)]
    public decimal StopRatio { get; set; } = 2m;

    [Parameter("close when closing costs this share of the premium received; 0 waits", Min = 0, Max = 0.95)]
    public decimal TargetRatio { get; set; }

    [Parameter("time before the session's close at which it leaves; 0m holds to settlement")]
    public TimeSpan ExitBefore { get; set; } = TimeSpan.FromMinutes(15);

    [Parameter("most calendar days to expiry", Min = 0, Max = 90)]
    public int MaxDays { get; set; } = 7;

    [Parameter("oldest quote a leg is chosen by")]
    public TimeSpan MaxQuoteAge { get; set; } = TimeSpan.FromMinutes(2);

    public override bool NeedsOptionChain => true;

    public override void OnSessionOpen(StrategyContext desk, Session session) => desk.WakeAt(session.Open + EntryAfter);

    public override void OnWake(StrategyContext desk)
    {
        foreach (var underlying in desk.Instruments)
        {
            if (desk.OpenSession(underlying) is { } session)
                Enter(desk, underlying, session);
        }
    }

    private void Enter(StrategyContext desk, InstrumentId underlying, Session session)
    {
        var expiry = desk.Expiries(underlying).FirstOrDefault(day => day >= session.Day);
        if (expiry == default || expiry.DayNumber - session.Day.DayNumber > MaxDays)
        {
            desk.Note($"no strangle: no expiry within {MaxDays} days");
            return;
        }

        if (desk.Mark(underlying, out _) is not { } spot)
        {
            desk.Note("no strangle: the underlying has no price");
            return;
        }

        var call = Nearest(desk, underlying, expiry, OptionRight.Call, spot);
        var put = Nearest(desk, underlying, expiry, OptionRight.Put, spot);
        if (call is null || put is null)
        {
            desk.Note($"no strangle: no {(call is null ? "call" : "put")} of {expiry:yyyy-MM-dd} has a fresh two-sided quote and a delta");
            return;
        }

        OrderLeg[] legs = [new(call.Id, Side.Sell, 1), new(put.Id, Side.Sell, 1)];
        var plan = new ProtectionPlan
        {
            CombinedPremium = new CombinedPremiumRule(StopRatio, TargetRatio > 0 ? TargetRatio : null),
            SquareOffBefore = ExitBefore > TimeSpan.Zero ? ExitBefore : null,
        };
        desk.EnterStructure(legs, new Quantity(Lots * call.LotSize), plan, $"strangle {put} / {call}");
    }

    /// <summary>The out-of-the-money contract whose delta is nearest the wanted one, or null when none can be judged.</summary>
    private Instrument? Nearest(StrategyContext desk, InstrumentId underlying, DateOnly expiry, OptionRight right, Price spot)
    {
        Instrument? best = null;
        var leastMiss = double.MaxValue;
        foreach (var contract in desk.Chain(underlying, expiry))
        {
            if (contract.Option!.Right != right || DeltaOf(desk, contract, spot) is not { } delta)
                continue;
            var miss = Math.Abs(Math.Abs(delta) - (double)Delta);
            if (miss >= leastMiss)
                continue;
            (best, leastMiss) = (contract, miss);
        }

        return best;
    }

    private double? DeltaOf(StrategyContext desk, Instrument contract, Price spot)
    {
        var terms = contract.Option!;
        if (terms.Intrinsic(spot) > Price.Zero || desk.Quote(contract.Id) is not { IsTwoSided: true, IsCrossed: false } quote
            || desk.Now - quote.At > MaxQuoteAge || quote.Bid <= Price.Zero)
            return null;
        var years = (terms.ExpiryAt - desk.Now).TotalDays / 365;
        if (years <= 0)
            return null;
        var kind = terms.Right == OptionRight.Call ? OptionKind.Call : OptionKind.Put;
        var volatility = ImpliedVolatility.Solve(kind, quote.Middle.ToDouble(), spot.ToDouble(), terms.Strike.ToDouble(), years, rate: 0);
        // Rounded, so that a last bit that differs between machines cannot choose another strike.
        return volatility.IsOk
            ? Math.Round(BlackScholesMerton.Evaluate(kind, spot.ToDouble(), terms.Strike.ToDouble(), years, 0, 0, volatility.Volatility).Delta, 6)
            : null;
    }
}
