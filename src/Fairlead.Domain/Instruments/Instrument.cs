using Fairlead.Domain.Amounts;

namespace Fairlead.Domain.Instruments;

/// <summary>One row of the dated instrument master. Immutable; a change of lot or tick is a new row of a later master.</summary>
public sealed record Instrument
{
    public required InstrumentId Id { get; init; }

    /// <summary>Fairlead's canonical spelling, unique in the master; never parsed.</summary>
    public required string Symbol { get; init; }

    public required InstrumentKind Kind { get; init; }
    public required Venue Venue { get; init; }
    public required Currency Currency { get; init; }
    public required TickRule Tick { get; init; }

    /// <summary>Units an order must be a multiple of; 1 or more.</summary>
    public long LotSize { get; init; } = 1;

    /// <summary>Largest order the venue takes, in units, itself refused ("freeze quantity"); null when there is none.</summary>
    public long? FreezeQuantity { get; init; }

    /// <summary>Currency units one unit earns when the price rises by 1; 100 for US options.</summary>
    public long Multiplier { get; init; } = 1;

    /// <summary>Set exactly for options.</summary>
    public OptionTerms? Option { get; init; }

    /// <summary>Set exactly for futures.</summary>
    public FutureTerms? Future { get; init; }

    /// <summary>An index has a price and cannot be ordered.</summary>
    public bool IsTradable => Kind != InstrumentKind.Index;

    public override string ToString() => Symbol;
}
