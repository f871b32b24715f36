using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Paths;
using Fairlead.Practice.Seeding;
using Fairlead.Practice.Surface;

namespace Fairlead.Practice.Quotes;

/// <summary>
/// Makes the records of any one second of a day from nothing but the seed, the day's paths and the second, so that no
/// second needs the ones before it. Each instrument draws from a stream of its own.
/// </summary>
internal sealed class FrameMaker
{
    /// <summary>An underlying is never silent for longer, in seconds.</summary>
    private const int PrintPeriod = 2;

    private const int VarianceIndexPeriod = 3;

    private readonly ListedMarket _market;
    private readonly DayMarket _day;
    private readonly ActiveOption[][] _options;
    private readonly OptionQuoter _quoter;
    private readonly QuoteRhythm _rhythm;
    private readonly double[] _printShares;

    public FrameMaker(ListedMarket market, DayMarket day)
    {
        (_market, _day) = (market, day);
        _options = ActiveOptions.Of(market, day.Plan);
        _quoter = new OptionQuoter(market.Region);
        _rhythm = new QuoteRhythm(market, day);
        var total = market.Region.Underlyings.Sum(profile => profile.OpenInterestLots);
        _printShares = [.. market.Region.Underlyings.Select(profile => profile.OpenInterestLots / total)];
    }

    public void Make(int second, Frame frame)
    {
        var start = _day.Plan.Hours.AtSecond(second);
        frame.Begin(start);
        var moment = new Moment(second, start, ActivityCurve.At((double)second / _day.Plan.Hours.Seconds), ActivityCurve.WidthAt(second));
        for (var underlying = 0; underlying < _market.Underlyings; underlying++)
        {
            if (second < _day.Plan.Hours.Seconds)
                AddUnderlying(underlying, moment, frame);
            AddOptions(underlying, moment, frame);
            foreach (var jump in _day.JumpsIn(underlying, start, moment.End))
                AddBurst(underlying, moment, jump, frame);
        }

        AddOptionPrints(moment, frame);
        if (second % VarianceIndexPeriod == 0 && second < _day.Plan.Hours.Seconds)
            AddVarianceIndex(moment, frame);
        frame.Sort();
    }

    private void AddUnderlying(int underlying, in Moment moment, Frame frame)
    {
        var profile = _market.Region.Underlyings[underlying];
        var stream = StreamOf(StreamPurpose.UnderlyingSecond, moment.Second, underlying);
        var least = (moment.Second + underlying) % PrintPeriod == 0 ? 1 : 0;
        var prints = Math.Max(least, stream.Poisson(profile.PrintRate * moment.Busy));
        var quotes = profile.SpreadTicks > 0 ? 1 + stream.Poisson((profile.QuoteRate - 1) * moment.Busy) : 0;
        for (var index = 0; index < quotes; index++)
            AddQuote(underlying, moment, moment.Within(ref stream), ref stream, frame);
        for (var index = 0; index < prints; index++)
            AddPrint(underlying, moment, moment.Within(ref stream), ref stream, frame);
    }

    private void AddQuote(int underlying, in Moment moment, Timestamp at, ref SeededStream stream, Frame frame)
    {
        var quote = UnderlyingQuoter.Show(_market.Region.Underlyings[underlying], _day.PriceAt(underlying, at), at, moment.Width, ref stream);
        frame.Add(MarketRecord.Of(new InstrumentId(underlying), quote));
    }

    private void AddPrint(int underlying, in Moment moment, Timestamp at, ref SeededStream stream, Frame frame)
    {
        var profile = _market.Region.Underlyings[underlying];
        var price = _day.PriceAt(underlying, at);
        var moved = _day.PathAt(underlying, moment.Second) - _day.PathAt(underlying, moment.Second - 1);
        var buyers = 0.5 + (0.2 * Math.Sign(moved));
        frame.Add(MarketRecord.Of(new InstrumentId(underlying), profile.Kind == InstrumentKind.Index
            ? UnderlyingQuoter.Value(profile, price, at)
            : UnderlyingQuoter.Trade(profile, price, at, moment.Busy, buyers, ref stream)));
    }

    private void AddOptions(int underlying, in Moment moment, Frame frame)
    {
        var beat = _rhythm.Of(underlying, moment);
        foreach (var option in _options[underlying])
        {
            var stream = StreamOf(StreamPurpose.OptionSecond, moment.Second, option.Id.Index);
            if (QuoteRhythm.IsDue(option, beat, moment, ref stream))
                AddOptionQuote(underlying, option, moment, moment.After((0.5 * option.Beat) + (0.45 * stream.Uniform())), ref stream, frame);
            if (_rhythm.TellsOpenInterest(option, moment.Second))
                AddOpenInterest(option, moment, moment.Within(ref stream), frame);
        }
    }

    private void AddOptionQuote(
        int underlying, ActiveOption option, in Moment moment, Timestamp at, ref SeededStream stream, Frame frame) =>
        frame.Add(MarketRecord.Of(option.Id, QuoteOf(underlying, option, moment, at, ref stream)));

    private Quote QuoteOf(int underlying, ActiveOption option, in Moment moment, Timestamp at, ref SeededStream stream) => _quoter.Show(
        _market.Region.Underlyings[underlying], option, _day.PriceAt(underlying, at), _day.SurfaceAt(underlying, at), at, moment.Width, ref stream);

    private void AddOpenInterest(ActiveOption option, in Moment moment, Timestamp at, Frame frame)
    {
        var lot = _market.Instruments[option.Id.Index].LotSize;
        var part = _market.Region.HasLiveOpenInterest ? Math.Min(1, (double)moment.Second / _day.Plan.Hours.Seconds) : 0;
        var lots = (long)(option.OpenInterest / lot * (1 + (option.OpenInterestDrift * part)));
        frame.Add(MarketRecord.OpenInterest(option.Id, at, new Quantity(Math.Max(1, lots) * lot)));
    }

    /// <summary>The jump shows at once: first in the underlying, then in every option on it.</summary>
    private void AddBurst(int underlying, in Moment moment, Timestamp jump, Frame frame)
    {
        var stream = SeededStream.Of(_market.Seed, StreamPurpose.ShockBurst, jump.Nanos, underlying);
        if (moment.Second < _day.Plan.Hours.Seconds)
        {
            if (_market.Region.Underlyings[underlying].SpreadTicks > 0)
                AddQuote(underlying, moment, moment.Between(jump, 0.001), ref stream, frame);
            AddPrint(underlying, moment, moment.Between(jump, 0.002), ref stream, frame);
        }

        foreach (var option in _options[underlying])
            AddOptionQuote(underlying, option, moment, moment.Between(jump, stream.Between(0.003, 0.4)), ref stream, frame);
    }

    private void AddOptionPrints(in Moment moment, Frame frame)
    {
        var stream = StreamOf(StreamPurpose.OptionPrints, moment.Second, 0);
        var count = stream.Poisson(_market.Region.OptionPrintRate * moment.Busy);
        for (var index = 0; index < count; index++)
        {
            var underlying = PickUnderlying(stream.Uniform());
            var wanted = stream.Normal() * 2.2;
            var (isNearest, isCall, at) = (stream.Chance(0.75), stream.Chance(0.5), moment.Within(ref stream));
            if (PickOption(underlying, at, wanted, isNearest, isCall) is not { } option)
                continue;
            var quote = QuoteOf(underlying, option, moment, at, ref stream);
            var part = (double)moment.Second / _day.Plan.Hours.Seconds;
            if (OptionQuoter.Trade(_market.Region.Underlyings[underlying], quote, part, ref stream) is { } print)
                frame.Add(MarketRecord.Of(option.Id, print));
        }
    }

    private int PickUnderlying(double drawn)
    {
        var underlying = 0;
        for (; underlying < _printShares.Length - 1 && drawn > _printShares[underlying]; underlying++)
            drawn -= _printShares[underlying];
        return underlying;
    }

    private ActiveOption? PickOption(int underlying, Timestamp at, double wanted, bool isNearest, bool isCall)
    {
        var options = _options[underlying];
        if (options.Length == 0)
            return null;
        // Calls and puts alternate, strikes rise, and the nearest expiry stands first.
        var series = isNearest ? options[0].Series : options[^1].Series;
        var first = isNearest ? 0 : options.Length - (2 * series.Strikes.Length);
        var strike = Math.Clamp(series.Nearest(_day.PriceAt(underlying, at)) + (int)Math.Round(wanted), 0, series.Strikes.Length - 1);
        return options[first + (2 * strike) + (isCall ? 0 : 1)];
    }

    private void AddVarianceIndex(in Moment moment, Frame frame)
    {
        if (_market.VarianceIndex is not { } id)
            return;
        var stream = StreamOf(StreamPurpose.VarianceIndexSecond, moment.Second, 0);
        var at = moment.Within(ref stream);
        var tick = _market.Instruments[id.Index].Tick;
        var value = tick.Round(Price.Nearest(VarianceIndex.Of(_day.SurfaceAt(0, at))), Rounding.Nearest);
        frame.Add(MarketRecord.Of(id, new TradePrint(at, value, Quantity.Zero, 0, 0, IsSuspicious: false)));
    }

    private SeededStream StreamOf(StreamPurpose purpose, int second, int instrument) =>
        SeededStream.Of(_market.Seed, purpose, _day.Plan.Hours.Day.DayNumber, second, instrument);
}
