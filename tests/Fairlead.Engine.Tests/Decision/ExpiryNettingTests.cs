using Fairlead.Domain.Accounts;
using Fairlead.Domain.Orders;
using static Fairlead.Engine.Tests.Decision.DeskKit;
using static Fairlead.Engine.Tests.Decision.DeskMarket;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Found by the model with the paper venue: groups that net to no position outlived their contract.</summary>
public sealed class ExpiryNettingTests
{
    [Fact]
    public void Settlement_OfALongAndAShortGroupOfOneOwner_ClosesBoth()
    {
        var desk = new DeskKit();
        desk.Quote(EveningCall, 1.99m, 2.01m);
        desk.Enter(EveningCall, Side.Buy, 2, Stop(1m));
        desk.Fill(desk.Submitted(), 2, 2m);
        desk.Enter(EveningCall, Side.Sell, 2, Stop(1m));
        desk.Fill(desk.Submitted(), 2, 2m);
        Assert.Equal((0L, 2), (desk.Held(EveningCall), desk.State.Groups.LiveCount));
        desk.Until(Close + 1);
        desk.Tell(new SettlementPriceFixed(Spot, new DateOnly(2024, 1, 2), At(Close), P(410m), "test"));
        Assert.Equal(0, desk.State.Groups.LiveCount);
        desk.AssertSound();
    }
}
