using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.PaperVenue;

/// <summary>The open lots of one future, first in first out: a future is not paid for, only what closing earns is.</summary>
internal sealed class FutureLots
{
    private readonly List<(long Units, Price Price)> _lots = [];

    /// <summary>Price x signed units over the open lots, before the multiplier.</summary>
    internal decimal Cost { get; private set; }

    /// <summary>Books signed units at a price; returns what closing earned, before the multiplier.</summary>
    internal decimal Move(long units, Price price)
    {
        var earned = 0m;
        while (units != 0 && _lots.Count > 0 && Math.Sign(_lots[0].Units) == -Math.Sign(units))
        {
            var (open, entry) = _lots[0];
            var closed = Math.Sign(open) * Math.Min(Math.Abs(open), Math.Abs(units));
            earned += (price - entry).ToDecimal() * closed;
            Cost -= entry.ToDecimal() * closed;
            units += closed;
            if (closed == open)
                _lots.RemoveAt(0);
            else
                _lots[0] = (open - closed, entry);
        }

        if (units == 0)
            return earned;
        _lots.Add((units, price));
        Cost += price.ToDecimal() * units;
        return earned;
    }
}
