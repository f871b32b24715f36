using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>An amendment cannot bring what an entry could not, found by the model's random sequences.</summary>
public sealed class AmendOrderTests
{
    [Fact]
    public void Amend_ToAPriceOfZero_IsRefused()
    {
        var desk = new DeskKit(settings => settings with { Limits = settings.Limits with { CollarPct = null, BeyondNaturalPct = null } });
        Assert.Empty(Amend(desk, units: 100, price: 0m));
    }

    [Fact]
    public void Amend_ToAPartOfALot_IsRefused()
    {
        var desk = new DeskKit(settings => settings with
        {
            Instruments = [.. settings.Instruments.Select(row => row.Id == Stock ? row with { LotSize = 25 } : row)],
        });
        Assert.Empty(Amend(desk, units: 90, price: 100m));
        Assert.Single(Amend(desk, units: 75, price: 100m));
    }

    private static SendAmendment[] Amend(DeskKit desk, long units, decimal price)
    {
        if (!desk.State.Orders.Open.Any())
            desk.Quote(Stock, 99.99m, 100.01m).Enter(Stock, Side.Buy, 100, Stop(5m), OrderTerms.Limit(P(100m)));
        var order = desk.State.Orders.Open.Single();
        desk.Ask(new AmendOrder(order.Id, order.Version, Q(units), OrderTerms.Limit(P(price))));
        return [.. desk.Of<SendAmendment>()];
    }
}
