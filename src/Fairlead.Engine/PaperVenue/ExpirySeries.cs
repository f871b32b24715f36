using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

/// <summary>All contracts on one underlying that expire on one date; they settle at one price.</summary>
/// <param name="Underlying">What they are written on.</param>
/// <param name="ExpiryOn">Their expiry date.</param>
/// <param name="ExpiryAt">The latest expiry instant among them: the price is fixed then.</param>
internal readonly record struct ExpirySeries(InstrumentId Underlying, DateOnly ExpiryOn, Timestamp ExpiryAt)
{
    /// <summary>The series of a master, by expiry instant, then underlying, then date.</summary>
    internal static ExpirySeries[] Of(InstrumentMaster master)
    {
        var latest = new SortedDictionary<(InstrumentId Underlying, DateOnly ExpiryOn), Timestamp>();
        foreach (var instrument in master.All)
        {
            if (KeyOf(instrument) is not { } key)
                continue;
            var expiryAt = Admission.ExpiryOf(instrument)!.Value;
            if (!latest.TryGetValue(key, out var known) || expiryAt > known)
                latest[key] = expiryAt;
        }

        return
        [
            .. latest.Select(entry => new ExpirySeries(entry.Key.Underlying, entry.Key.ExpiryOn, entry.Value))
                .OrderBy(series => series.ExpiryAt).ThenBy(series => series.Underlying).ThenBy(series => series.ExpiryOn),
        ];
    }

    internal bool Contains(Instrument instrument) => KeyOf(instrument) == (Underlying, ExpiryOn);

    private static (InstrumentId Underlying, DateOnly ExpiryOn)? KeyOf(Instrument instrument) =>
        instrument.Option is { } option ? (option.Underlying, option.ExpiryOn)
        : instrument.Future is { } future ? (future.Underlying, future.ExpiryOn)
        : null;
}
