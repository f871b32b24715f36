using System.Text;
using Fairlead.Architecture.Tests.Code;
using Fairlead.Domain;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Links;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;

namespace Fairlead.Architecture.Tests.Messages;

/// <summary>A message somebody declares is taken in by its step, written by the codec, and kept in the table of
/// versions: forgetting one of them fails here and not on a trading day.</summary>
public sealed class CoverageTests
{
    /// <summary>Effects that ask nothing of the loop: the journal keeps them, people and projections read them.</summary>
    private static readonly string[] Told = [nameof(RaiseAlert), nameof(NoteDecision), nameof(NoteTrade), nameof(NoteBooking)];

    /// <summary>Effects that the paper loop has no answer for, and why that is right.</summary>
    private static readonly Dictionary<string, string> NotInTheSimulation = new()
    {
        [nameof(RequestPositions)] = "the paper venue's books are the desk's own; a broker's link answers it",
    };

    private static readonly (Type Family, string Taker)[] Takers =
    [
        (typeof(OrderFact), "Fairlead.Engine.Decision.OrderStep."),
        (typeof(AccountFact), "Fairlead.Engine.Decision.AccountStep."),
        (typeof(LinkFact), "Fairlead.Engine.Decision.LinkStep."),
        (typeof(DeskCommand), "Fairlead.Engine.Decision.CommandStep."),
    ];

    public static TheoryData<string> FactsAndCommands =>
        [.. Members(typeof(Fact)).Concat(Members(typeof(DeskCommand))).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(FactsAndCommands))]
    public void FactOrCommand_Declared_IsTakenInByItsStep(string name)
    {
        var type = typeof(Fact).Assembly.GetType(name) ?? typeof(DeskCommand).Assembly.GetType(name)!;
        var taker = Takers.FirstOrDefault(each => type.IsSubclassOf(each.Family)).Taker;
        Assert.True(taker is not null, $"{name} belongs to no family that a step takes");
        Assert.True(
            IsTested(Assemblies.Of("Engine"), taker, type) || IsTested(Assemblies.Of("Engine"), "Fairlead.Engine.Decision.Desk.", type),
            $"{name} is looked for neither in {taker}Take nor in Desk.TakeMessage");
    }

    [Fact]
    public void Effect_Declared_IsDispatchedOrToldOnPurpose() =>
        Findings.MustBeNone(Members(typeof(DeskEffect))
            .Where(effect => !IsTested(Assemblies.Of("Host"), typeof(SimulatedDesk).FullName + ".", effect)
                && !Told.Contains(effect.Name) && !NotInTheSimulation.ContainsKey(effect.Name))
            .Select(effect => $"{effect.Name} is dispatched nowhere; dispatch it in SimulatedDesk or list it here with a reason"));

    [Fact]
    public void Effect_ListedAsNotDispatched_IsIndeedNot() =>
        Findings.MustBeNone(Told.Concat(NotInTheSimulation.Keys)
            .Where(name => !Members(typeof(DeskEffect)).Any(effect => effect.Name == name))
            .Select(name => $"{name} is listed and is no effect any more"));

    [Fact]
    public void Effect_ThatReachesAVenue_IsDispatched() =>
        Findings.MustBeNone(Members(typeof(DeskEffect))
            .Where(effect => effect.GetProperty(nameof(DeskEffect.IsOrderEffect))!.DeclaringType == effect
                && !IsTested(Assemblies.Of("Host"), typeof(SimulatedDesk).FullName + ".", effect))
            .Select(effect => $"{effect.Name} reaches a venue and is not dispatched"));

    /// <summary>The table of versions: a message whose members change without a new version, or that is new and not in
    /// the table, shows here. Update with FAIRLEAD_UPDATE_SNAPSHOTS=1 and read the difference: old journals must still
    /// decode.</summary>
    [Fact]
    public void Messages_NamesVersionsAndMembers_AreThoseOfTheTable()
    {
        using var codec = DeskMessages.NewCodec();
        var now = string.Concat(codec.Types.Select(type => $"{codec.NameOf(type).Name} v{codec.NameOf(type).Version} {Shape(type)}\n")
            .Order(StringComparer.Ordinal));
        var file = Path.Combine(Repository.Root, "tests/Fairlead.Architecture.Tests/Messages/Messages.snapshot.txt");
        if (Environment.GetEnvironmentVariable("FAIRLEAD_UPDATE_SNAPSHOTS") == "1")
            File.WriteAllText(file, now);
        Assert.Equal(File.ReadAllText(file), now);
    }

    [Fact]
    public void Codec_OfTheProgram_KnowsEveryMessage()
    {
        using var codec = DeskMessages.NewCodec();
        var known = codec.Types.ToHashSet();
        Findings.MustBeNone(new[] { typeof(Fact), typeof(DeskCommand), typeof(DeskEffect) }.SelectMany(Members)
            .Where(type => !known.Contains(type)).Select(type => $"{type.Name} is not in the codec"));
    }

    /// <summary>Approved orders are written and never read: whatever the payload, no order comes out of it.</summary>
    [Theory]
    [InlineData("{}")]
    [InlineData("""{"order":null}""")]
    [InlineData("""{"order":{}}""")]
    [InlineData("""{"order":{"id":"1","group":1,"slice":1,"slices":1,"rules":[]}}""")]
    public void SubmitOrder_FromJson_CannotBeRead(string payload)
    {
        using var codec = DeskMessages.NewCodec();
        Assert.ThrowsAny<Exception>(() => codec.Decode("submit-order", 1, Encoding.UTF8.GetBytes(payload)));
    }

    [Fact]
    public void IsTested_MessageNobodyTakes_IsFalse() =>
        Assert.False(IsTested(Assemblies.Of("Engine"), "Fairlead.Engine.Decision.LinkStep.", typeof(OrderFilled)));

    private static IEnumerable<Type> Members(Type family) =>
        family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal);

    private static bool IsTested(AssemblyFile assembly, string userPrefix, Type type) => assembly.Uses.Any(use =>
        use.OpCode == System.Reflection.Metadata.ILOpCode.Isinst && use.Used == type.FullName && use.User.StartsWith(userPrefix, StringComparison.Ordinal));

    private static string Shape(Type type) => string.Join(", ", type.GetProperties()
        .Where(property => property.Name != "EqualityContract" && property.Name != nameof(DeskEffect.IsOrderEffect))
        .OrderBy(property => property.MetadataToken)
        .Select(property => $"{property.Name}: {TypeText(property.PropertyType)}"));

    private static string TypeText(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? $"{TypeText(inner)}?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeText))}>"
        : type.Name;
}
