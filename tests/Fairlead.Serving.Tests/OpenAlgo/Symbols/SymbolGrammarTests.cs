using Fairlead.Domain.Instruments;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Serving.Tests.OpenAlgo.Symbols;

public sealed class SymbolGrammarTests
{
    [Theory]
    [InlineData("NIFTY28OCT2525000CE", "NIFTY", 2025, 10, 28, 25_000.0, OptionRight.Call)]
    [InlineData("VEDL25APR24292.5CE", "VEDL", 2024, 4, 25, 292.5, OptionRight.Call)]
    [InlineData("USDINR19APR2482PE", "USDINR", 2024, 4, 19, 82.0, OptionRight.Put)]
    [InlineData("NIFTYNXT5028OCT2568000pe", "NIFTYNXT50", 2025, 10, 28, 68_000.0, OptionRight.Put)]
    [InlineData("M&M28OCT253500CE", "M&M", 2025, 10, 28, 3_500.0, OptionRight.Call)]
    public void Symbol_OfAnOption_ReadsBack(string symbol, string name, int year, int month, int day, double strike, OptionRight right)
    {
        Assert.True(SymbolGrammar.TryParse(symbol, out var parsed));
        Assert.Equal(new ParsedSymbol(name, new DateOnly(year, month, day), IsFuture: false, (decimal)strike, right), parsed);
        Assert.Equal(symbol.ToUpperInvariant(), SymbolGrammar.Option(name, parsed.ExpiryOn, parsed.Strike, right));
    }

    [Theory]
    [InlineData("726GS203325APR24FUT", "726GS2033", true)]
    [InlineData("CRUDEOILM20MAY24FUT", "CRUDEOILM", true)]
    [InlineData("BAJAJ-AUTO20MAY24", "BAJAJ-AUTO", false)]
    public void Symbol_OfAFutureOrABaseWithExpiry_ReadsBack(string symbol, string name, bool isFuture)
    {
        Assert.True(SymbolGrammar.TryParse(symbol, out var parsed));
        Assert.Equal((name, isFuture, (OptionRight?)null), (parsed.Name, parsed.IsFuture, parsed.Right));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("NIFTY")]
    [InlineData("28OCT25FUT")]
    [InlineData("NIFTY31FEB25FUT")]
    [InlineData("NIFTY28OCT25CE")]
    [InlineData("NIFTY28OCT25.5CE")]
    [InlineData("NIFTY28OCT2599999999999999999999999999999999CE")]
    public void Symbol_OfAnotherForm_IsNotRead(string? symbol) => Assert.False(SymbolGrammar.TryParse(symbol, out _));

    [Theory]
    [InlineData("28OCT25", true)]
    [InlineData("28-oct-25", true)]
    [InlineData("28-OCT25", false)]
    [InlineData("8OCT25", false)]
    [InlineData("31APR25", false)]
    [InlineData("2025-10-28", false)]
    public void Expiry_AsText_ReadsTheTwoSpellings(string text, bool isRead)
    {
        Assert.Equal(isRead, SymbolGrammar.TryParseExpiry(text, out var day));
        Assert.True(!isRead || SymbolGrammar.Compact(day) == "28OCT25");
        Assert.Equal("05-NOV-60", SymbolGrammar.Dashed(new DateOnly(2060, 11, 5)));
    }

    [Theory]
    [InlineData("HangSeng BeES-NAV", "HANGSENGBEESNAV")]
    [InlineData("Nifty Bank", "BANKNIFTY")]
    [InlineData("NIFTY MID SELECT", "MIDCPNIFTY")]
    [InlineData("NIFTY100 LowVol30", "NIFTY100LOWVOL30")]
    [InlineData("BSE OIL & GAS", "BSEOIL&GAS")]
    [InlineData("NIFTY", "NIFTY")]
    public void Spelling_OfAnIndex_IsTheContracts(string ours, string symbol)
    {
        var index = SmallListing.Master().All[0] with { Symbol = ours };
        Assert.Equal(symbol, UnderlyingSpelling.Of(index));
    }
}
