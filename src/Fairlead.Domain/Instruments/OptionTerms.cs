using Fairlead.Domain.Amounts;
using Fairlead.Domain.Time;

namespace Fairlead.Domain.Instruments;

/// <summary>What makes an option contract.</summary>
/// <param name="Underlying">What it is written on.</param>
/// <param name="Right">Call or put.</param>
/// <param name="Strike">Positive.</param>
/// <param name="ExpiryOn">The series' expiry date in its venue's calendar.</param>
/// <param name="ExpiryAt">The instant trading in the series ends and the settlement price is fixed.</param>
/// <param name="Exercise">American or European.</param>
/// <param name="Settlement">Cash or physical.</param>
public sealed record OptionTerms(
    InstrumentId Underlying,
    OptionRight Right,
    Price Strike,
    DateOnly ExpiryOn,
    Timestamp ExpiryAt,
    ExerciseStyle Exercise,
    SettlementStyle Settlement)
{
    /// <summary>What exercising would be worth a unit at an underlying price; zero or more.</summary>
    public Price Intrinsic(Price underlying) =>
        Price.Max(Price.Zero, Right == OptionRight.Call ? underlying - Strike : Strike - underlying);
}

/// <summary>What makes a future.</summary>
/// <param name="Underlying">What it is written on.</param>
/// <param name="ExpiryOn">Expiry date in its venue's calendar.</param>
/// <param name="ExpiryAt">The instant trading ends and the settlement price is fixed.</param>
/// <param name="Settlement">Cash or physical.</param>
public sealed record FutureTerms(InstrumentId Underlying, DateOnly ExpiryOn, Timestamp ExpiryAt, SettlementStyle Settlement);
