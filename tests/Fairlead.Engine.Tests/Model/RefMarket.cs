using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Tests.Model;

/// <summary>What is known of one instrument's price.</summary>
internal sealed class RefMarket(InstrumentKind kind)
{
    private decimal? _doubt;

    public Quote? Quote { get; private set; }
    public decimal? Last { get; private set; }
    public Timestamp LastAt { get; private set; }

    /// <summary>What positions are valued at and protections are judged by.</summary>
    public decimal? Mark { get; private set; }

    public Timestamp MarkAt { get; private set; }

    private bool IsOption => kind == InstrumentKind.Option;

    /// <summary>The span of prices a record means for the instrument; null when it moves no price.</summary>
    public (decimal Low, decimal High, decimal Close)? Take(in MarketRecord record)
    {
        (decimal Low, decimal High, decimal Close)? span = null;
        if (record.Kind == MarketKind.Quote)
        {
            var quote = record.AsQuote();
            Quote = quote;
            // The middle marks an option, and anything else until it traded.
            if (quote.HasBid && quote.HasAsk && quote.Bid <= quote.Ask && (IsOption || Last is null))
            {
                var middle = decimal.Floor((quote.Bid.ToDecimal() + quote.Ask.ToDecimal()) / 2 * 1_000_000m) / 1_000_000m;
                span = (middle, middle, middle);
            }
        }
        else
        {
            var (low, high, close, isGood) = record.Kind == MarketKind.Print
                ? (record.AsPrint().Price, record.AsPrint().Price, record.AsPrint().Price, !record.AsPrint().IsSuspicious && record.AsPrint().Price.Micros > 0)
                : (record.AsBar().Low, record.AsBar().High, record.AsBar().Close, record.AsBar().Low.Micros > 0);
            if (!isGood)
                return null;
            (Last, LastAt) = (close.ToDecimal(), record.At);
            var quoteIsBetter = IsOption && Quote is { HasBid: true, HasAsk: true } quote && quote.Bid <= quote.Ask && quote.At == record.At;
            if (!quoteIsBetter)
                span = (low.ToDecimal(), high.ToDecimal(), close.ToDecimal());
        }

        if (span is not { } priced || (!IsOption && IsHeldBack(priced.Close)))
            return null;
        (Mark, MarkAt, _doubt) = (priced.Close, record.At, null);
        return priced;
    }

    /// <summary>One price a quarter away from the mark may be a bad tick; a second that agrees with it is not.</summary>
    private bool IsHeldBack(decimal price)
    {
        if (Mark is not { } mark || IsNear(price, mark) || (_doubt is { } before && IsNear(price, before)))
            return false;
        _doubt = price;
        return true;
    }

    private static bool IsNear(decimal a, decimal b) => Math.Abs(a - b) <= Math.Max(a, b) / 4;
}
