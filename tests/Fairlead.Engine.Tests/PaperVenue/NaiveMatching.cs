using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Tests.PaperVenue;

/// <summary>The slow twin: one instrument, no latency, every order looked at on every record.</summary>
internal sealed class NaiveMatching
{
    private readonly List<Order> _orders = [];
    private Quote _quote;
    private bool _hasQuote;
    private long _bidLeft;
    private long _askLeft;
    private long _printLeft;
    private long _sequence;

    internal List<string> Fills { get; } = [];

    internal void Submit(ClientOrderId id, Side side, long units, OrderTerms terms)
    {
        var order = new Order(id, side, terms) { Left = units, Sequence = ++_sequence };
        Look(order, print: null);
        Rest(order);
    }

    internal void Cancel(ClientOrderId id) => _orders.RemoveAll(order => order.Id == id);

    internal void OnQuote(in Quote quote)
    {
        if (!_hasQuote || quote.Bid != _quote.Bid || quote.BidSize != _quote.BidSize)
            _bidLeft = quote.BidSize.Units;
        if (!_hasQuote || quote.Ask != _quote.Ask || quote.AskSize != _quote.AskSize)
            _askLeft = quote.AskSize.Units;
        (_quote, _hasQuote) = (quote, true);
        LookAtAll(print: null);
    }

    internal void OnPrint(in TradePrint print)
    {
        _printLeft = print.Size.Units;
        LookAtAll(print);
    }

    private void LookAtAll(TradePrint? print)
    {
        var inTurn = _orders.OrderBy(order => order.Shelf).ThenBy(order => order.Rank).ThenBy(order => order.Sequence).ToList();
        foreach (var order in inTurn)
            Look(order, print);
        _orders.RemoveAll(order => order.Left == 0);
    }

    private void Rest(Order order)
    {
        order.IsResting = true;
        if (order.Left > 0)
        {
            order.Queue = QueueOf(order);
            _orders.Add(order);
        }
    }

    private long? QueueOf(Order order)
    {
        if (order.Terms.LimitPrice is not { } limit || !_hasQuote)
            return null;
        var (own, size) = order.IsBuy ? (_quote.Bid, _quote.BidSize.Units) : (_quote.Ask, _quote.AskSize.Units);
        return limit == own ? size : (order.IsBuy ? limit > own : limit < own) ? 0 : null;
    }

    private void Look(Order order, TradePrint? print)
    {
        if (!_hasQuote || order.Left == 0)
            return;
        var isSound = _quote.Bid <= _quote.Ask;
        var other = order.IsBuy ? _quote.Ask : _quote.Bid;
        if (order.Terms.TrailBy is { } distance && !order.IsTriggered)
        {
            if (print is null && isSound)
                Follow(order, other, distance);
            return;
        }

        if (order.Terms.TriggerPrice is { } trigger && !order.IsTriggered)
        {
            var seen = print?.Price ?? other;
            if ((print is null && !isSound) || (order.IsBuy ? seen < trigger : seen > trigger))
                return;
            order.IsTriggered = true;
            order.Queue = QueueOf(order);
            TakeQuote(order, isSound, other, resting: false);
            return;
        }

        if (order.Terms.LimitPrice is { } limit && print is { } trade && order.IsResting)
            TouchLimit(order, limit, trade);
        else if (print is null || order.Terms.LimitPrice is null)
            TakeQuote(order, isSound, other, order.IsResting);
    }

    private void Follow(Order order, Price other, Price distance)
    {
        if (order.Trail is { } trigger && (order.IsBuy ? other >= trigger : other <= trigger))
        {
            order.IsTriggered = true;
            TakeQuote(order, isSound: true, other, resting: false);
            return;
        }

        var drawn = order.IsBuy ? other + distance : other - distance;
        if (order.Trail is not { } known || (order.IsBuy ? drawn < known : drawn > known))
            order.Trail = drawn;
    }

    private void TakeQuote(Order order, bool isSound, Price other, bool resting)
    {
        if (!isSound)
            return;
        if (order.Terms.LimitPrice is { } limit && (order.IsBuy ? other > limit : other < limit))
            return;
        ref var left = ref order.IsBuy ? ref _askLeft : ref _bidLeft;
        var units = Math.Min(left, order.Left);
        left -= units;
        Fill(order, units, resting && order.Terms.LimitPrice is { } own ? own : other);
    }

    private void TouchLimit(Order order, Price limit, in TradePrint trade)
    {
        if (order.IsBuy ? trade.Price < limit : trade.Price > limit)
        {
            _printLeft = Math.Max(0, _printLeft - order.Left);
            Fill(order, order.Left, limit);
        }
        else if (trade.Price == limit && order.Queue is { } ahead)
        {
            var units = Math.Min(Math.Max(0, _printLeft - ahead), order.Left);
            order.Queue = Math.Max(0, ahead - _printLeft);
            _printLeft -= units;
            Fill(order, units, limit);
        }
    }

    private void Fill(Order order, long units, Price price)
    {
        if (units == 0)
            return;
        order.Left -= units;
        Fills.Add($"{order.Id} filled {units} @ {price}");
    }

    private sealed class Order(ClientOrderId id, Side side, OrderTerms terms)
    {
        internal ClientOrderId Id { get; } = id;
        internal OrderTerms Terms { get; } = terms;
        internal bool IsBuy { get; } = side == Side.Buy;
        internal long Left { get; set; }
        internal long Sequence { get; init; }
        internal bool IsTriggered { get; set; }
        internal bool IsResting { get; set; }
        internal long? Queue { get; set; }
        internal Price? Trail { get; set; }

        private bool WaitsForTrigger => Terms.TriggerPrice is not null && !IsTriggered;
        private Price? Key => WaitsForTrigger ? Terms.TriggerPrice : Terms.LimitPrice;

        /// <summary>Takers first, then buy and sell limits, then buy and sell stops, then trails.</summary>
        internal int Shelf => Trail is not null && !IsTriggered ? (IsBuy ? 5 : 6) : Key is null ? 0 : (WaitsForTrigger ? 3 : 1) + (IsBuy ? 0 : 1);

        /// <summary>What a price reaches first comes first.</summary>
        internal long Rank => Key is not { } key ? 0 : key.Micros * (IsBuy == WaitsForTrigger ? 1 : -1);
    }
}
