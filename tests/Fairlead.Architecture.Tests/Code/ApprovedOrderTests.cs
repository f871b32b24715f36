using System.Reflection;
using System.Reflection.Metadata;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Engine.PaperVenue;

namespace Fairlead.Architecture.Tests.Code;

/// <summary>One way to the market: an order that the gatekeeper did not judge cannot be made, copied or read back.</summary>
public sealed class ApprovedOrderTests
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void ApprovedOrder_Constructors_AreAllPrivate()
    {
        var constructors = typeof(ApprovedOrder).GetConstructors(Any);
        Assert.NotEmpty(constructors);
        Assert.All(constructors, constructor => Assert.True(constructor.IsPrivate));
    }

    [Fact]
    public void ApprovedOrder_Shape_CannotBeCopiedOrChanged()
    {
        Assert.True(typeof(ApprovedOrder).IsSealed);
        Assert.Null(typeof(ApprovedOrder).GetMethod("<Clone>$"));
        Assert.All(typeof(ApprovedOrder).GetProperties(Any), property => Assert.Null(property.SetMethod));
        Assert.All(typeof(ApprovedOrder).GetFields(Any), field => Assert.True(field.IsInitOnly, field.Name));
    }

    [Fact]
    public void ApprovedOrder_Construction_HappensOnlyInTheJudge()
    {
        var makers = Assemblies.All.SelectMany(assembly => assembly.Uses)
            .Where(use => use.OpCode == ILOpCode.Newobj && use.Used == $"{typeof(ApprovedOrder).FullName}..ctor")
            .Select(use => use.User).Distinct().ToList();
        Assert.NotEmpty(makers);
        Assert.All(makers, maker => Assert.StartsWith($"{typeof(ApprovedOrder).FullName}/Judge.", maker, StringComparison.Ordinal));
    }

    [Fact]
    public void Judge_IsAskedOnlyByTheProposalStep()
    {
        var askers = Assemblies.All.SelectMany(assembly => assembly.Uses)
            .Where(use => use.Used == $"{typeof(ApprovedOrder).FullName}/Judge.{nameof(ApprovedOrder.Judge.Decide)}")
            .Select(use => use.User.Split('/')[0]).Distinct().ToList();
        Assert.NotEmpty(askers);
        Assert.All(askers, asker => Assert.StartsWith("Fairlead.Engine.Decision.ProposalStep", asker, StringComparison.Ordinal));
    }

    /// <summary>Objects without a constructor are made by the state archive alone, and no state holds an approved order.</summary>
    [Fact]
    public void ObjectsWithoutConstructor_AreMadeOnlyByTheStateArchive() =>
        Findings.MustBeNone(Assemblies.All.SelectMany(assembly => assembly.Uses)
            .Where(use => use.Used.EndsWith(".GetUninitializedObject", StringComparison.Ordinal)
                && !use.User.StartsWith(typeof(StateArchive).FullName!, StringComparison.Ordinal))
            .Select(use => $"{use.User} makes objects without their constructor"));

    [Fact]
    public void DeskState_HoldsNoApprovedOrder()
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([typeof(DeskState)]);
        while (open.TryPop(out var type))
        {
            if (type.HasElementType)
                open.Push(type.GetElementType()!);
            foreach (var argument in type.GetGenericArguments())
                open.Push(argument);
            if (!seen.Add(type) || type.Namespace?.StartsWith("Fairlead", StringComparison.Ordinal) != true)
                continue;
            foreach (var field in type.GetFields(Any))
                open.Push(field.FieldType);
        }

        Assert.Contains(typeof(Engine.Orders.Order), seen);
        Assert.DoesNotContain(typeof(ApprovedOrder), seen);
    }

    /// <summary>The venue is handed orders by the loop's dispatch alone, which has them from an effect.</summary>
    [Fact]
    public void Venue_IsHandedOrders_OnlyByTheLoop()
    {
        var callers = Assemblies.All.Where(assembly => assembly.Name != "Fairlead.Engine").SelectMany(assembly => assembly.Uses)
            .Where(use => use.Used == $"{typeof(SimulatedVenue).FullName}.{nameof(SimulatedVenue.Submit)}")
            .Select(use => use.User).Distinct().ToList();
        Assert.NotEmpty(callers);
        Findings.MustBeNone(callers.Where(caller => !caller.StartsWith("Fairlead.Host.Loop.", StringComparison.Ordinal)
                && !caller.StartsWith("Fairlead.Host.Bench.", StringComparison.Ordinal))
            .Select(caller => $"{caller} hands the venue an order past the loop"));
    }
}
