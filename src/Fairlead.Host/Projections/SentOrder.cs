using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;

namespace Fairlead.Host.Projections;

/// <summary>What the journal holds of an order that was sent: only the gatekeeper can make the order itself.</summary>
public sealed record SentOrder(SentOrderBody Order);

/// <summary>The members a reader needs; see <see cref="ApprovedOrder"/>.</summary>
public sealed record SentOrderBody(ClientOrderId Id, OwnerRef Owner, ProposalSource Source, long Group, OrderRequest Request);
