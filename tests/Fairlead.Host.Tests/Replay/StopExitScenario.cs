using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.Protection;

namespace Fairlead.Host.Tests.Replay;

/// <summary>
/// Two entries that thin quotes fill in parts; one is stopped out, its exit filled in parts as well; the other stays open
/// and protected at the end.
/// </summary>
internal sealed class StopExitScenario : Scenario
{
    public StopExitScenario()
    {
        var open = Calendars[Venue.UsEquity.CalendarName()].On(new DateOnly(2015, 12, 23))!.Value.Open;
        Quotes(open, 10, 0, 100.00m, 40);
        Add(Buy(0, 100), open + TimeSpan.FromSeconds(11));
        Quotes(open, 12, 0, 100.00m, 40);
        Quotes(open, 13, 1, 50.00m, 60);
        Add(Buy(1, 100), open + TimeSpan.FromSeconds(14));
        Quotes(open, 15, 0, 100.02m, 70);
        Quotes(open, 16, 1, 50.01m, 60);
        Quotes(open, 20, 0, 98.90m, 30);
        Quotes(open, 21, 0, 98.85m, 80);
        Quotes(open, 22, 1, 50.05m, 60);
    }

    public override DeskSettings Settings { get; } = SettingsOf([Stock(0, "SPY"), Stock(1, "QQQ")], [], "paper");

    private void Quotes(Timestamp open, int second, int id, decimal bid, long size) =>
        Add(QuoteOf(id, open + TimeSpan.FromSeconds(second), Price.Of(bid), size, Price.Of(bid + 0.02m), size));

    private static ProposeOrder Buy(int id, long units) => new(new Proposal
    {
        Owner = new OwnerRef(0, "person"),
        Request = OrderRequest.Single(new InstrumentId(id), Side.Buy, new Quantity(units), OrderTerms.Limit(Price.Of(id == 0 ? 101 : 51)), OrderPurpose.Entry),
        Protection = new ProtectionPlan { Stop = Distance.OfPercent(1), Target = Distance.OfPercent(5) },
        Reason = "scenario",
        Source = ProposalSource.Person,
        DedupeKey = $"buy {id}",
    });
}
