using Fairlead.Domain.Amounts;

namespace Fairlead.Domain.Orders;

/// <summary>What a venue told about an order. A closed family; the desk stamps and journals each before acting on it.</summary>
public abstract record OrderFact : Fact
{
    private protected OrderFact()
    {
    }
}

/// <summary>The venue has the order.</summary>
public sealed record OrderAccepted(ClientOrderId Order, BrokerOrderId BrokerOrder) : OrderFact;

/// <summary>The venue refused the order; nothing of it will fill.</summary>
/// <param name="Order">Which.</param>
/// <param name="Code">Short code of the venue's table, upper snake case.</param>
/// <param name="Reason">Plain words with the numbers.</param>
public sealed record OrderRejected(ClientOrderId Order, string Code, string Reason) : OrderFact;

/// <summary>Some or all of the order filled. May arrive before the acceptance or after a cancellation.</summary>
public sealed record OrderFilled(Execution Execution) : OrderFact;

/// <summary>An earlier execution is replaced by a corrected one with a new id.</summary>
public sealed record ExecutionCorrected(ExecutionId Replaced, Execution Execution) : OrderFact;

/// <summary>An earlier execution never happened.</summary>
public sealed record ExecutionBusted(ExecutionId Busted, string Reason) : OrderFact;

/// <summary>The charges of an execution became known; may arrive before the execution.</summary>
public sealed record ChargesReported(ExecutionId Execution, Money Charges) : OrderFact;

/// <summary>What was left of the order is gone.</summary>
public sealed record OrderCancelled(ClientOrderId Order, string Reason) : OrderFact;

/// <summary>The order's time in force ended.</summary>
public sealed record OrderExpired(ClientOrderId Order, string Reason) : OrderFact;

/// <summary>The order now stands with these terms and this total quantity.</summary>
public sealed record OrderAmended(ClientOrderId Order, Quantity Quantity, OrderTerms Terms) : OrderFact;

/// <summary>The amendment was refused; the order stands as before.</summary>
public sealed record AmendRefused(ClientOrderId Order, string Code, string Reason) : OrderFact;

/// <summary>The cancellation was refused; the order may still be live.</summary>
public sealed record CancelRefused(ClientOrderId Order, string Code, string Reason) : OrderFact;

/// <summary>No answer came, or none that could be understood: the order may or may not be live. Never resent.</summary>
public sealed record OutcomeUnknown(ClientOrderId Order, string Reason) : OrderFact;

/// <summary>Answer to a query: the venue does not know the order.</summary>
public sealed record OrderNotFound(ClientOrderId Order) : OrderFact;

/// <summary>Answer to a query, or news of an order from elsewhere: it is live at the venue.</summary>
/// <param name="BrokerOrder">The broker's key.</param>
/// <param name="Order">Ours, or null when we never sent it (a foreign order).</param>
/// <param name="Request">What it asks.</param>
/// <param name="Filled">Units already filled.</param>
public sealed record OrderReportedWorking(
    BrokerOrderId BrokerOrder, ClientOrderId? Order, OrderRequest Request, Quantity Filled) : OrderFact;

/// <summary>A foreign order is no longer live at the venue.</summary>
public sealed record ForeignOrderEnded(BrokerOrderId BrokerOrder, string Reason) : OrderFact;
