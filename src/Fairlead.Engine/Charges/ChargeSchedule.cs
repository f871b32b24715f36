using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Charges;

/// <summary>A named, dated table of charges: what the desk books for a fill until the broker tells the truth.</summary>
/// <remarks>
/// Immutable. Minimums and caps of commission count per order: hand in <see cref="ChargeEstimate.Order"/> of the fill
/// before. Charges of a contract's exercise, assignment or expiry are not part of any schedule.
/// </remarks>
public sealed class ChargeSchedule
{
    private readonly Func<ChargeableFill, ChargeEstimate> _compute;

    private ChargeSchedule(string name, string summary, IReadOnlyList<RateTable> tables, Func<ChargeableFill, ChargeEstimate> compute)
    {
        Name = name;
        Summary = summary;
        Rates = [.. tables.SelectMany(table => table.Rates)];
        _compute = compute;
    }

    /// <summary>Nothing is ever charged.</summary>
    public static ChargeSchedule None { get; } = new("none", "nothing is ever charged", [], FreeOfCharge);

    /// <summary>US stocks and options with a fixed commission, Section 31 fee and TAF; see <see cref="UsCharges"/>.</summary>
    public static ChargeSchedule UsFixed { get; } = new("us-fixed",
        "US stocks and options: a fixed commission, and on sales the Section 31 fee and FINRA's trading activity fee",
        UsRates.All, fill => UsCharges.Compute(fill, withRegulatoryFees: true));

    /// <summary>The commission of <see cref="UsFixed"/> alone, as the LEAN engine charges it.</summary>
    public static ChargeSchedule UsCommissionOnly { get; } =
        new("us-commission-only", "US stocks and options: the commission of us-fixed alone",
            [], fill => UsCharges.Compute(fill, withRegulatoryFees: false));

    /// <summary>Indian stocks, futures and options at a discount broker; see <see cref="IndiaCharges"/>.</summary>
    public static ChargeSchedule IndiaDiscount { get; } = new("india-discount",
        "Indian stocks, funds, futures and options at a discount broker: brokerage, venue, SEBI, transaction tax, stamp duty, GST; "
        + "stamp duty before 2020-07-01 is that of Maharashtra",
        IndiaRates.All, IndiaCharges.Compute);

    /// <summary>Every schedule, each name once.</summary>
    public static IReadOnlyList<ChargeSchedule> All { get; } = [None, UsFixed, UsCommissionOnly, IndiaDiscount];

    /// <summary>The key in configuration.</summary>
    public string Name { get; }

    /// <summary>What it charges, in a sentence.</summary>
    public string Summary { get; }

    /// <summary>Its dated rates, charge by charge in order of days; empty where nothing is dated.</summary>
    public IReadOnlyList<ChargeRate> Rates { get; }

    /// <summary>The schedule of a name, or null when there is none.</summary>
    public static ChargeSchedule? Find(string name) => All.FirstOrDefault(schedule => schedule.Name == name);

    /// <summary>The schedule a desk in a currency uses unless it is told another.</summary>
    public static ChargeSchedule DefaultFor(Currency currency) => currency switch
    {
        Currency.Usd => UsFixed,
        Currency.Inr => IndiaDiscount,
        _ => throw new ArgumentOutOfRangeException(nameof(currency), currency, null),
    };

    /// <summary>The charges of a fill; unknown for an instrument or a date the schedule has no rates for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The quantity is not positive, or the price is negative.</exception>
    public ChargeEstimate Compute(in ChargeableFill fill)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(fill.Quantity.Units, 0, nameof(fill));
        ArgumentOutOfRangeException.ThrowIfLessThan(fill.Price.Micros, 0, nameof(fill));
        return _compute(fill);
    }

    public override string ToString() => Name;

    private static ChargeEstimate FreeOfCharge(ChargeableFill fill) =>
        new ChargeTally(fill.Instrument.Currency).Estimate(fill.Order);
}
