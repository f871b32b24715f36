using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using static Fairlead.Engine.Tests.Gatekeeper.GateScene;

namespace Fairlead.Engine.Tests.Gatekeeper;

public sealed class ArbiterTests
{
    [Fact]
    public void Order_ExitsThenPriorityThenOwnerThenSequence()
    {
        Proposal[] proposals =
        [
            Named("d", Entry(Buy(Stock, 1, 1m), owner: 3)),
            Named("c", Entry(Buy(Nifty, 1, 1m), owner: 2)),
            Named("b", Entry(Buy(Call, 1, 1m), owner: 9) with { Priority = 5 }),
            Named("e", Entry(Buy(Put, 1, 1m), owner: 3)),
            Named("a", Exit(Close(Stock, 1, 1m)) with { Priority = -9 }),
        ];

        Assert.Equal("abcde", Kept(proposals));
    }

    [Fact]
    public void Order_GivenShuffled_DependsOnlyOnTiesOfSequence()
    {
        var random = new Random(20260304);
        Proposal[] proposals =
        [
            .. Enumerable.Range(0, 20).Select(n => Named(((char)('a' + n)).ToString(), Entry(Buy(new(n), 1, 1m), owner: n) with { Priority = n % 3 })),
        ];
        var expected = Kept(proposals);

        for (var round = 0; round < 50; round++)
        {
            random.Shuffle(proposals);
            Assert.Equal(expected, Kept(proposals));
        }
    }

    [Fact]
    public void OppositeEntries_OfTwoOwners_TheHigherPriorityGoes()
    {
        var low = Named("low", Entry(Buy(Stock, 1, 1m), owner: 0));
        var high = Named("high", Entry(Sell(Buy(Stock, 1, 1m)), owner: 1) with { Priority = 1 });

        var arbitration = Arbiter.Decide([low, high]);

        Assert.Same(high, Assert.Single(arbitration.Kept));
        Assert.Same(low, Assert.Single(arbitration.Refused).Proposal);
    }

    [Fact]
    public void SameSideEntries_OfTwoOwners_BothGo() =>
        Assert.Equal("ab", Kept(Named("a", Entry(Buy(Stock, 1, 1m), owner: 0)), Named("b", Entry(Buy(Stock, 1, 1m), owner: 1))));

    [Fact]
    public void SecondEntry_OfTheSameOwnerOnAnInstrument_IsRefused() =>
        Assert.Equal("a", Kept(Named("a", Entry(Buy(Stock, 1, 1m))), Named("b", Entry(Buy(Stock, 1, 1m)))));

    [Fact]
    public void SecondEntry_OfTheSameOwnerElsewhere_Goes() =>
        Assert.Equal("ab", Kept(Named("a", Entry(Buy(Stock, 1, 1m))), Named("b", Entry(Buy(Call, 1, 1m)))));

    [Fact]
    public void Structures_ThatShareALegTheOtherWay_Conflict() =>
        Assert.Equal("a", Kept(Named("a", Entry(Spread(1, 1m), owner: 0)), Named("b", Entry(Buy(Put, 1, 1m), owner: 1))));

    [Fact]
    public void Exits_NeverConflict() => Assert.Equal("abc", Kept(
        Named("a", Exit(Close(Stock, 1, 1m))), Named("b", Exit(Close(Stock, 1, 1m))), Named("c", Entry(Buy(Stock, 1, 1m)))));

    [Fact]
    public void ARefusedProposal_BlocksNobody() =>
        // b gives way to a; c agrees with a and must not give way to b.
        Assert.Equal("ac", Kept(
            Named("a", Entry(Buy(Stock, 1, 1m), owner: 0)),
            Named("b", Entry(Sell(Buy(Stock, 1, 1m)), owner: 1)),
            Named("c", Entry(Buy(Stock, 1, 1m), owner: 2))));

    private static string Kept(params Proposal[] proposals) =>
        string.Concat(Arbiter.Decide(proposals).Kept.Select(proposal => proposal.Reason));

    private static Proposal Named(string name, Proposal proposal) => proposal with { Reason = name };

    private static OrderRequest Sell(OrderRequest request) =>
        request with { Legs = [request.Legs[0] with { Side = Side.Sell }] };
}
