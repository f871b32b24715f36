using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Instruments as the page shows them.</summary>
public static class InstrumentRows
{
    public static InstrumentRow Of(InstrumentMaster master, Instrument row) => new(
        row.Id.Index, row.Symbol, row.Kind, row.Venue, row.Tick.At(Price.Of(10m)).ToDecimal(), row.LotSize, row.FreezeQuantity, row.Multiplier,
        row.IsTradable,
        row.Option is { } option
            ? new OptionView(option.Underlying.Index, option.Right, option.Strike.ToDecimal(), option.ExpiryOn, option.ExpiryAt)
            : null,
        row.Option is null && master.All.Any(other => other.Option?.Underlying == row.Id));
}
