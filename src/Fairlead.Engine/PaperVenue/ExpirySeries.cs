using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <summary>All contracts on one underlying that expire at one instant; they settle at one price. Contracts of the same
/// date that settle in the morning and at the close are two series.</summary>
/// <param name="Underlying">What they are written on.</param>
/// <param name="ExpiryOn">Their expiry date.</param>
/// <param name="ExpiryAt">Their expiry instant: the price is fixed then.</param>
internal readonly record struct ExpirySeries(InstrumentId Underlying, DateOnly ExpiryOn, Timestamp ExpiryAt)
{
    /// <summary>The series of a master, by expiry instant, then underlying.</summary>
    internal static ExpirySeries[] Of(InstrumentMaster master) =>
    [
        .. master.All.Select(SeriesOf).OfType<ExpirySeries>()
            .DistinctBy(series => (series.Underlying, series.ExpiryAt))
            .OrderBy(series => series.ExpiryAt).ThenBy(series => series.Underlying),
    ];

    internal bool Contains(Instrument instrument) =>
        SeriesOf(instrument) is { } series && series.Underlying == Underlying && series.ExpiryAt == ExpiryAt;

    private static ExpirySeries? SeriesOf(Instrument instrument) =>
        instrument.Option is { } option ? new ExpirySeries(option.Underlying, option.ExpiryOn, option.ExpiryAt)
        : instrument.Future is { } future ? new ExpirySeries(future.Underlying, future.ExpiryOn, future.ExpiryAt)
        : null;
}
