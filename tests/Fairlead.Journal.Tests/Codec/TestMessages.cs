using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;

namespace Fairlead.Journal.Tests.Codec;

/// <summary>A family with what the domain's facts do not have yet.</summary>
public abstract record TestMessage;

public sealed record LimitMoved(ClientOrderId Order, Price Limit, string? Note = null) : TestMessage;

public sealed record ValuesSeen(
    decimal Exact, Money Money, Timestamp At, DateOnly On, Side Side, Price? Price, IReadOnlyList<decimal> All) : TestMessage;

public sealed record ShapeTold(Shape Shape, IReadOnlyList<Shape> More) : TestMessage;

public sealed record OCOPlaced : TestMessage;

public abstract record Shape;

public sealed record Round(int Radius) : Shape;

public sealed record LongRectangle(int Width, int Height) : Shape;

public abstract record LossyMessage;

public sealed record HoldsARecord(IReadOnlyList<MarketRecord> Records) : LossyMessage;

public abstract record OpenMessage;

public record NotSealed : OpenMessage;
