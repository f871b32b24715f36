using System.Reflection;
using Fairlead.Domain.Amounts;

namespace Fairlead.Domain.Tests;

/// <summary>Every ordered value of the domain can be written with an operator, and the operators tell the same order.</summary>
public sealed class ComparableValuesTests
{
    private static readonly string[] Operators = ["op_LessThan", "op_GreaterThan", "op_LessThanOrEqual", "op_GreaterThanOrEqual"];

    public static TheoryData<Type> ComparableValues() =>
        [.. typeof(Price).Assembly.GetTypes().Where(type => type.IsValueType && !type.IsEnum
            && typeof(IComparable<>).MakeGenericType(type).IsAssignableFrom(type))];

    [Theory]
    [MemberData(nameof(ComparableValues))]
    public void ComparableValue_HasAllOperators(Type type)
    {
        foreach (var name in Operators)
            Assert.True(type.GetMethod(name, BindingFlags.Public | BindingFlags.Static, [type, type]) is not null, $"{type.Name} lacks {name}");
        Assert.Contains(type.GetCustomAttributesData(), attribute => attribute.AttributeType.Name == "IsReadOnlyAttribute");
    }

    [Theory]
    [MemberData(nameof(ComparableValues))]
    public void ComparableValue_OperatorsAndCompareTo_Agree(Type type)
    {
        var (low, high) = (Make(type, 1), Make(type, 2));
        var compare = type.GetMethod("CompareTo", [type])!;
        foreach (var (a, b) in new[] { (low, high), (high, low), (low, low) })
        {
            var order = (int)compare.Invoke(a, [b])!;
            Assert.Equal(order < 0, Apply(type, "op_LessThan", a, b));
            Assert.Equal(order > 0, Apply(type, "op_GreaterThan", a, b));
            Assert.Equal(order <= 0, Apply(type, "op_LessThanOrEqual", a, b));
            Assert.Equal(order >= 0, Apply(type, "op_GreaterThanOrEqual", a, b));
            Assert.Equal(order == 0, a.Equals(b));
        }

        Assert.True(Apply(type, "op_LessThan", low, high));
    }

    [Fact]
    public void ComparableValues_AreFound() => Assert.True(ComparableValues().Count >= 5);

    /// <summary>A value whose first numeric constructor argument is the number; the others are defaults.</summary>
    private static object Make(Type type, int number)
    {
        var constructor = type.GetConstructors().First(candidate => candidate.GetParameters().Length > 0);
        var parameters = constructor.GetParameters();
        var arguments = parameters.Select(parameter => Activator.CreateInstance(parameter.ParameterType)!).ToArray();
        arguments[0] = Convert.ChangeType(number, parameters[0].ParameterType, System.Globalization.CultureInfo.InvariantCulture);
        return constructor.Invoke(arguments);
    }

    private static bool Apply(Type type, string name, object a, object b) => (bool)type.GetMethod(name, [type, type])!.Invoke(null, [a, b])!;
}
