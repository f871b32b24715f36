using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Markets.Calendars;

namespace Fairlead.Markets.Lean;

/// <summary>Makes the instrument rows of recorded symbols: what the files do not say comes from the venue's rules.</summary>
/// <remarks>Valid for the recorded past of these venues; a live desk takes its broker's master instead.</remarks>
internal sealed class InstrumentBuilder(MarketCalendars calendars, IndexTrading indexes)
{
    private const long UsOptionMultiplier = 100;

    // Reg NMS rule 612: a cent, below one dollar a hundredth of a cent.
    private static readonly TickRule UsEquityTick = new(Price.Of(0.0001m), Price.Of(1m), Price.Of(0.01m));
    private static readonly TickRule IndianFundTick = TickRule.Single(Price.Of(0.01m));
    private static readonly TickRule IndexTick = TickRule.Single(Price.Of(0.05m));
    private static readonly TickRule NickelClassTick = new(Price.Of(0.05m), Price.Of(3m), Price.Of(0.10m));
    private static readonly TickRule PennyClassTick = new(Price.Of(0.01m), Price.Of(3m), Price.Of(0.05m));
    private static readonly TickRule PennyAtAllPricesTick = TickRule.Single(Price.Of(0.01m));

    private readonly List<Instrument> _instruments = [];

    public InstrumentMaster Build() => new(_instruments);

    public Instrument AddCash(DataSeries series)
    {
        var market = LeanMarket.Find(series.Market)!;
        var isIndex = series.Kind == InstrumentKind.Index;
        return Add(new Instrument
        {
            Id = new InstrumentId(_instruments.Count),
            Symbol = series.Symbol,
            Kind = isIndex && indexes == IndexTrading.NotTradable ? InstrumentKind.Index : InstrumentKind.Equity,
            Venue = market.Cash,
            Currency = market.Currency,
            Tick = isIndex ? IndexTick : market.Cash == Venue.UsEquity ? UsEquityTick : IndianFundTick,
        });
    }

    /// <exception cref="CalendarRangeException">The series expires after the calendar's data ends.</exception>
    public Instrument AddOption(Instrument underlying, LeanMarket market, OptionFileName name) => Add(new Instrument
    {
        Id = new InstrumentId(_instruments.Count),
        Symbol = name.SymbolOf(underlying.Symbol),
        Kind = InstrumentKind.Option,
        Venue = market.Options,
        Currency = market.Currency,
        Tick = OptionTick(underlying.Symbol),
        Multiplier = UsOptionMultiplier,
        Option = new OptionTerms(
            underlying.Id, name.Right, name.Strike, name.ExpiryOn,
            Expiries.At(calendars[market.Options.CalendarName()], name.ExpiryOn),
            name.Exercise, SettlementStyle.Physical),
    });

    /// <summary>
    /// Quoting steps of US option classes. Classes outside the penny programme quote 0.05 below 3.00 and 0.10 from
    /// there: every GOOG quote of 2015-12-23 and 24 keeps it. The penny classes are listed as of 2014; prints of spread
    /// orders may lie between the steps.
    /// </summary>
    private static TickRule OptionTick(string underlying) => underlying switch
    {
        "SPY" or "QQQ" or "IWM" => PennyAtAllPricesTick,
        "AAPL" or "AIG" or "BAC" or "IBM" => PennyClassTick,
        _ => NickelClassTick,
    };

    private Instrument Add(Instrument instrument)
    {
        _instruments.Add(instrument);
        return instrument;
    }
}
