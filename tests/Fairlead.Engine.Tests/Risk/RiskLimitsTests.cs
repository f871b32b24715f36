using Fairlead.Engine.Risk;

namespace Fairlead.Engine.Tests.Risk;

public sealed class RiskLimitsTests
{
    [Fact]
    public void Defaults_AreLegal() => Assert.Null(new RiskLimits().Fault());

    [Fact]
    public void Lines_NameEveryLimitOnce() => Assert.Equal(
        typeof(RiskLimits).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").Order(),
        new RiskLimits().Lines().Select(line => line.Key).Order());

    [Fact]
    public void Lines_OfALimitSwitchedOff_SayOff()
    {
        var line = new RiskLimits { MaxOpenGroups = null }.Lines().Single(line => line.Key == nameof(RiskLimits.MaxOpenGroups));

        Assert.True(line.IsOff);
        Assert.Equal("MaxOpenGroups off", line.ToString());
    }

    [Fact]
    public void Everything_SwitchedOff_IsLegal() => Assert.Null(new RiskLimits
    {
        MaxOrderNotional = null, MinOrderNotional = null, MaxUnitsPerOrder = null, MaxTradeLossPct = null,
        MaxUnderlyingLossPct = null, MaxAccountLossPct = null, MaxOpenGroups = null, MaxOpenGroupsPerOwnerInstrument = null,
        DailyLossReduceOnlyPct = null, DailyLossFlattenPct = null, DrawdownReduceOnlyPct = null, DrawdownFlattenPct = null,
        CollarPct = null, BeyondNaturalPct = null, MaxClockSkew = null, OrdersPerMinute = null,
        OrdersPerMinutePerInstrument = null, MaxLeverage = null,
    }.Fault());

    public static TheoryData<string, RiskLimits> Faults => new()
    {
        { nameof(RiskLimits.MaxTradeLossPct), new() { MaxTradeLossPct = 5.01m } },
        { nameof(RiskLimits.MaxTradeLossPct), new() { MaxTradeLossPct = 0m } },
        { nameof(RiskLimits.MaxOrderNotional), new() { MaxOrderNotional = -1m } },
        { nameof(RiskLimits.MaxOrderNotional), new() { MaxOrderNotional = 400m, MinOrderNotional = 500m } },
        { nameof(RiskLimits.MaxUnitsPerOrder), new() { MaxUnitsPerOrder = 0 } },
        { nameof(RiskLimits.MaxOpenGroups), new() { MaxOpenGroups = 0 } },
        { nameof(RiskLimits.DailyLossFlattenPct), new() { DailyLossFlattenPct = 1.99m } },
        { nameof(RiskLimits.DrawdownFlattenPct), new() { DrawdownFlattenPct = 7m } },
        { nameof(RiskLimits.CollarPct), new() { CollarPct = 0m } },
        { nameof(RiskLimits.MaxPriceAge), new() { MaxPriceAge = TimeSpan.Zero } },
        { nameof(RiskLimits.MaxPriceAge), new() { MaxPriceAge = TimeSpan.FromMinutes(11) } },
        { nameof(RiskLimits.MaxClockSkew), new() { MaxClockSkew = TimeSpan.FromMinutes(2) } },
        { nameof(RiskLimits.OrdersPerMinute), new() { OrdersPerMinute = 1025 } },
        { nameof(RiskLimits.OrdersPerMinutePerInstrument), new() { OrdersPerMinutePerInstrument = 129 } },
        { nameof(RiskLimits.ExitReservePerMinute), new() { ExitReservePerMinute = 60 } },
        { nameof(RiskLimits.MaxLeverage), new() { MaxLeverage = 10.01m } },
    };

    [Theory, MemberData(nameof(Faults))]
    public void Fault_OutsideTheRange_NamesTheKey(string key, RiskLimits limits) =>
        Assert.StartsWith(key, limits.Fault(), StringComparison.Ordinal);

    [Fact]
    public void HardCap_OfLossPerTrade_IsFivePercent() => Assert.Null(new RiskLimits { MaxTradeLossPct = 5m }.Fault());
}
