namespace Fairlead.Cli.Tests.Verbs;

public sealed class PriceTests
{
    [Fact]
    public void European_TextbookCall_HasTheTextbookValue()
    {
        // Hull, "Options, Futures, and Other Derivatives": S 42, K 40, r 10 %, volatility 20 %, half a year: 4.76.
        var answer = Cli.Run("price", "--spot", "42", "--strike", "40", "--years", "0.5", "--rate", "0.1", "--right", "call", "--volatility", "0.2", "--json");
        Assert.Equal(ExitCode.Success, answer.Code);
        Assert.Equal(4.76, answer.Json.GetProperty("value").GetDouble(), precision: 2);
        Assert.Equal("Black-Scholes-Merton", answer.Text("method"));
        Assert.InRange(answer.Json.GetProperty("delta").GetDouble(), 0.77, 0.79);
    }

    [Theory]
    [InlineData("--spot", "european")]
    [InlineData("--forward", "european")]
    [InlineData("--spot", "american")]
    [InlineData("--forward", "american")]
    public void Volatility_OfItsOwnValue_ComesBack(string underlying, string exercise)
    {
        string[] option = ["price", underlying, "100", "--strike", "105", "--years", "0.7", "--rate", "0.04", "--right", "put", "--exercise", exercise, "--json"];
        var value = Cli.Run([.. option, "--volatility", "0.31"]).Text("value");
        Assert.Equal(0.31, Cli.Run([.. option, "--market-price", value]).Json.GetProperty("volatility").GetDouble(), precision: 7);
    }

    [Fact]
    public void Price_BelowIntrinsic_IsUnknownWithAReason()
    {
        var answer = Cli.Run("price", "--forward", "100", "--strike", "110", "--years", "0.1", "--right", "put", "--market-price", "1", "--json");
        Assert.Equal(ExitCode.Difference, answer.Code);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, answer.Json.GetProperty("volatility").ValueKind);
        Assert.Contains("below", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Expiry_FromADay_IsCalendarDaysOver365()
    {
        var answer = Cli.Run("price", "--spot", "1", "--strike", "1", "--right", "call", "--volatility", "1", "--on", "2026-01-01", "--expiry", "2027-01-01", "--json");
        Assert.Equal(1.0, answer.Json.GetProperty("years").GetDouble());
    }

    [Theory]
    [InlineData("--spot 100 --forward 100 --years 1 --volatility 0.2", "not both")]
    [InlineData("--years 1 --volatility 0.2", "--spot or --forward")]
    [InlineData("--spot 100 --volatility 0.2", "--years or --expiry")]
    [InlineData("--spot 100 --years 1", "--volatility or --market-price")]
    [InlineData("--spot -1 --years 1 --volatility 0.2", "--spot -1")]
    [InlineData("--forward 100 --years 1 --volatility 0.2 --yield 0.1", "--yield")]
    [InlineData("--spot 100 --on 2026-01-02 --expiry 2026-01-02 --volatility 0.2", "2026-01-02")]
    public void Arguments_Wrong_AreNamed(string options, string told) =>
        Assert.Contains(told, Cli.Run(["price", "--strike", "100", "--right", "call", .. options.Split(' ')]).Refusal(ExitCode.Usage), StringComparison.Ordinal);
}
