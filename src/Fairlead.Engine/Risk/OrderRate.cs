using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Risk;

/// <summary>How many orders and cancels left in the last minute, over the account and on each instrument.</summary>
/// <remarks>It only counts: exits and cancels are recorded like entries and refused never. The gatekeeper compares an
/// entry with the limits, less the reserve that is kept for exits.</remarks>
public sealed class OrderRate
{
    private readonly RateWindow _account = new(RiskLimits.MaxCountedPerMinute);
    private readonly Dictionary<int, RateWindow> _byInstrument = [];

    /// <summary>Counts one order, amendment or cancel: once on the account, once on each leg's instrument.</summary>
    public void Record(IReadOnlyList<OrderLeg> legs, Timestamp at)
    {
        _account.Record(at);
        for (var index = 0; index < legs.Count; index++)
        {
            var instrument = legs[index].Instrument.Index;
            if (!_byInstrument.TryGetValue(instrument, out var window))
                _byInstrument.Add(instrument, window = new RateWindow(RiskLimits.MaxCountedPerMinutePerInstrument));
            window.Record(at);
        }
    }

    /// <summary>Counted on the account in the 60 s up to now.</summary>
    public int OnAccount(Timestamp now) => _account.CountAt(now);

    /// <summary>Counted on one instrument in the 60 s up to now.</summary>
    public int OnInstrument(InstrumentId instrument, Timestamp now) =>
        _byInstrument.TryGetValue(instrument.Index, out var window) ? window.CountAt(now) : 0;
}
