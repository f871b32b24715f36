using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Quotes;

/// <summary>The latest that is known of one instrument's market.</summary>
public sealed class InstrumentView
{
    private bool _hasQuote;
    private Quote _quote;
    private bool _hasTrade;
    private Price _last;
    private Timestamp _lastAt;
    private bool _hasMark;
    private Price _mark;
    private Timestamp _markAt;
    private bool _hasDoubt;
    private Price _doubt;
    private Timestamp _newestAt = Timestamp.MinValue;

    /// <summary>Latest quote; valid when <see cref="HasQuote"/>. May be one-sided or crossed: ask it.</summary>
    public ref readonly Quote Quote => ref _quote;

    public bool HasQuote => _hasQuote;

    /// <summary>Latest trade price, or null when none was seen.</summary>
    public Price? Last => _hasTrade ? _last : null;

    public Timestamp LastAt => _lastAt;

    /// <summary>What a position is valued at: the last trade; for options the middle of a two-sided quote. Null while
    /// unknown.</summary>
    public Price? Mark => _hasMark ? _mark : null;

    /// <summary>When the mark became known; meaningless without one.</summary>
    public Timestamp MarkAt => _markAt;

    /// <summary>Contracts outstanding, or null when not told.</summary>
    public Quantity? OpenInterest { get; private set; }

    /// <summary>Records that came with an earlier time than one before them.</summary>
    public long OutOfOrder { get; private set; }

    /// <summary>Prices held back because they lay implausibly far from the last; see <see cref="MarketView"/>.</summary>
    public long Doubted { get; private set; }

    internal bool IsMarkedBy(in MarketRecord record, InstrumentKind kind, out Price low, out Price high, out Price close)
    {
        low = high = close = default;
        if (record.At < _newestAt)
            OutOfOrder++;
        else
            _newestAt = record.At;
        switch (record.Kind)
        {
            case MarketKind.Print:
                var print = record.AsPrint();
                if (print.IsSuspicious || print.Price.Micros <= 0)
                    return false;
                (_last, _lastAt, _hasTrade) = (print.Price, record.At, true);
                low = high = close = print.Price;
                return kind != InstrumentKind.Option || !HasFreshQuote(record.At);
            case MarketKind.TradeBar:
                var bar = record.AsBar();
                if (bar.Low.Micros <= 0)
                    return false;
                (_last, _lastAt, _hasTrade) = (bar.Close, record.At, true);
                (low, high, close) = (bar.Low, bar.High, bar.Close);
                return kind != InstrumentKind.Option || !HasFreshQuote(record.At);
            case MarketKind.Quote:
                _quote = record.AsQuote();
                _hasQuote = true;
                return MiddleMarks(kind, out low, out high, out close);
            case MarketKind.BidBar:
                // The ask side of the same bar follows when there is one; until then the quote has one side only.
                var bid = record.AsBar();
                _quote = new Quote(record.At, bid.Close, bid.Volume, default, default, HasBid: true, HasAsk: false);
                _hasQuote = true;
                return false;
            case MarketKind.AskBar:
                var ask = record.AsBar();
                var hasBid = _hasQuote && _quote.HasBid && _quote.At == record.At;
                _quote = new Quote(record.At, hasBid ? _quote.Bid : default, hasBid ? _quote.BidSize : default,
                    ask.Close, ask.Volume, hasBid, HasAsk: true);
                _hasQuote = true;
                return MiddleMarks(kind, out low, out high, out close);
            case MarketKind.OpenInterest:
                OpenInterest = record.AsOpenInterest();
                return false;
            default:
                return false;
        }
    }

    internal void SetMark(Price mark, Timestamp at)
    {
        (_mark, _markAt, _hasMark, _hasDoubt) = (mark, at, true, false);
    }

    /// <summary>True when a price far from the mark is the first such and must wait for a second that agrees.</summary>
    internal bool IsDoubtful(Price close, int maxJumpBasisPoints)
    {
        if (!_hasMark || IsNear(close, _mark, maxJumpBasisPoints))
            return false;
        if (_hasDoubt && IsNear(close, _doubt, maxJumpBasisPoints))
            return false;
        (_doubt, _hasDoubt) = (close, true);
        Doubted++;
        return true;
    }

    private bool HasFreshQuote(Timestamp at) => _hasQuote && _quote.IsTwoSided && !_quote.IsCrossed && _quote.At == at;

    private bool MiddleMarks(InstrumentKind kind, out Price low, out Price high, out Price close)
    {
        low = high = close = _quote.Middle;
        return _quote.IsTwoSided && !_quote.IsCrossed && (kind == InstrumentKind.Option || !_hasTrade);
    }

    private static bool IsNear(Price a, Price b, int basisPoints) =>
        Math.Abs(a.Micros - b.Micros) <= (long)((Int128)Math.Max(a.Micros, b.Micros) * basisPoints / 10_000);
}
