namespace Fairlead.Practice.Seeding;

/// <summary>What a stream of numbers is for. The numbers are part of every key: changing one changes every market.</summary>
internal enum StreamPurpose : ulong
{
    FirstPrice = 1,
    DayOfMarket = 2,
    DayOfUnderlying = 3,
    CommonPath = 4,
    OwnPath = 5,
    SpikePath = 6,
    UnderlyingSecond = 7,
    OptionSecond = 8,
    OptionPrints = 9,
    OptionTrait = 10,
    VarianceIndexSecond = 11,
    ShockBurst = 12,
    VolatilityWave = 13,
    Region = 14,
}
