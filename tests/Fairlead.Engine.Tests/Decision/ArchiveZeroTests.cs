using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;

namespace Fairlead.Engine.Tests.Decision;

/// <summary>Found by the model's random sequences: charges that came back to minus zero changed the hash after a snapshot.</summary>
public sealed class ArchiveZeroTests
{
    [Fact]
    public void Hash_OfMinusZero_IsThatOfZero()
    {
        var minusZero = decimal.Negate(0.0m);
        Assert.Equal(Hash(0m), Hash(minusZero));
        Assert.Equal(Hash(1.50m), Hash(1.5m));
        Assert.NotEqual(Hash(0m), Hash(0.1m));
    }

    private static string Hash(decimal amount) => new StateArchive(new InstrumentMaster([])).Hash(new Holder { Amount = amount });

    private sealed class Holder
    {
        public decimal Amount { get; init; }
    }
}
