using System.Globalization;

namespace Fairlead.Engine.Risk;

/// <summary>The limits of one account. A limit that is null is switched off, and is shown as off, never
/// hidden.</summary>
/// <remarks>
/// Exactly at a limit is allowed; strictly beyond it is not. Money is in units of the account's currency, percentages
/// are of equity in percent (2 is 2 %). An input that a limit needs and that is unknown refuses entries; it never
/// passes. <see cref="Lines"/> is the one table of keys, units and legal ranges.
/// </remarks>
public sealed record RiskLimits
{
    /// <summary>Most cancels and orders a window can count in a minute, the account over.</summary>
    public const int MaxCountedPerMinute = 1024;

    /// <summary>Most orders a window can count in a minute on one instrument.</summary>
    public const int MaxCountedPerMinutePerInstrument = 128;

    /// <summary>Worth of one order: units x worst price x multiplier over all legs, in currency units. Default 10,000;
    /// above 0. An option counts with its premium; what it can lose is the loss limits' matter.</summary>
    public decimal? MaxOrderNotional { get; init; } = 10_000m;

    /// <summary>Smallest worth of one order, in currency units. Default off; above 0.</summary>
    public decimal? MinOrderNotional { get; init; }

    /// <summary>Units of any leg of one order, before slicing. Default 10,000; 1 to 1,000,000,000.</summary>
    public long? MaxUnitsPerOrder { get; init; } = 10_000;

    /// <summary>Worst-case loss of one trade, percent of equity. Default 2; above 0, at most 5.</summary>
    public decimal? MaxTradeLossPct { get; init; } = 2m;

    /// <summary>Sum of worst-case losses on one underlying, percent of equity: open, in flight and of unknown outcome.
    /// Default 6; above 0, at most 100.</summary>
    public decimal? MaxUnderlyingLossPct { get; init; } = 6m;

    /// <summary>The same sum over the account, percent of equity. Default 20; above 0, at most 100.</summary>
    public decimal? MaxAccountLossPct { get; init; } = 20m;

    /// <summary>Open groups (structures, not legs) of the account. Default 10; 1 to 1,000.</summary>
    public int? MaxOpenGroups { get; init; } = 10;

    /// <summary>Open groups of one owner on one instrument. Default 1; 1 to 100.</summary>
    public int? MaxOpenGroupsPerOwnerInstrument { get; init; } = 1;

    /// <summary>Loss since the day's start from which the account only reduces, percent. Default 2; above 0, at most
    /// 20.</summary>
    public decimal? DailyLossReduceOnlyPct { get; init; } = 2m;

    /// <summary>Loss since the day's start from which the account flattens, percent. Default 3; above 0, at most 20,
    /// not below <see cref="DailyLossReduceOnlyPct"/>.</summary>
    public decimal? DailyLossFlattenPct { get; init; } = 3m;

    /// <summary>Fall from the high-water mark from which the account only reduces, percent. Default 8; above 0, at
    /// most 50.</summary>
    public decimal? DrawdownReduceOnlyPct { get; init; } = 8m;

    /// <summary>Fall from the high-water mark from which the account flattens, percent. Default 12; above 0, at most
    /// 50, not below <see cref="DrawdownReduceOnlyPct"/>.</summary>
    public decimal? DrawdownFlattenPct { get; init; } = 12m;

    /// <summary>Distance a limit price may keep from our own middle, percent of the middle, on either side.
    /// Default 25; above 0, at most 100.</summary>
    public decimal? CollarPct { get; init; } = 25m;

    /// <summary>Least width of the collar, in price units. Default 0.05; 0 to 1,000. Ignored when
    /// <see cref="CollarPct"/> is off.</summary>
    public decimal CollarMin { get; init; } = 0.05m;

    /// <summary>How far an entry's limit may be worse than the natural price (buys at the ask, sells at the bid),
    /// percent of it. Default 1; 0 to 100.</summary>
    public decimal? BeyondNaturalPct { get; init; } = 1m;

    /// <summary>Least allowance beyond the natural price, in price units. Default 0.05; 0 to 1,000. Ignored when
    /// <see cref="BeyondNaturalPct"/> is off.</summary>
    public decimal BeyondNaturalMin { get; init; } = 0.05m;

    /// <summary>Entries without a limit price (market, stop, trailing stop, on open, on close). Default false: such
    /// orders are for reducing only. When true they are judged at the natural price.</summary>
    public bool AllowMarketEntries { get; init; }

    /// <summary>Oldest price an entry may be decided on. Default 5 s; above 0, at most 10 min. Cannot be switched
    /// off.</summary>
    public TimeSpan MaxPriceAge { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Largest difference between our clock and the broker's, either way. Default 2 s; above 0, at most 1
    /// min.</summary>
    public TimeSpan? MaxClockSkew { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Orders and cancels of the account in any 60 s. Default 60; 1 to 1,024. One a second carries several
    /// automated strategies and stays under every broker's own limit; a person's desk may set 10.</summary>
    public int? OrdersPerMinute { get; init; } = 60;

    /// <summary>Orders and cancels on one instrument in any 60 s. Default 20; 1 to 128.</summary>
    public int? OrdersPerMinutePerInstrument { get; init; } = 20;

    /// <summary>Part of <see cref="OrdersPerMinute"/> that entries may not use. Default 12, a fifth; 0 up to one less
    /// than the limit. Ignored when that is off.</summary>
    public int ExitReservePerMinute { get; init; } = 12;

    /// <summary>Structures that can lose without bound (naked short options). Default false.</summary>
    public bool AllowUndefinedRisk { get; init; }

    /// <summary>Entries need a protection plan with a rule that limits the loss. Default true.</summary>
    public bool RequireProtection { get; init; } = true;

    /// <summary>Gross exposure over equity. Default 2; above 0, at most 10.</summary>
    public decimal? MaxLeverage { get; init; } = 2m;

    /// <summary>What is wrong, naming the key, or null when every limit is in its range.</summary>
    public string? Fault()
    {
        foreach (var line in Lines())
        {
            if (line.Fault() is { } fault)
                return fault;
        }

        if (DailyLossFlattenPct < DailyLossReduceOnlyPct)
            return Crossed(nameof(DailyLossFlattenPct), DailyLossFlattenPct, nameof(DailyLossReduceOnlyPct), DailyLossReduceOnlyPct);
        if (DrawdownFlattenPct < DrawdownReduceOnlyPct)
            return Crossed(nameof(DrawdownFlattenPct), DrawdownFlattenPct, nameof(DrawdownReduceOnlyPct), DrawdownReduceOnlyPct);
        if (MaxOrderNotional < MinOrderNotional)
            return Crossed(nameof(MaxOrderNotional), MaxOrderNotional, nameof(MinOrderNotional), MinOrderNotional);
        return ExitReservePerMinute >= OrdersPerMinute
            ? $"{nameof(ExitReservePerMinute)} {ExitReservePerMinute} leaves entries none of {nameof(OrdersPerMinute)} {OrdersPerMinute}"
            : null;
    }

    /// <summary>Every limit with its value, unit and range, in the order a person reads them.</summary>
    public IReadOnlyList<LimitLine> Lines() =>
    [
        new(nameof(MaxOrderNotional), MaxOrderNotional, "currency", Least: 0.01m, Most: 1_000_000_000_000m),
        new(nameof(MinOrderNotional), MinOrderNotional, "currency", Least: 0.01m, Most: 1_000_000_000_000m),
        new(nameof(MaxUnitsPerOrder), MaxUnitsPerOrder, "units", Least: 1m, Most: 1_000_000_000m),
        new(nameof(MaxTradeLossPct), MaxTradeLossPct, "% of equity", Least: 0.01m, Most: 5m),
        new(nameof(MaxUnderlyingLossPct), MaxUnderlyingLossPct, "% of equity", Least: 0.01m, Most: 100m),
        new(nameof(MaxAccountLossPct), MaxAccountLossPct, "% of equity", Least: 0.01m, Most: 100m),
        new(nameof(MaxOpenGroups), MaxOpenGroups, "groups", Least: 1m, Most: 1_000m),
        new(nameof(MaxOpenGroupsPerOwnerInstrument), MaxOpenGroupsPerOwnerInstrument, "groups", Least: 1m, Most: 100m),
        new(nameof(DailyLossReduceOnlyPct), DailyLossReduceOnlyPct, "% of day start", Least: 0.01m, Most: 20m),
        new(nameof(DailyLossFlattenPct), DailyLossFlattenPct, "% of day start", Least: 0.01m, Most: 20m),
        new(nameof(DrawdownReduceOnlyPct), DrawdownReduceOnlyPct, "% of high-water", Least: 0.01m, Most: 50m),
        new(nameof(DrawdownFlattenPct), DrawdownFlattenPct, "% of high-water", Least: 0.01m, Most: 50m),
        new(nameof(CollarPct), CollarPct, "% of middle", Least: 0.01m, Most: 100m),
        new(nameof(CollarMin), CollarMin, "price", Least: 0m, Most: 1_000m),
        new(nameof(BeyondNaturalPct), BeyondNaturalPct, "% of natural", Least: 0m, Most: 100m),
        new(nameof(BeyondNaturalMin), BeyondNaturalMin, "price", Least: 0m, Most: 1_000m),
        new(nameof(AllowMarketEntries), AllowMarketEntries ? 1m : 0m, "1 yes, 0 no", Least: 0m, Most: 1m),
        new(nameof(MaxPriceAge), (decimal)MaxPriceAge.TotalSeconds, "s", Least: 0.001m, Most: 600m),
        new(nameof(MaxClockSkew), (decimal?)MaxClockSkew?.TotalSeconds, "s", Least: 0.001m, Most: 60m),
        new(nameof(OrdersPerMinute), OrdersPerMinute, "orders", Least: 1m, Most: MaxCountedPerMinute),
        new(nameof(OrdersPerMinutePerInstrument), OrdersPerMinutePerInstrument, "orders", Least: 1m, Most: MaxCountedPerMinutePerInstrument),
        new(nameof(ExitReservePerMinute), ExitReservePerMinute, "orders", Least: 0m, Most: MaxCountedPerMinute),
        new(nameof(AllowUndefinedRisk), AllowUndefinedRisk ? 1m : 0m, "1 yes, 0 no", Least: 0m, Most: 1m),
        new(nameof(RequireProtection), RequireProtection ? 1m : 0m, "1 yes, 0 no", Least: 0m, Most: 1m),
        new(nameof(MaxLeverage), MaxLeverage, "x equity", Least: 0.01m, Most: 10m),
    ];

    private static string Crossed(string key, decimal? value, string floorKey, decimal? floor) =>
        string.Create(CultureInfo.InvariantCulture, $"{key} {value} is below {floorKey} {floor}");
}
