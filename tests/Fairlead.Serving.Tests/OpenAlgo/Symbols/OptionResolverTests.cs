using Fairlead.Domain.Instruments;
using Fairlead.Host.OpenAlgo;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Serving.Tests.OpenAlgo.Symbols;

/// <summary>Numbers are those of the acceptance cases of the OpenAlgo contract.</summary>
public sealed class OptionResolverTests
{
    private static readonly OptionRequest Nifty = new()
    {
        Underlying = "NIFTY",
        Exchange = Exchanges.NseIndex,
        ExpiryDate = "28OCT25",
        Offset = "ATM",
        Right = OptionRight.Call,
    };

    [Fact]
    public void Case23_TwoOutOfTheMoneyPut_IsTwoStrikesBelow()
    {
        var found = Resolve(Nifty with { Offset = "OTM2", Right = OptionRight.Put }, 25_012);
        Assert.Equal(("NIFTY28OCT2524900PE", "NFO"), (found.Option.Symbol, found.Option.Exchange));
        Assert.Equal(("NIFTY", "NSE_INDEX"), (found.Underlying.Symbol, found.Underlying.Exchange));
        Assert.Equal((25_012m, 25_000m, "OTM2"), (found.UnderlyingPrice, found.AtmStrike, found.Offset));
        Assert.Equal((75L, 0.05m, 1_800L), (found.Option.LotSize, found.Option.TickSize, found.Option.FreezeQuantity));
    }

    [Theory]
    [InlineData("ITM1", OptionRight.Call, "NIFTY28OCT2524950CE")]
    [InlineData("OTM1", OptionRight.Call, "NIFTY28OCT2525050CE")]
    [InlineData("ITM1", OptionRight.Put, "NIFTY28OCT2525050PE")]
    [InlineData("otm1", OptionRight.Put, "NIFTY28OCT2524950PE")]
    public void Offset_OfEachRight_LeadsItsOwnWay(string offset, OptionRight right, string symbol) =>
        Assert.Equal(symbol, Resolve(Nifty with { Offset = offset, Right = right }, 25_012).Option.Symbol);

    [Fact]
    public void Case24_PriceBetweenTwoStrikes_TakesTheLower()
    {
        Assert.Equal(25_000, StrikeList.AtmStrike([25_000, 25_050], 25_025));
        Assert.Equal(25_000, Resolve(Nifty, 25_025).Option.Strike);
        Assert.Equal(25_050, Resolve(Nifty, 25_025.05m).Option.Strike);
    }

    [Theory]
    [InlineData(23_575, 23_600)]
    [InlineData(23_525, 23_500)]
    public void Case25_StrikeStepBetweenTwoStrikes_RoundsHalfToEven(int price, int strike)
    {
        var found = Resolve(Nifty with { StrikeStep = 50 }, price);
        Assert.Equal((strike, strike), (found.Option.Strike, found.AtmStrike));
    }

    [Fact]
    public void StrikeStep_WithAnOffset_CountsStepsAndNotListedStrikes()
    {
        Assert.Equal("NIFTY28OCT2524800PE", Resolve(Nifty with { StrikeStep = 100, Offset = "OTM2", Right = OptionRight.Put }, 25_012).Option.Symbol);
        Refused(404, "SYMBOL_NOT_FOUND", "Option symbol NIFTY28OCT2525600CE not found in NFO", Nifty with { StrikeStep = 100, Offset = "OTM6" }, 25_012);
        Refused(400, "VALIDATION", "Validation error", Nifty with { StrikeStep = 0 }, 25_012);
    }

    [Fact]
    public void Case26_OffsetBeyondTheStrikes_IsOutOfRange()
    {
        Assert.Equal(25_500, Resolve(Nifty with { Offset = "OTM10" }, 25_012).Option.Strike);
        Refused(400, "OFFSET_OUT_OF_RANGE", "Offset OTM50 is out of range for available strikes. Please use a smaller offset.", Nifty with { Offset = "OTM50" }, 25_012);
        Refused(400, "OFFSET_OUT_OF_RANGE", "Offset ITM40 is out of range for available strikes. Please use a smaller offset.", Nifty with { Offset = "ITM40" }, 25_012);
    }

    [Theory]
    [InlineData("OTM51")]
    [InlineData("ITM0")]
    [InlineData("OTM01")]
    [InlineData("OTM")]
    [InlineData("OTM+1")]
    [InlineData("OTM99999999999")]
    [InlineData("")]
    public void Case27_OffsetOutsideTheGrammar_IsAFaultOfItsField(string offset)
    {
        var fault = Refused(400, "VALIDATION", "Validation error", Nifty with { Offset = offset }, 25_012);
        Assert.Equal("Offset must be ATM, ITM1-ITM50, or OTM1-OTM50", fault.Errors!["offset"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("M&M", "NSE", 3_505, "M&M28OCT253500CE")]
    [InlineData("M&M", "NFO", 3_505, "M&M28OCT253500CE")]
    [InlineData("M&M28OCT25FUT", "NFO", 3_505, "M&M28OCT253500CE")]
    [InlineData("BAJAJ-AUTO", "NSE", 9_001, "BAJAJ-AUTO28OCT259000CE")]
    [InlineData("360ONE", "NSE", 1_041, "360ONE28OCT251040CE")]
    [InlineData("360ONE28OCT25FUT", "NSE", 1_041, "360ONE28OCT251040CE")]
    [InlineData("NIFTYNXT50", "NSE_INDEX", 68_410, "NIFTYNXT5028OCT2568400CE")]
    [InlineData("nifty", "NSE", 25_012, "NIFTY28OCT2525000CE")]
    [InlineData("SENSEX", "BFO", 84_512, "SENSEX28OCT2584500CE")]
    [InlineData("VEDL", "NSE", 292, "VEDL28OCT25292.5CE")]
    public void Case28_UnderlyingOfAnyName_Resolves(string underlying, string exchange, int price, string symbol) =>
        Assert.Equal(symbol, Resolve(Nifty with { Underlying = underlying, Exchange = exchange }, price).Option.Symbol);

    [Theory]
    [InlineData("NIFTY28OCT25", null, "NIFTY28OCT2525000CE")]
    [InlineData("NIFTY28OCT25FUT", null, "NIFTY28OCT2525000CE")]
    [InlineData("NIFTY28OCT25FUT", "04NOV25", "NIFTY04NOV2525000CE")]
    [InlineData("NIFTY04NOV25", " ", "NIFTY04NOV2525000CE")]
    [InlineData("NIFTY", "30-Dec-25", "NIFTY30DEC2525000CE")]
    public void Expiry_SentAndNamed_TheOneSentWins(string underlying, string? sent, string symbol)
    {
        var found = Resolve(Nifty with { Underlying = underlying, Exchange = "NFO", ExpiryDate = sent }, 25_012);
        Assert.Equal((symbol, "NIFTY"), (found.Option.Symbol, found.Underlying.Symbol));
    }

    [Fact]
    public void Request_WithoutWhatItNeeds_SaysWhat()
    {
        Assert.StartsWith("Expiry date required", Fault(Nifty with { ExpiryDate = null }, 25_012).Message);
        Assert.Equal(400, Fault(Nifty with { ExpiryDate = "2025-10-28" }, 25_012).Status);
        Refused(404, "UNDERLYING_NOT_FOUND", "Underlying SPY not found in NSE", Nifty with { Underlying = "SPY", Exchange = "NSE" }, 1);
        Refused(404, "UNDERLYING_NOT_FOUND", "Underlying NIFTY28OCT2525000CE not found in NFO", Nifty with { Underlying = "NIFTY28OCT2525000CE", Exchange = "NFO" }, 1);
        Refused(404, "STRIKES_NOT_FOUND", "No strikes found for NIFTY expiring 29OCT25 CE in NFO", Nifty with { ExpiryDate = "29OCT25" }, 25_012);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Price_Unknown_IsRefusedAndNotTheLowestStrike(int? price)
    {
        Assert.Equal((409, "UNDERLYING_PRICE_UNKNOWN"), (Fault(Nifty, price).Status, Fault(Nifty, price).Code));
        Assert.StartsWith("underlying price unavailable", Fault(Nifty with { StrikeStep = 50 }, price).Message);
    }

    [Fact]
    public void Labels_OfAChain_CountStrikesFromTheMoney()
    {
        var chain = SmallListing.Table.Chain("M&M", SmallListing.October, "NFO");
        var atm = StrikeList.AtmIndex([.. chain.Select(row => row.Strike)], 3_505);
        Assert.Equal((3_500m, 11), (chain[atm].Strike, chain.Count));
        Assert.Equal(["ITM1", "ATM", "OTM1"], Enumerable.Range(atm - 1, 3).Select(index => StrikeList.Label(index, atm, OptionRight.Call)));
        Assert.Equal(["OTM2", "OTM1", "ATM", "ITM1"], Enumerable.Range(atm - 2, 4).Select(index => StrikeList.Label(index, atm, OptionRight.Put)));
        Assert.All(chain, row => Assert.Equal((row.Strike, row.Strike), (row.Call!.Strike, row.Put!.Strike)));
    }

    /// <summary>Against the slow way: sort all strikes by distance, then by height.</summary>
    [Fact]
    public void AtmStrike_OfRandomLists_IsThatOfTheSlowWay()
    {
        var random = new Random(8);
        for (var round = 0; round < 500; round++)
        {
            decimal[] strikes = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (decimal)random.Next(1, 40)).Distinct().Order()];
            var price = random.Next(0, 90) / 2m;
            Assert.Equal(strikes.OrderBy(strike => Math.Abs(strike - price)).ThenBy(strike => strike).First(), StrikeList.AtmStrike(strikes, price));
        }
    }

    private static ResolvedOption Resolve(OptionRequest request, decimal? price) =>
        OptionResolver.Resolve(SmallListing.Table, request, _ => price);

    private static OpenAlgoException Fault(OptionRequest request, decimal? price) =>
        Assert.Throws<OpenAlgoException>(() => Resolve(request, price));

    private static OpenAlgoException Refused(int status, string code, string message, OptionRequest request, decimal? price)
    {
        var fault = Fault(request, price);
        Assert.Equal((status, code, message), (fault.Status, fault.Code, fault.Message));
        return fault;
    }
}
