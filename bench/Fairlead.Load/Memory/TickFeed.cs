using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Host.Loop;

namespace Fairlead.Load.Memory;

/// <summary>Quotes and prints, three to one, of many instruments in turn at an even rate; made as they are taken, from a seed.</summary>
/// <param name="open">The first record's instant.</param>
/// <param name="instruments">How many, from id 0 on.</param>
/// <param name="perSecond">Records of each instrument.</param>
/// <param name="count">Records in all.</param>
internal sealed class TickFeed(Timestamp open, int instruments, int perSecond, long count) : IMarketFeed
{
    private const long Start = 100_000_000, Cent = 10_000;

    private readonly Random _random = new(20_131_007);
    private readonly long[] _middles = [.. Enumerable.Repeat(Start, instruments)];
    private readonly long _spacing = Timestamp.NanosPerSecond / (instruments * (long)perSecond);
    private long _taken;

    public Timestamp? NextAt => _taken < count ? At : null;

    private Timestamp At => new(open.Nanos + (_taken * _spacing));

    public bool TryTake(Timestamp upTo, out FeedItem item)
    {
        item = default;
        if (_taken == count || At > upTo)
            return false;
        var (at, index) = (At, (int)(_taken % instruments));
        var middle = _middles[index] = Math.Clamp(_middles[index] + (_random.Next(-1, 2) * Cent), Start / 100 * 90, Start / 100 * 110);
        var id = new InstrumentId(index);
        var record = _taken / instruments % 4 == 3
            ? MarketRecord.Of(id, new TradePrint(at, new Price(middle), new Quantity(_random.Next(1, 500)), 1, 0, IsSuspicious: false))
            : MarketRecord.Of(id, new Quote(
                at, new Price(middle - Cent), new Quantity(_random.Next(1, 900)), new Price(middle + Cent), new Quantity(_random.Next(1, 900)), HasBid: true, HasAsk: true));
        _taken++;
        item = new FeedItem(at, null, record);
        return true;
    }
}
