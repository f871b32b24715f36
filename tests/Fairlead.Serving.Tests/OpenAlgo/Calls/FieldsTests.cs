using System.Text.Json.Nodes;
using Fairlead.Host.OpenAlgo.Calls;

namespace Fairlead.Serving.Tests.OpenAlgo.Calls;

/// <summary>The coercions of OpenAlgo's section 4.1, and what is mended in them.</summary>
public sealed class FieldsTests
{
    [Theory]
    [InlineData("100", 100)]
    [InlineData("\"100\"", 100)]
    [InlineData("\"1e2\"", 100)]
    [InlineData("\" 5 \"", 5)]
    [InlineData("\"1,500.5\"", 1500.5)]
    [InlineData("\"-0.25\"", -0.25)]
    public void Number_OfANumberOrItsText_IsTaken(string json, double expected)
    {
        var fields = Of(json);
        Assert.Equal((decimal)expected, fields.Number("x"));
        Assert.Empty(fields.Faults);
    }

    [Theory]
    [InlineData("\"\"", "Not a valid number.")]
    [InlineData("\"abc\"", "Not a valid number.")]
    [InlineData("\"1,5\"", "Not a valid number.")]
    [InlineData("\"NaN\"", "Not a valid number.")]
    [InlineData("\"Infinity\"", "Not a valid number.")]
    [InlineData("\"1e400\"", "Not a valid number.")]
    [InlineData("true", "Not a valid number.")]
    [InlineData("[1]", "Not a valid number.")]
    [InlineData("null", "Field may not be null.")]
    public void Number_OfAnythingElse_IsAFault(string json, string fault)
    {
        var fields = Of(json);
        fields.Number("x");
        Assert.Equal(fault, fields.Faults["x"]![0]!.GetValue<string>());
    }

    [Theory]
    [InlineData("75", true)]
    [InlineData("\"75\"", true)]
    [InlineData("\"75.0\"", true)]
    [InlineData("\"75.5\"", false)]
    [InlineData("\"\"", false)]
    public void Whole_WithNothingBehindThePoint_IsTaken(string json, bool isTaken)
    {
        var fields = Of(json);
        var number = fields.Whole("x", fallback: null, 1, 1_000, "out of range");
        Assert.Equal(isTaken, fields.Faults.Count == 0);
        Assert.Equal(isTaken ? 75 : 0, number);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("1", true)]
    [InlineData("\"Yes\"", true)]
    [InlineData("\"off\"", false)]
    [InlineData("0", false)]
    public void Flag_InTheUsualWords_IsTaken(string json, bool expected) => Assert.Equal(expected, Of(json).Flag("x"));

    [Fact]
    public void Text_ThatIsANumber_IsAFaultButAnIdIsNot()
    {
        var fields = Of("123");
        fields.Text("x");
        Assert.Equal("Not a valid string.", fields.Faults["x"]![0]!.GetValue<string>());
        Assert.Equal("123", Of("123").Id("x"));
    }

    [Fact]
    public void OneOf_InAnyCase_IsTheListsSpelling()
    {
        Assert.Equal("BUY", Of("\"buy\"").OneOf("x", ["BUY", "SELL"]));
        var fields = Of("\"hold\"");
        fields.OneOf("x", ["BUY", "SELL"]);
        Assert.Equal("Must be one of: BUY, SELL.", fields.Faults["x"]![0]!.GetValue<string>());
    }

    [Fact]
    public void Missing_Field_IsNamedAndUnreadOnesAreUnknown()
    {
        var fields = new Fields(new JsonObject { ["target"] = "1" });
        fields.Text("symbol");
        Assert.Equal("Missing data for required field.", fields.Faults["symbol"]![0]!.GetValue<string>());
        Assert.Equal(["unknown field target was ignored"], fields.Warnings);
    }

    [Fact]
    public void Printed_Faults_LookAsPythonPrintsAMap()
    {
        var faults = new JsonObject { ["symbol"] = new JsonArray("Missing data for required field."), ["price"] = new JsonArray("Not a valid number.") };
        Assert.Equal(
            "{'symbol': ['Missing data for required field.'], 'price': ['Not a valid number.']}", ErrorStyle.Printed.Message(faults).GetValue<string>());
    }

    private static Fields Of(string json) => new(new JsonObject { ["x"] = JsonNode.Parse(json) });
}
