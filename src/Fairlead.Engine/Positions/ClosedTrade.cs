using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Positions;

/// <summary>A round trip: from flat until flat again, or until the position changed its direction.</summary>
public sealed record ClosedTrade
{
    public required OwnerId Owner { get; init; }
    public required InstrumentId Instrument { get; init; }

    /// <summary>Counts the owner's round trips in this instrument from 1; see <see cref="TradeRestatement"/>.</summary>
    public required int Number { get; init; }

    /// <summary>Buy for a long trade, Sell for a short one.</summary>
    public required Side OpenedWith { get; init; }

    /// <summary>Time of the first opening fill.</summary>
    public required Timestamp OpenedAt { get; init; }

    /// <summary>Time of the fill, settlement or transfer that closed the last unit.</summary>
    public required Timestamp ClosedAt { get; init; }

    /// <summary>All units opened on the way; positive.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Average opening price, to the nearest millionth. For display: gross is exact, this is rounded.</summary>
    public required Price EntryAverage { get; init; }

    /// <summary>Average closing price, to the nearest millionth.</summary>
    public required Price ExitAverage { get; init; }

    public required Money Gross { get; init; }

    /// <summary>Opening and closing charges; positive is paid.</summary>
    public required Money Charges { get; init; }

    public Money Net => Gross - Charges;
}
