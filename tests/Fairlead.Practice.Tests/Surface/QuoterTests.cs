using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Practice.Days;
using Fairlead.Practice.Listing;
using Fairlead.Practice.Quotes;
using Fairlead.Practice.Seeding;
using Fairlead.Practice.Surface;

namespace Fairlead.Practice.Tests.Surface;

public sealed class QuoterTests
{
    public static TheoryData<PracticeRegion, ulong> Seeds => Scene.Seeds(20);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Quotes_OfCallAndPut_KeepParityWithinTheirSpreads(PracticeRegion region, ulong seed)
    {
        foreach (var (market, underlying, call, put, price, surface, at) in Pairs(region, seed))
        {
            var years = (call.Series.ExpiryAt - at).TotalDays / VolatilitySurface.DaysPerYear;
            var (profile, rate) = (market.Region.Underlyings[underlying], market.Region.Rate);
            // An American put deep in the money is worth its exercise, and parity is an inequality there.
            if (market.Region.Exercise == ExerciseStyle.American && call.Strike > price * 1.01)
                continue;
            var quoter = new OptionQuoter(market.Region);
            var stream = SeededStream.Of(seed, StreamPurpose.OptionSecond, 1);
            var callQuote = quoter.Show(profile, call, price, surface, at, 1, ref stream);
            var putQuote = quoter.Show(profile, put, price, surface, at, 1, ref stream);
            var worth = (price * Math.Exp(-profile.DividendYield * years)) - (call.Strike * Math.Exp(-rate * years));
            var (buy, sell) = (callQuote.Ask.ToDouble() - (putQuote.HasBid ? putQuote.Bid.ToDouble() : 0),
                (callQuote.HasBid ? callQuote.Bid.ToDouble() : 0) - putQuote.Ask.ToDouble());
            Assert.True(sell <= worth + 1e-9 && worth <= buy + 1e-9,
                $"seed {seed}: {market.Instruments[underlying]} {call.Strike} worth {worth}, sold {sell}, bought {buy}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Quotes_OfAnyOption_ContainItsValueAndOfferNoFreeExercise(PracticeRegion region, ulong seed)
    {
        foreach (var (market, underlying, call, put, price, surface, at) in Pairs(region, seed))
        {
            var profile = market.Region.Underlyings[underlying];
            foreach (var option in new[] { call, put })
            {
                var quoter = new OptionQuoter(market.Region);
                var stream = SeededStream.Of(seed, StreamPurpose.OptionSecond, 2);
                var quote = quoter.Show(profile, option, price, surface, at, 1, ref stream);
                var value = quoter.Value(profile, option, price, surface, at, out _);
                Assert.True((quote.HasBid ? quote.Bid.ToDouble() : 0) <= value + 1e-9 && value <= quote.Ask.ToDouble() + 1e-6, $"{option.Id}: {quote}, {value}");
                var years = (option.Series.ExpiryAt - at).TotalDays / VolatilitySurface.DaysPerYear;
                var (held, paid) = market.Region.Exercise == ExerciseStyle.American
                    ? (price, option.Strike)
                    : (price * Math.Exp(-profile.DividendYield * years), option.Strike * Math.Exp(-market.Region.Rate * years));
                var floor = option.Right == OptionRight.Call ? held - paid : paid - held;
                Assert.True(quote.Ask.ToDouble() >= floor - profile.OptionTick.Below.ToDouble(), $"{option.Id}: {quote} below {floor}");
            }
        }
    }

    private static IEnumerable<(ListedMarket Market, int Underlying, ActiveOption Call, ActiveOption Put, double Price, VolatilitySurface Surface, Timestamp At)> Pairs(
        PracticeRegion region, ulong seed)
    {
        var market = ListedMarket.Make(Scene.Settings(region, seed), Scene.Calendars);
        var plan = DayWalk.Of(market)[(int)(seed % 10)];
        var options = ActiveOptions.Of(market, plan);
        for (var underlying = 0; underlying < market.Underlyings; underlying++)
        {
            var surface = new VolatilitySurface(plan.Volatility[underlying], seed % 3 == 0 ? 0.04 : 0, market.Region.Underlyings[underlying].Skew);
            var price = Math.Exp(plan.OpenLog[underlying]);
            for (var index = 0; index < options[underlying].Length; index += 2)
                yield return (market, underlying, options[underlying][index], options[underlying][index + 1], price, surface, plan.Hours.AtSecond(9_000));
        }
    }
}
