using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;

namespace Fairlead.Practice.Tests;

/// <summary>What must hold for every record of every market, on 20 seeds in three parts of a day each.</summary>
public sealed class RecordTests
{
    public static TheoryData<PracticeRegion, ulong> Seeds => Scene.Seeds(20);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Records_OfAnyMarket_AreSound(PracticeRegion region, ulong seed)
    {
        foreach (var hours in new[] { 0.0, 3.0, 6.2 })
        {
            var market = Scene.Market(region, seed);
            market.SkipThrough(market.NextAt!.Value + TimeSpan.FromDays(seed % 5));
            var before = Timestamp.MinValue;
            foreach (var record in market.TakeFor(TimeSpan.FromHours(hours), TimeSpan.FromSeconds(35)))
            {
                // Texts are made for faults only: there are hundreds of thousands of records.
                var fault = record.At < before ? $"after {before}" : FaultOf(market.Of(record), record);
                before = record.At;
                if (fault is not null)
                    Assert.Fail($"seed {seed}, {record.At} {market.Of(record)}: {fault}");
            }
        }
    }

    [Theory]
    [InlineData(PracticeRegion.Us)]
    [InlineData(PracticeRegion.India)]
    public void Day_FromOpenToClose_IsQuotedWithinSessionsOnly(PracticeRegion region)
    {
        var market = Scene.Market(region, 3, weeks: 2);
        var days = new HashSet<DateOnly>();
        while (market.NextAt is { } at)
        {
            foreach (var record in market.TakeUntil(at + TimeSpan.FromSeconds(20)))
            {
                var calendar = Scene.Calendars[market.Of(record).Venue.CalendarName()];
                var session = calendar.OpenAt(record.At);
                if (session is null)
                    Assert.Fail($"{market.Of(record)} at {record.At}");
                days.Add(session!.Value.Day);
            }

            // To ten seconds before the next end of a quarter of an hour.
            const long Quarter = 15 * Timestamp.NanosPerMinute;
            market.SkipThrough(new Timestamp((((at.Nanos / Quarter) + 1) * Quarter) - (10 * Timestamp.NanosPerSecond)));
        }

        // Thanksgiving is no day in the US, Guru Nanak Jayanti none in India.
        Assert.DoesNotContain(new DateOnly(2026, 11, region == PracticeRegion.Us ? 26 : 24), days);
        Assert.Equal(region == PracticeRegion.Us ? 9 : 8, days.Count);
    }

    [Theory]
    [InlineData(PracticeRegion.Us, 10)]
    [InlineData(PracticeRegion.India, 6)]
    public void Options_OfADay_AreThoseOfTheNearestTwoExpiriesOfEachUnderlying(PracticeRegion region, int series)
    {
        var market = Scene.Market(region, 3);
        // The Wednesday: NIFTY's first series has expired, SENSEX's has not.
        market.SkipThrough(market.NextAt!.Value + TimeSpan.FromDays(2));
        var quoted = market.TakeFor(TimeSpan.Zero, TimeSpan.FromSeconds(40)).Select(record => market.Of(record).Option).OfType<OptionTerms>().ToList();
        Assert.All(quoted, option => Assert.True(option.ExpiryAt > market.NextAt));
        Assert.Equal(series, quoted.Select(option => (option.Underlying, option.ExpiryOn)).Distinct().Count());
    }

    [Fact]
    public void Option_AfterItsExpiry_IsSilent()
    {
        var market = Scene.Market(PracticeRegion.India, 3);
        var expiring = market.Instruments.First(each => each.Symbol.StartsWith("NIFTY 2026-11-23", StringComparison.Ordinal)).Option!;
        market.SkipThrough(expiring.ExpiryAt - TimeSpan.FromSeconds(30));
        Assert.Contains(market.TakeUntil(expiring.ExpiryAt), record => market.Of(record).Option?.ExpiryAt == expiring.ExpiryAt);
        Assert.DoesNotContain(market.Take(20_000), record => market.Of(record).Option?.ExpiryAt == expiring.ExpiryAt);
    }

    private static string? FaultOf(Instrument instrument, in MarketRecord record) => record.Kind switch
    {
        MarketKind.Quote => FaultOf(instrument, record.AsQuote()),
        MarketKind.Print => FaultOf(instrument, record.AsPrint()),
        MarketKind.OpenInterest => instrument.Option is null || record.AsOpenInterest().Units <= 0 || record.AsOpenInterest().Units % instrument.LotSize != 0
            ? $"open interest {record.AsOpenInterest()}" : null,
        _ => $"kind {record.Kind}",
    };

    private static string? FaultOf(Instrument instrument, in Quote quote)
    {
        if (!quote.HasAsk || quote.Ask.Micros <= 0 || !instrument.Tick.Allows(quote.Ask) || quote.AskSize.Units <= 0 || quote.AskSize.Units % instrument.LotSize != 0)
            return $"ask {quote.Ask} x {quote.AskSize}";
        if (!quote.HasBid)
            return instrument.Option is null || quote.Ask.Micros > 4 * instrument.Tick.Below.Micros ? $"no bid under {quote.Ask}" : null;
        if (quote.Bid.Micros <= 0 || !instrument.Tick.Allows(quote.Bid) || quote.BidSize.Units <= 0 || quote.BidSize.Units % instrument.LotSize != 0)
            return $"bid {quote.Bid} x {quote.BidSize}";
        return quote.Bid >= quote.Ask ? $"{quote.Bid} / {quote.Ask}"
            : instrument.Kind == InstrumentKind.Index ? "an index has no quote" : null;
    }

    private static string? FaultOf(Instrument instrument, in TradePrint print) =>
        print.Price.Micros <= 0 || !instrument.Tick.Allows(print.Price) || print.IsSuspicious ? $"print at {print.Price}"
        : instrument.Kind == InstrumentKind.Index ? print.Size.IsZero ? null : "an index has no volume"
        : print.Size.Units <= 0 || print.Size.Units % instrument.LotSize != 0 ? $"print of {print.Size}" : null;
}
