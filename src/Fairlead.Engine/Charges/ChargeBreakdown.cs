using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Charges;

/// <summary>All charges of one fill. Lines that are zero are left out.</summary>
public sealed record ChargeBreakdown
{
    public required Currency Currency { get; init; }

    /// <summary>In order of <see cref="ChargeKind"/>, each kind once at most.</summary>
    public required IReadOnlyList<ChargeLine> Lines { get; init; }

    /// <summary>The sum of the lines.</summary>
    public Money Total
    {
        get
        {
            var total = Money.Zero(Currency);
            foreach (var line in Lines)
                total += line.Amount;
            return total;
        }
    }

    /// <summary>The amount of one kind; zero when there is no such line.</summary>
    public Money this[ChargeKind kind]
    {
        get
        {
            foreach (var line in Lines)
            {
                if (line.Kind == kind)
                    return line.Amount;
            }

            return Money.Zero(Currency);
        }
    }
}
