using System.Runtime.InteropServices;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Markets.Calendars;

namespace Fairlead.Practice.Tests;

/// <summary>Practice markets on the real calendars, and ways to walk through them.</summary>
internal static class Scene
{
    /// <summary>A Monday whose week has a holiday in India (Tuesday) and in the US (Thursday), and an early close on its Friday.</summary>
    public static readonly DateOnly FirstDay = new(2026, 11, 23);

    public static MarketCalendars Calendars { get; } = CalendarData.Load();

    /// <summary>One fixed seed and many others: a failure names its own.</summary>
    public static TheoryData<PracticeRegion, ulong> Seeds(int count)
    {
        var data = new TheoryData<PracticeRegion, ulong>();
        for (ulong seed = 1; seed <= (ulong)count; seed++)
        {
            data.Add(PracticeRegion.Us, seed);
            data.Add(PracticeRegion.India, seed);
        }

        return data;
    }

    public static PracticeSettings Settings(PracticeRegion region, ulong seed, int weeks = 13) =>
        new() { Region = region, Seed = seed, FirstDay = FirstDay, WeeksOfOptions = weeks };

    public static PracticeMarket Market(PracticeRegion region, ulong seed, int weeks = 13) => new(Settings(region, seed, weeks), Calendars);

    public static Instrument Find(this PracticeMarket market, string symbol) => market.Instruments.Single(each => each.Symbol == symbol);

    public static Instrument Of(this PracticeMarket market, in MarketRecord record) => market.Instruments[record.Instrument.Index];

    public static List<MarketRecord> Take(this PracticeMarket market, int count)
    {
        var records = new List<MarketRecord>(count);
        while (records.Count < count && market.NextAt is not null)
            records.Add(market.Take());
        return records;
    }

    public static List<MarketRecord> TakeUntil(this PracticeMarket market, Timestamp until)
    {
        var records = new List<MarketRecord>();
        while (market.NextAt is { } at && at < until)
            records.Add(market.Take());
        return records;
    }

    /// <summary>Records of a span that begins some time after the first record.</summary>
    public static List<MarketRecord> TakeFor(this PracticeMarket market, TimeSpan after, TimeSpan length)
    {
        var from = market.NextAt!.Value + after;
        market.SkipThrough(from);
        return market.TakeUntil(from + length);
    }

    public static byte[] Bytes(this List<MarketRecord> records) => MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(records)).ToArray();

    /// <summary>Shares and price indices: what options are written on.</summary>
    public static IEnumerable<Instrument> Underlyings(this PracticeMarket market) =>
        market.Instruments.Where(each => each.Kind != InstrumentKind.Option && each.Symbol != "INDIAVIX");
}
