using System.Globalization;

namespace Fairlead.Domain.Orders;

/// <summary>Our permanent key of an order: counts up from 1 within an account's journal and is never used twice.</summary>
public readonly record struct ClientOrderId(long Value) : IComparable<ClientOrderId>
{
    public int CompareTo(ClientOrderId other) => Value.CompareTo(other.Value);
    public static bool operator <(ClientOrderId a, ClientOrderId b) => a.Value < b.Value;
    public static bool operator >(ClientOrderId a, ClientOrderId b) => a.Value > b.Value;
    public static bool operator <=(ClientOrderId a, ClientOrderId b) => a.Value <= b.Value;
    public static bool operator >=(ClientOrderId a, ClientOrderId b) => a.Value >= b.Value;
    public override string ToString() => "FL" + Value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The broker's key of an order; an alias that may change from session to session.</summary>
public readonly record struct BrokerOrderId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>The venue's key of one execution; applied exactly once.</summary>
public readonly record struct ExecutionId(string Value)
{
    public override string ToString() => Value;
}
