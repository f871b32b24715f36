using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <summary>A price at which others traded, and what told it.</summary>
internal readonly record struct LastTrade(bool IsKnown, Price Price, Timestamp At, MarketKind Source);

/// <summary>What the venue knows of one instrument's prices, and how much of the newest our orders have used up.</summary>
internal sealed class InstrumentMarket
{
    private QuoteSide _bid;
    private QuoteSide _ask;
    private Bar _bidBar;
    private Bar _askBar;
    private Bar _tradeBar;
    private long _tradeBarLeft;
    private TradePrint _print;
    private long _printLeft;
    private LastTrade _lastTrade;
    private LastTrade _lastSessionTrade;
    private Timestamp _newestAt = Timestamp.MinValue;
    private TimeSpan _finestPeriod = TimeSpan.MaxValue;

    internal bool HasQuotes { get; private set; }
    internal bool HasPrints { get; private set; }
    internal bool HasTradeBars { get; private set; }
    internal bool HasBidBars { get; private set; }
    internal bool HasAskBars { get; private set; }

    /// <summary>It had a record in this instant that no order has been matched against yet.</summary>
    internal bool IsUnmatched { get; set; }

    /// <summary>Trade bars are all there is.</summary>
    internal bool IsBarOnly => HasTradeBars && !HasQuotes && !HasPrints;

    internal Bar TradeBar => _tradeBar;
    internal TradePrint Print => _print;
    internal LastTrade LastTrade => _lastTrade;

    /// <summary>The last trade that happened within a regular session.</summary>
    internal LastTrade LastSessionTrade => _lastSessionTrade;

    /// <summary>When the newest record of any kind became known.</summary>
    internal Timestamp NewestAt => _newestAt;

    /// <summary>Shortest period of any bar seen; zero once a quote or print came.</summary>
    internal TimeSpan FinestPeriod => _finestPeriod;

    internal bool IsCrossed => _bid.IsPresent && _ask.IsPresent && _bid.Price > _ask.Price;

    /// <summary>The side of the quote an order of this side takes.</summary>
    internal QuoteSide Opposite(Side side) => side == Side.Buy ? _ask : _bid;

    /// <summary>The side of the quote an order of this side joins.</summary>
    internal QuoteSide Own(Side side) => side == Side.Buy ? _bid : _ask;

    /// <summary>Whether bars of the quote side that an order of this side takes have come.</summary>
    internal bool HasOppositeBar(Side side) => side == Side.Buy ? HasAskBars : HasBidBars;

    internal Bar OppositeBar(Side side) => side == Side.Buy ? _askBar : _bidBar;

    /// <summary>The newest bar of a kind; null when the kind is no bar.</summary>
    internal Bar? BarOf(MarketKind kind) => kind switch
    {
        MarketKind.TradeBar => _tradeBar,
        MarketKind.BidBar => _bidBar,
        MarketKind.AskBar => _askBar,
        _ => null,
    };

    /// <summary>The quote as last known, both sides.</summary>
    internal Quote Quote => new(_bid.At > _ask.At ? _bid.At : _ask.At, _bid.Price, new Quantity(_bid.Size),
        _ask.Price, new Quantity(_ask.Size), _bid.IsPresent, _ask.IsPresent);

    /// <summary>What a position is worth: the middle of a sound quote, else the last trade, else unknown.</summary>
    internal Price? Mark => HasQuotes && _bid.IsPresent && _ask.IsPresent && !IsCrossed ? Quote.Middle
        : _lastTrade.IsKnown ? _lastTrade.Price
        : null;

    /// <summary>Units our orders may still take from the newest record of a kind.</summary>
    internal long Left(MarketKind source, Side side) => source switch
    {
        MarketKind.Quote => Opposite(side).Left,
        MarketKind.Print => _printLeft,
        MarketKind.TradeBar => _tradeBarLeft,
        _ => long.MaxValue,
    };

    /// <summary>Notes that an order took units of the newest record of a kind.</summary>
    internal void Take(MarketKind source, Side side, long units)
    {
        switch (source)
        {
            case MarketKind.Quote when side == Side.Buy:
                _ask = _ask with { Left = Math.Max(0, _ask.Left - units) };
                break;
            case MarketKind.Quote:
                _bid = _bid with { Left = Math.Max(0, _bid.Left - units) };
                break;
            case MarketKind.Print:
                _printLeft = Math.Max(0, _printLeft - units);
                break;
            case MarketKind.TradeBar:
                _tradeBarLeft = Math.Max(0, _tradeBarLeft - units);
                break;
            default:
                break;
        }
    }

    /// <summary>Takes in a record; false when it prices nothing: suspicious, out of order, or of no price at all.</summary>
    /// <param name="record">A record of this instrument.</param>
    /// <param name="isInSession">It lies in the regular session.</param>
    /// <param name="barShare">Fraction of a trade bar's volume our orders may take.</param>
    internal bool Apply(in MarketRecord record, bool isInSession, decimal barShare)
    {
        var isSound = record.Kind switch
        {
            MarketKind.Quote => ApplyQuote(record.AsQuote()),
            MarketKind.Print => ApplyPrint(record.AsPrint(), isInSession),
            MarketKind.TradeBar => ApplyTradeBar(record.AsBar(), isInSession, barShare),
            MarketKind.BidBar or MarketKind.AskBar => ApplySideBar(record.Kind, record.AsBar()),
            _ => false,
        };
        if (isSound && record.At > _newestAt)
            _newestAt = record.At;
        return isSound;
    }

    private bool ApplyQuote(in Quote quote)
    {
        if (HasQuotes && (quote.At < _bid.At || quote.At < _ask.At))
            return false;
        HasQuotes = true;
        _finestPeriod = TimeSpan.Zero;
        _bid = _bid.Next(quote.HasBid && quote.Bid > Price.Zero, quote.Bid, quote.BidSize.Units, quote.At);
        _ask = _ask.Next(quote.HasAsk && quote.Ask > Price.Zero, quote.Ask, quote.AskSize.Units, quote.At);
        return true;
    }

    private bool ApplyPrint(in TradePrint print, bool isInSession)
    {
        if (print.IsSuspicious || print.Price <= Price.Zero || (HasPrints && print.At < _print.At))
            return false;
        HasPrints = true;
        _finestPeriod = TimeSpan.Zero;
        _print = print;
        _printLeft = print.Size.Units;
        NoteTrade(new LastTrade(true, print.Price, print.At, MarketKind.Print), isInSession);
        return true;
    }

    private bool ApplyTradeBar(in Bar bar, bool isInSession, decimal barShare)
    {
        if (bar.Low <= Price.Zero || (HasTradeBars && bar.EndAt < _tradeBar.EndAt))
            return false;
        HasTradeBars = true;
        _tradeBar = bar;
        _tradeBarLeft = (long)(bar.Volume.Units * barShare);
        NotePeriod(bar);
        NoteTrade(new LastTrade(true, bar.Close, bar.EndAt, MarketKind.TradeBar), isInSession);
        return true;
    }

    private bool ApplySideBar(MarketKind kind, in Bar bar)
    {
        var isBid = kind == MarketKind.BidBar;
        if (bar.EndAt < (isBid ? _bid : _ask).At && HasQuotes)
            return false;
        HasQuotes = true;
        NotePeriod(bar);
        if (isBid)
        {
            HasBidBars = true;
            _bidBar = bar;
            _bid = _bid.Next(bar.Close > Price.Zero, bar.Close, bar.Volume.Units, bar.EndAt);
        }
        else
        {
            HasAskBars = true;
            _askBar = bar;
            _ask = _ask.Next(bar.Close > Price.Zero, bar.Close, bar.Volume.Units, bar.EndAt);
        }

        return true;
    }

    private void NoteTrade(in LastTrade trade, bool isInSession)
    {
        if (_lastTrade.IsKnown && trade.At < _lastTrade.At)
            return;
        _lastTrade = trade;
        if (isInSession)
            _lastSessionTrade = trade;
    }

    private void NotePeriod(in Bar bar)
    {
        var period = bar.EndAt - bar.StartAt;
        if (period < _finestPeriod)
            _finestPeriod = period;
    }
}
