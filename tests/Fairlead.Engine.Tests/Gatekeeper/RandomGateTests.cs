using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Risk;
using static Fairlead.Engine.Tests.Gatekeeper.GateScene;

namespace Fairlead.Engine.Tests.Gatekeeper;

/// <summary>Seeded random worlds. Set FAIRLEAD_SEED to repeat one; a failure prints its seed.</summary>
public sealed class RandomGateTests
{
    private const int Worlds = 20_000;

    private static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("FAIRLEAD_SEED"), out var seed) ? seed : 20260304;

    [Fact]
    public void Entries_InRandomWorlds_AreApprovedOnlyWhenTheTwinAgrees()
    {
        var random = new Random(Seed);
        int approved = 0, refused = 0;
        for (var world = 0; world < Worlds; world++)
        {
            var scene = RandomEntry(random);
            var context = scene.Context();
            var verdict = scene.Decide();

            var isApproved = verdict is Approved;
            Assert.True(isApproved == TwinAllows(context, scene.Proposal), $"seed {Seed}, world {world}: {Show(verdict)}");
            Assert.True(isApproved != verdict.Rules.Any(rule => rule.BlocksEntry), $"seed {Seed}, world {world}");
            _ = isApproved ? approved++ : refused++;
        }

        Assert.True(approved > Worlds / 50 && refused > Worlds / 50, $"seed {Seed}: {approved} approved, {refused} refused");
    }

    [Fact]
    public void Exits_InRandomWorlds_NeverCloseMoreThanIsLeft()
    {
        var random = new Random(Seed);
        int approved = 0, refused = 0;
        for (var world = 0; world < Worlds; world++)
        {
            long open = random.Next(-12, 13) * 65, inFlight = random.Next(0, 8) * 65, units = random.Next(1, 80) * 65;
            var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
            var request = Close(Nifty, units, 100.10m) with { Legs = [new OrderLeg(Nifty, side, 1)] };
            if (random.Next(3) > 0)
                units = Math.Abs(open);
            var scene = Of(Exit(request with { Quantity = new Quantity(units) })).Leg((ref LegView leg) =>
                leg.Group = new OpenUnits(new Quantity(open), new Quantity(inFlight)));
            Spoil(scene, random);

            var verdict = scene.Decide();

            var allowed = open != 0 && units > 0 && side == (open > 0 ? Side.Sell : Side.Buy) && units <= Math.Abs(open) - inFlight;
            Assert.True(allowed == verdict is Approved, $"seed {Seed}, world {world}: {Show(verdict)}");
            if (verdict is Approved { Orders: var orders })
                Assert.Equal(units, orders.Sum(order => order.Request.Quantity.Units));
            _ = allowed ? approved++ : refused++;
        }

        Assert.True(approved > Worlds / 50 && refused > Worlds / 50, $"seed {Seed}: {approved} approved, {refused} refused");
    }

    private static GateScene RandomEntry(Random random)
    {
        var scene = Of(Entry(Buy(Stock, random.Next(1, 120), 99.00m + (random.Next(0, 320) / 100m))));
        if (random.Next(10) == 0)
            scene.Proposal = scene.Proposal with { Protection = null };
        return Spoil(scene, random);
    }

    // Each trouble is rare, so that whole worlds without trouble and with one alone both occur often.
    private static GateScene Spoil(GateScene scene, Random random)
    {
        bool Rarely() => random.Next(30) == 0;
        Money? Amount(int around) => Rarely() ? null : Usd(random.Next(around / 2, around + (around / 20)));
        var equity = Amount(100_000) is { } known ? Usd(Math.Max(97_500m, known.Amount)) : (Money?)null;
        var trade = new WorstCase(Amount(2_000), Rarely());
        var openLoss = new OpenLossFigures(Amount(17_000), Amount(4_000));
        var funding = new FundingFigures(Amount(190_000), Amount(9_000), Amount(20_000));
        var counts = new GroupCounts(Rarely() ? null : random.Next(0, 11), Rarely() ? null : Rarely() ? 1 : 0);
        var (age, sent, skewMs) = (random.Next(0, 5_200), random.Next(0, 22), random.Next(-2_050, 2_050));
        var (halted, unreconciled, cut, unknownOutcome, closed, noSkew) = (Rarely(), Rarely(), Rarely(), Rarely(), Rarely(), Rarely());
        return scene
            .Risk(risk =>
            {
                if (equity is { } now)
                    risk.OnEquity(now, Now);
                else
                    risk.OnEquityUnknown();
                if (halted)
                    risk.Raise(HaltLevel.BlockEntries, HaltScope.Account, HaltCause.Requested, "why", "who", Now);
                for (var order = 0; order < sent; order++)
                    risk.Rate.Record([new OrderLeg(Stock, Side.Buy, 1)], Now);
            })
            .Leg((ref LegView leg) =>
            {
                leg.Quote = QuoteOf(100.00m, 100.10m, age / 1000.0);
                leg.HasUnknownOutcome = unknownOutcome;
                leg.Session = closed ? SessionState.Closed : SessionState.Open;
            })
            .With(context =>
            {
                (context.Trade, context.OpenLoss, context.Funding, context.Groups) = (trade, openLoss, funding, counts);
                context.IsReconciled = !unreconciled;
                context.Links = new LinkFigures(IsKnown: true, cut ? "cut" : null);
                context.ClockSkew = noSkew ? null : TimeSpan.FromMilliseconds(skewMs);
            });
    }

    // The limits again, written out plainly for this one shape of order and the default limits.
    private static bool TwinAllows(GateContext context, Proposal proposal)
    {
        var leg = context.Legs[0];
        var limit = proposal.Request.Terms.LimitPrice!.Value.ToDecimal();
        if (context.VenueMode != TradingMode.Paper || context.Halt.Level != HaltLevel.None || !context.IsReconciled || context.Links.Trouble is not null)
            return false;
        if (context.Trade is not { Loss: { } loss, IsUnlimited: false } || context.Equity.Equity is not { } equity)
            return false;
        if (leg.Session != SessionState.Open || context.Now - leg.Quote!.Value.At > TimeSpan.FromSeconds(5) || leg.HasUnknownOutcome != false)
            return false;
        // Natural is 100.10; 1 % of it is 1.001.
        if (limit > 101.101m || Math.Max(limit, 100.10m) * proposal.Request.Quantity.Units > 10_000m || proposal.Protection is null)
            return false;
        if (context.OpenLoss is not { Account: { } account, Underlying: { } underlying })
            return false;
        if (loss.Amount > equity.Amount * 0.02m || (account + loss).Amount > equity.Amount * 0.20m
            || (underlying + loss).Amount > equity.Amount * 0.06m)
            return false;
        if (context.Groups is not { Account: <= 9, OwnerInstrument: 0 } || equity.Amount < 98_000m)
            return false;
        if (equity.Amount < 0.92m * context.Equity.HighWater!.Value.Amount || context.ClockSkew is not { } skew)
            return false;
        if (context.Funding is not { GrossExposureAfter: { } gross, MarginRequired: { } margin, BuyingPower: { } power })
            return false;
        return gross.Amount <= 2m * equity.Amount && margin <= power && Math.Abs(skew.TotalSeconds) <= 2.0
            && leg.OrdersLastMinute + 1 <= 20 && context.OrdersLastMinute + 1 <= 48;
    }

    private static string Show(Verdict verdict) => string.Join("; ", verdict.Rules.Where(rule => rule.Reason is not null));
}
