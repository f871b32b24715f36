using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Links;
using Fairlead.Domain.Market;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Tests.Model;

/// <summary>Prices, time, and what the account tells.</summary>
internal sealed partial class ModelRun
{
    private IEnumerable<DeskEvent> Inputs(Step step) => step.Kind switch
    {
        StepKind.Print or StepKind.Quote or StepKind.Bar or StepKind.OddQuote or StepKind.OddPrint or StepKind.Jump or StepKind.Pull => MarketInputs(step),
        StepKind.ToSessionEdge => ToEdge(step),
        StepKind.StrayTimer => [Event(new TimerFired(new TimerKey((TimerKind)(1 + (step.A % 3)), 1 + (step.B % 12))))],
        >= StepKind.Propose and <= StepKind.SwitchStrategy => Commands(step),
        >= StepKind.Accept and <= StepKind.ForeignEnd => OrderFacts(step),
        _ => AccountInputs(step),
    };

    private IEnumerable<DeskEvent> MarketInputs(Step step)
    {
        var instrument = step.A % _prices.Length;
        var id = new InstrumentId(instrument);
        switch (step.Kind)
        {
            case StepKind.OddQuote:
                var sound = QuoteOf(instrument, spread: 2).AsQuote();
                var odd = (step.B % 3) switch
                {
                    0 => sound with { Bid = sound.Ask, Ask = sound.Bid },
                    1 => sound with { HasBid = false },
                    _ => sound with { HasAsk = false },
                };
                return [Event(MarketRecord.Of(id, odd))];
            case StepKind.OddPrint when step.B % 3 == 0:
                return [Event(PrintOf(step.C % 2 == 0 ? id : new InstrumentId(77), _prices[instrument], 0, isSuspicious: false))];
            case StepKind.OddPrint:
                return [Event(PrintOf(id, step.B % 3 == 1 ? 0m : _prices[instrument] * 3, 0, isSuspicious: step.B % 3 == 2))];
            case StepKind.Jump:
                var far = OnTick(instrument, _prices[instrument] * (step.B % 2 == 0 ? 1.4m : 0.6m));
                if (step.C % 2 == 0)
                    return [Event(PrintOf(id, far, 0, isSuspicious: false))];
                _prices[instrument] = far;
                return [Event(PrintOf(id, far, 0, isSuspicious: false)), Event(PrintOf(id, far, 0, isSuspicious: false))];
            case StepKind.Pull:
                var code = Puppet.Pull | ((step.B % 2 == 0) ? Puppet.SellBit : 0) | ((uint)(step.C % 5) << Puppet.LotsShift);
                return [Event(PrintOf(id, _prices[instrument], code, isSuspicious: false))];
        }

        Move(instrument, (step.B % 41) - 20);
        if (step.Kind == StepKind.Quote)
            return [Event(QuoteOf(instrument, spread: 1 + (step.C % 3)))];
        if (step.Kind == StepKind.Print)
            return [Event(PrintOf(id, _prices[instrument], 0, isSuspicious: false))];
        var close = _prices[instrument];
        var low = OnTick(instrument, close * (1 - (step.C % 20 / 1_000m)));
        var high = OnTick(instrument, close * (1 + (step.C / 20 % 20 / 1_000m)));
        return [Event(MarketRecord.Of(MarketKind.TradeBar, id, new Bar(
            _now - TimeSpan.FromSeconds(step.B % 3 * 20), _now, Price.Of(close), Price.Of(high), Price.Of(Math.Min(low, close)), Price.Of(close), new Quantity(500))))];
    }

    private void Move(int instrument, int perMille) =>
        _prices[instrument] = OnTick(instrument, Math.Clamp(_prices[instrument] * (1 + (perMille / 1_000m)), _world.StartPrices[instrument] / 3, _world.StartPrices[instrument] * 3));

    private decimal OnTick(int instrument, decimal price)
    {
        var tick = _world.Instruments[instrument].Tick.Below.ToDecimal();
        return Math.Max(tick, decimal.Round(price / tick) * tick);
    }

    private MarketRecord QuoteOf(int instrument, int spread)
    {
        var tick = _world.Instruments[instrument].Tick.Below.ToDecimal();
        var bid = Price.Of(Math.Max(tick, _prices[instrument] - (tick * spread)));
        return MarketRecord.Of(new InstrumentId(instrument), new Quote(
            _now, bid, new Quantity(100), Price.Of(_prices[instrument] + tick), new Quantity(100), HasBid: true, HasAsk: true));
    }

    private MarketRecord PrintOf(InstrumentId instrument, decimal price, uint code, bool isSuspicious) =>
        MarketRecord.Of(instrument, new TradePrint(_now, Price.Of(price), new Quantity(10), 0, code, isSuspicious));

    /// <summary>On to just before or after the next open or close; timers between come at their instant.</summary>
    private IEnumerable<DeskEvent> ToEdge(Step step)
    {
        var session = _world.CurrentOrNext(_now);
        var edge = session.Open > _now ? session.Open : session.Close;
        var at = edge + TimeSpan.FromSeconds((step.B % 5) - 2);
        if (at > _now)
            Pass((int)Math.Min(int.MaxValue, (at - _now).TotalMilliseconds), step.IsLate);
        for (var instrument = 0; instrument < _prices.Length; instrument++)
            yield return Event(QuoteOf(instrument, spread: 1));
    }

    private IEnumerable<DeskEvent> AccountInputs(Step step)
    {
        switch (step.Kind)
        {
            case StepKind.Book or StepKind.BookOff:
                var off = step.Kind == StepKind.BookOff ? step.A % World.Tradable : -1;
                var rows = Enumerable.Range(0, World.Tradable).Select(instrument => new ReportedPosition(
                    new InstrumentId(instrument),
                    new Quantity(_model.Ledger.Net(instrument) + (instrument == off ? ((step.B % 2) + 1) * _world.Instruments[instrument].LotSize : 0)),
                    step.C % 2 == 0 ? Price.Of(_prices[instrument]) : null));
                return [Event(new PositionsReported([.. rows.Where(row => !row.Quantity.IsZero)], IsComplete: step.C % 5 != 0))];
            case StepKind.LinkDown:
                return [Event(new LinkDown("paper", (LinkKind)(step.A % 3), "cut"))];
            case StepKind.LinkUp:
                return [Event(new LinkUp("paper", (LinkKind)(step.A % 3), "answered"))];
            case StepKind.Trouble:
                return [Event(new ReportTrouble("JOURNAL", "disk full"))];
            case StepKind.Settle:
                return Settlement(step);
            default:
                throw new InvalidOperationException($"No inputs for {step.Kind}.");
        }
    }

    /// <summary>The series of instrument 2 settles once it expired and nothing works on it any more.</summary>
    private IEnumerable<DeskEvent> Settlement(Step step)
    {
        var option = _world.Instruments[2].Option!;
        var isBusy = _model.Orders.Exists(order => order.IsOpen && order.Request.Legs.Any(leg => _world.Instruments[leg.Instrument.Index].Option?.ExpiryAt == option.ExpiryAt));
        if (isBusy || step.A % 8 != 0)
            Pass((int)Math.Clamp((option.ExpiryAt - _now).TotalMilliseconds, 0, int.MaxValue), isLate: false);
        if (_now < option.ExpiryAt || _model.Orders.Exists(order => order.IsOpen && order.Request.Legs.Any(leg => _world.Instruments[leg.Instrument.Index].Option?.ExpiryAt == option.ExpiryAt)))
            return [];
        var price = Price.Of(OnTick(3, _prices[3] * (1 + ((step.B % 21) - 10) / 1_000m)));
        return [Event(new SettlementPriceFixed(option.Underlying, option.ExpiryOn, option.ExpiryAt, price, "drawn"))];
    }
}
