using Fairlead.Domain.Amounts;

namespace Fairlead.Domain.Tests.Amounts;

public sealed class QuantityTests
{
    [Fact]
    public void Quantity_Arithmetic_IsSignedAndChecked()
    {
        var three = new Quantity(3);

        Assert.Equal(new Quantity(-1), new Quantity(2) - three);
        Assert.Equal(new Quantity(-225), -three * 75);
        Assert.Equal(three, (-three).Abs);
        Assert.True((three - three).IsZero);
        Assert.Equal(-three, Quantity.Min(three, -three));
        Assert.Equal(three, Quantity.Max(three, -three));
        Assert.Throws<OverflowException>(() => new Quantity(long.MaxValue) + new Quantity(1));
        Assert.Throws<OverflowException>(() => new Quantity(long.MinValue).Abs);
        Assert.Equal("-75", new Quantity(-75).ToString());
    }
}
