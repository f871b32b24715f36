using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.PaperVenue;

internal enum VenueCommandKind
{
    Submit,
    Amend,
    Cancel,
    Query,
}

/// <summary>A command on its way to the venue. Members that the kind does not need are unset.</summary>
internal sealed record VenueCommand(VenueCommandKind Kind, ClientOrderId Id, Timestamp SentAt)
{
    internal OrderRequest? Request { get; init; }
    internal Quantity Quantity { get; init; }
    internal OrderTerms? Terms { get; init; }
}
