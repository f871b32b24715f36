using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Strategies;

namespace Fairlead.Host.Bench;

/// <summary>Bids a cent under the bid, immediate or cancel, on every so many quotes: an order that goes the whole way and is
/// gone again, so that each measured one finds the same desk.</summary>
internal sealed class Orderer : Strategy
{
    private long _quotes;

    [Parameter("quotes from one order to the next", Min = 1, Max = 1_000_000)]
    public int Every { get; set; } = 50;

    public override void OnQuote(StrategyContext desk, InstrumentId instrument, in Quote quote)
    {
        if (++_quotes % Every != 0)
            return;
        var plan = new ProtectionPlan { Stop = Distance.OfPercent(1m) };
        var limit = OrderTerms.Limit(new Price(quote.Bid.Micros - 10_000), TimeInForce.Ioc);
        desk.Enter(instrument, Side.Buy, new Quantity(10), plan, "bench", limit);
    }
}
