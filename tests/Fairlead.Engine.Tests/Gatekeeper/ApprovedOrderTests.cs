using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Gatekeeper;
using static Fairlead.Engine.Tests.Gatekeeper.GateScene;

namespace Fairlead.Engine.Tests.Gatekeeper;

public sealed class ApprovedOrderTests
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    // Quantity.Abs is a quantity again, so plain reflection would never end; a codec writes the units.
    private static readonly JsonSerializerOptions Options = new() { Converters = { new QuantityConverter() } };

    [Fact]
    public void Constructors_OfAnApprovedOrder_ArePrivate() =>
        Assert.All(typeof(ApprovedOrder).GetConstructors(Everything), constructor => Assert.True(constructor.IsPrivate));

    [Fact]
    public void Members_OfAnApprovedOrder_CannotBeSetOrCopied()
    {
        Assert.All(typeof(ApprovedOrder).GetProperties(Everything), property => Assert.Null(property.SetMethod));
        Assert.All(typeof(ApprovedOrder).GetFields(Everything), field => Assert.True(field.IsInitOnly && field.IsPrivate));
        Assert.True(typeof(ApprovedOrder) is { IsClass: true, IsSealed: true });
        Assert.Null(typeof(ApprovedOrder).GetMethod("<Clone>$"));
    }

    [Fact]
    public void Makers_OfApprovedOrdersInTheEngine_AreTheJudgeAlone()
    {
        var makers = typeof(ApprovedOrder).Assembly.GetTypes()
            .Where(type => !type.FullName!.StartsWith(typeof(ApprovedOrder.Judge).FullName!, StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods(Everything))
            .Where(method => !method.IsSpecialName && !method.IsPrivate
                && (method.ReturnType == typeof(ApprovedOrder) || method.ReturnType == typeof(ApprovedOrder[])));
        Assert.Empty(makers);

        var doors = typeof(ApprovedOrder.Judge).GetMethods(Everything).Where(method => !method.IsPrivate);
        Assert.Equal("Decide", Assert.Single(doors).Name);
    }

    [Fact]
    public void Approved_CarriesWhatWasJudged()
    {
        var approved = Assert.IsType<Approved>(new GateScene().Decide(firstId: 41));

        var order = Assert.Single(approved.Orders);
        Assert.Equal(new ClientOrderId(41), order.Id);
        Assert.Equal((7L, TradingMode.Paper, Now, "k1", 0), (order.Group, order.Mode, order.DecidedAt, order.DedupeKey, order.Owner.Index));
        Assert.Equal((1, 1, 50L), (order.Slice, order.Slices, order.Request.Quantity.Units));
        Assert.Equal(approved.Rules.Select(result => result.Rule), order.Rules);
    }

    [Fact]
    public void Legs_ChangedAfterTheVerdict_LeaveTheOrderAlone()
    {
        var legs = new List<OrderLeg> { new(Stock, Side.Buy, 1) };
        var scene = Of(Entry(Buy(Stock, 50, 100.10m) with { Legs = legs }));
        var order = Assert.Single(Assert.IsType<Approved>(scene.Decide()).Orders);

        legs[0] = new OrderLeg(Stock, Side.Sell, 500);

        Assert.Equal(new OrderLeg(Stock, Side.Buy, 1), Assert.Single(order.Request.Legs));
        Assert.Throws<NotSupportedException>(() => ((IList<OrderLeg>)order.Request.Legs)[0] = legs[0]);
    }

    [Fact]
    public void Json_WritesTheOrder_AndNeverMakesOne()
    {
        var order = Assert.Single(Assert.IsType<Approved>(new GateScene().Decide(firstId: 41)).Orders);

        var json = JsonSerializer.Serialize(order, Options);

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        Assert.Equal(41, root.GetProperty("Id").GetProperty("Value").GetInt64());
        Assert.Equal(7, root.GetProperty("Group").GetInt64());
        Assert.Equal(50, root.GetProperty("Request").GetProperty("Quantity").GetInt64());
        Assert.Equal("DUPLICATE", root.GetProperty("Rules")[0].GetString());
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<ApprovedOrder>(json, Options));
    }

    // Freeze 1800 and lot 65: 27 lots are 1755; the freeze quantity itself would be refused.
    [Theory]
    [InlineData(1755, new long[] { 1755 })]
    [InlineData(1820, new long[] { 1755, 65 })]
    [InlineData(3900, new long[] { 1755, 1755, 390 })]
    [InlineData(3510, new long[] { 1755, 1755 })]
    public void Freeze_LargeOrder_IsCutIntoSlices(long units, long[] slices)
    {
        var scene = Of(Entry(Buy(Nifty, units, 100.10m))).Under(new() { MaxOrderNotional = null });

        var orders = Assert.IsType<Approved>(scene.Decide(firstId: 10)).Orders;

        Assert.Equal(slices, orders.Select(order => order.Request.Quantity.Units));
        Assert.Equal(Enumerable.Range(10, slices.Length).Select(id => (long)id), orders.Select(order => order.Id.Value));
        Assert.All(orders, order => Assert.Equal(slices.Length, order.Slices));
    }

    [Theory]
    [InlineData(1794, new long[] { 1755, 39 })]
    [InlineData(1800, new long[] { 1794, 6 })]
    [InlineData(1795, new long[] { 1794, 1 })]
    public void Freeze_QuantityItself_IsNeverSent(long units, long[] expected)
    {
        // 39 divides 1794 and not 1800; a lot of 1 sits exactly on the edge below each freeze.
        var lot = units == 1794 ? 39 : 1;
        var freeze = units == 1794 ? 1794 : 1795;
        var scene = Of(Entry(Buy(Nifty, units, 100.10m)))
            .Under(new() { MaxOrderNotional = null })
            .Leg((ref LegView leg) => leg.Instrument = leg.Instrument! with { LotSize = lot, FreezeQuantity = freeze });

        var orders = Assert.IsType<Approved>(scene.Decide()).Orders;

        Assert.Equal(expected, orders.Select(order => order.Request.Quantity.Units));
        Assert.All(orders, order => Assert.True(order.Request.Quantity.Units < freeze));
    }

    [Fact]
    public void Freeze_OfAStructure_HoldsOnEveryLeg()
    {
        // The put trades twice the quantity in lots of 4: whole units step by 2, and 2 x 9 is the most below 20.
        var scene = Of(Entry(Spread(20, -0.10m, shortRatio: 2)) with { Protection = new() { MaxLoss = 50m } })
            .Under(new() { MaxOrderNotional = null, CollarPct = null, BeyondNaturalPct = null })
            .Leg((ref LegView leg) => leg.Instrument = leg.Instrument!.Id == Put
                ? leg.Instrument with { LotSize = 4, FreezeQuantity = 20 }
                : leg.Instrument);

        var orders = Assert.IsType<Approved>(scene.Decide()).Orders;

        Assert.Equal([8L, 8L, 4L], orders.Select(order => order.Request.Quantity.Units));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void Freeze_MoreSlicesThanTheCap_IsRefused(long units, bool approved)
    {
        var scene = Of(Entry(Buy(Stock, units, 100.10m)))
            .Under(new() { MaxOrderNotional = null, OrdersPerMinute = null, OrdersPerMinutePerInstrument = null })
            .Leg((ref LegView leg) => leg.Instrument = leg.Instrument! with { FreezeQuantity = 2 });

        Assert.Equal(approved, scene.Decide() is Approved);
    }

    [Fact]
    public void Rate_OfSlices_CountsEach()
    {
        var scene = Of(Entry(Buy(Nifty, 3900, 100.10m)))
            .Under(new() { MaxOrderNotional = null, OrdersPerMinutePerInstrument = 2 });

        Assert.Equal("RATE", Assert.IsType<Refused>(scene.Decide()).Code);
    }

    private sealed class QuantityConverter : JsonConverter<Quantity>
    {
        public override Quantity Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Quantity value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.Units);
    }
}
