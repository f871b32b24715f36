using System.Text.RegularExpressions;
using Fairlead.Architecture.Tests.Code;

namespace Fairlead.Architecture.Tests.Tidy;

/// <summary>One word for each idea (docs/glossary.md): the names in the compiled assemblies use no other.</summary>
public sealed partial class VocabularyTests
{
    /// <summary>Words of a name, what they are called here, and where they mean something else.</summary>
    private static readonly (string[] Words, string Use)[] Banned =
    [
        (["security", "securities", "scrip", "ticker"], "Instrument"),
        (["exchange", "segment"], "Venue"),
        (["transactiontype", "orderaction", "tradeaction"], "Side"),
        (["pricetype"], "OrderType"),
        (["validity"], "TimeInForce"),
        (["stopprice"], "TriggerPrice"),
        (["orderid"], "ClientOrderId or BrokerOrderId"),
        (["qty"], "Quantity"),
        (["liquidate", "exitall"], "Flatten"),
        (["killswitch"], "Halt"),
        (["recommendation"], "Proposal"),
        (["sandbox", "ghost", "analyze"], "TradingMode"),
        (["candle", "interval"], "Bar, Timeframe"),
        (["history"], "Journal"),
        (["manager", "helper", "helpers", "util", "utils", "impl", "misc"], "the noun of what it is"),
    ];

    /// <summary>Where another field's word is the right one.</summary>
    private static readonly string[] Allowed =
    [
        "Fairlead.Markets.Lean.", // the words of a foreign file format stop at its folder
        "Fairlead.Quant.Options.ImpliedVolatility", // an interval of numbers
        "Fairlead.Host.OpenAlgo.", // the words of a foreign contract stop at its folder
        "Fairlead.Host.Security.", // the safety of the desk itself, not a paper that is traded
        "Fairlead.Engine.Charges.", // exchange fees and segments are the names on an Indian contract note
    ];

    [Fact]
    public void Names_OfSource_AreOfTheGlossary() => Findings.MustBeNone(Assemblies.All.SelectMany(Foreign));

    [Theory]
    [InlineData("SecurityList")]
    [InlineData("OrderQty")]
    [InlineData("orderId")]
    [InlineData("CandleInterval")]
    [InlineData("KillSwitch")]
    [InlineData("PositionManager")]
    public void Foreign_PlantedName_IsFound(string name) => Assert.NotNull(Fault(name));

    [Theory]
    [InlineData("ClientOrderId")]
    [InlineData("BrokerOrderId")]
    [InlineData("Instrument")]
    [InlineData("Transaction")]
    [InlineData("Timeframe")]
    public void Foreign_OurName_IsFine(string name) => Assert.Null(Fault(name));

    private static IEnumerable<string> Foreign(AssemblyFile assembly) => assembly.DeclaredNames()
        .Where(each => !each.Name.Contains('<') && !each.Where.Contains('<') && !each.Where.StartsWith("System.", StringComparison.Ordinal)
            && !Allowed.Any(prefix => each.Where.StartsWith(prefix, StringComparison.Ordinal)))
        .Select(each => (each.Where, each.Name, Fault: Fault(each.Name)))
        .Where(each => each.Fault is not null)
        .Select(each => $"{each.Where}: '{each.Name}' says {each.Fault}").Distinct();

    /// <summary>The banned word in a name and what to say, or null.</summary>
    private static string? Fault(string name)
    {
        if (name.StartsWith("get_", StringComparison.Ordinal) || name.StartsWith("set_", StringComparison.Ordinal))
            name = name[4..];
        var words = Word().Matches(name).Select(match => match.Value.ToLowerInvariant()).ToList();
        foreach (var (banned, use) in Banned)
        {
            foreach (var word in banned)
            {
                var isWhole = word is "orderid" ? string.Concat(words) == word : Runs(words).Contains(word);
                if (isWhole)
                    return $"'{word}'; say {use}";
            }
        }

        return null;
    }

    /// <summary>Single words and neighbours joined: "Kill", "Switch", "KillSwitch".</summary>
    private static IEnumerable<string> Runs(List<string> words) => words.Concat(words.Zip(words.Skip(1), (a, b) => a + b));

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")]
    private static partial Regex Word();
}
