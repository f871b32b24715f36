using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Tests.Strategies;

/// <summary>Parameters that are legal one by one, and refused together.</summary>
public sealed class ParameterFaultTests
{
    [Theory]
    [InlineData("10", "10")]
    [InlineData("50", "20")]
    public void SmaCross_SlowNotAboveFast_IsNotMade(string fast, string slow)
    {
        Assert.Null(new StrategyCatalogue(StrategyCatalogue.BuiltIn).Create("sma-cross", Set(("fast", fast), ("slow", slow)), out var fault));
        Assert.Equal($"strategy sma-cross: slow={slow} is not above fast={fast}", fault);
    }

    [Fact]
    public void SmaCross_SetInAnyOrder_IsJudgedWhenAllAreSet()
    {
        // With the default slow of 20, a fast of 30 alone is refused; on its way to 30 and 40 it is not.
        var catalogue = new StrategyCatalogue(StrategyCatalogue.BuiltIn);
        Assert.NotNull(catalogue.Create("sma-cross", Set(("fast", "30"), ("slow", "40")), out var fault));
        Assert.Equal("", fault);
        Assert.Null(catalogue.Create("sma-cross", Set(("fast", "30")), out fault));
        Assert.Equal("strategy sma-cross: slow=20 is not above fast=30", fault);
        Assert.NotNull(catalogue.Configure("sma-cross", Set(("fast", "30")), out fault));
    }

    [Fact]
    public void EveryBuiltInStrategy_TakesItsDefaults()
    {
        var catalogue = new StrategyCatalogue(StrategyCatalogue.BuiltIn);
        Assert.All(catalogue.Names, name => Assert.NotNull(catalogue.Create(name, [], out _)));
    }

    [Fact]
    public void Fault_OfSeveralLinesOrThrown_IsOneLine()
    {
        var catalogue = new StrategyCatalogue([typeof(Talker), typeof(Thrower)]);
        Assert.Null(catalogue.Create("talker", [], out var fault));
        Assert.Equal("strategy talker: one two", fault);
        Assert.Null(catalogue.Create("thrower", [], out fault));
        Assert.Equal("strategy thrower: ParameterFault failed: DivideByZeroException: by zero", fault);
    }

    private static KeyValuePair<string, string>[] Set(params (string Key, string Value)[] pairs) =>
        [.. pairs.Select(pair => KeyValuePair.Create(pair.Key, pair.Value))];

    public sealed class Talker : Strategy
    {
        public override string? ParameterFault => "one\ntwo";
    }

    public sealed class Thrower : Strategy
    {
        public override string? ParameterFault => throw new DivideByZeroException("by\nzero");
    }
}
