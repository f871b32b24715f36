using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Backtest.Report;

/// <summary>Thins long series to what a chart can show, keeping the least and the most of every piece.</summary>
internal static class Sampling
{
    private const int Pieces = 500;

    public static IReadOnlyList<(double Place, double Value)> Thin(IEnumerable<(double Place, double Value)> points)
    {
        var pieces = new Piece[Pieces + 1];
        foreach (var (place, value) in points)
            pieces[(int)(place * Pieces)].Add(place, value);
        return [.. pieces.SelectMany(piece => piece.Points())];
    }

    /// <summary>The prices of one instrument over the tape: prints or trade bars, else the middle between bid and ask bars.</summary>
    public static IReadOnlyList<(double Place, double Value)> Prices(MarketSet market, InstrumentId instrument, TimeAxis axis)
    {
        var trades = new Piece[Pieces + 1];
        var quotes = new Piece[Pieces + 1];
        double bid = double.NaN;
        var hasTrades = false;
        foreach (ref readonly var record in market.Tape.Records)
        {
            if (record.Instrument != instrument)
                continue;
            var place = axis.Place(record.At);
            switch (record.Kind)
            {
                case MarketKind.TradeBar:
                    var bar = record.AsBar();
                    hasTrades = true;
                    trades[(int)(place * Pieces)].Add(place, bar.Low.ToDouble());
                    trades[(int)(place * Pieces)].Add(place, bar.High.ToDouble());
                    trades[(int)(place * Pieces)].Add(place, bar.Close.ToDouble());
                    break;
                case MarketKind.Print:
                    hasTrades = true;
                    trades[(int)(place * Pieces)].Add(place, record.AsPrint().Price.ToDouble());
                    break;
                case MarketKind.BidBar:
                    bid = record.AsBar().Close.ToDouble();
                    break;
                case MarketKind.AskBar when !double.IsNaN(bid):
                    quotes[(int)(place * Pieces)].Add(place, (bid + record.AsBar().Close.ToDouble()) / 2);
                    break;
                case MarketKind.Quote when record.AsQuote() is { IsTwoSided: true } quote:
                    quotes[(int)(place * Pieces)].Add(place, quote.Middle.ToDouble());
                    break;
            }
        }

        return [.. (hasTrades ? trades : quotes).SelectMany(piece => piece.Points())];
    }

    /// <summary>First, least, most and last of the points that fall together, in the order they came.</summary>
    private struct Piece
    {
        private int _count;
        private (double Place, double Value, int Order) _first, _least, _most, _last;

        public void Add(double place, double value)
        {
            var point = (place, value, _count++);
            if (_count == 1)
                (_first, _least, _most) = (point, point, point);
            if (value < _least.Value)
                _least = point;
            if (value > _most.Value)
                _most = point;
            _last = point;
        }

        public readonly IEnumerable<(double Place, double Value)> Points()
        {
            if (_count == 0)
                return [];
            return new[] { _first, _least, _most, _last }.DistinctBy(point => point.Order).OrderBy(point => point.Order)
                .Select(point => (point.Place, point.Value));
        }
    }
}
