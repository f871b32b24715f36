using System.Globalization;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Orders;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Symbols;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>The fields that placeorder and its kin have in common.</summary>
/// <param name="Label">Product and strategy.</param>
/// <param name="Exchange">In upper case.</param>
/// <param name="Symbol">As sent; the table knows it or does not.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Quantity">Units; zero only where the call allows it.</param>
/// <param name="PriceType">MARKET, LIMIT, SL or SL-M.</param>
/// <param name="Price">0 is none.</param>
/// <param name="Trigger">0 is none.</param>
internal sealed record OrderAsked(OrderLabel Label, string Exchange, string Symbol, Side Side, long Quantity, string PriceType, decimal Price, decimal Trigger)
{
    private const decimal MostUnits = 1_000_000_000;

    private static readonly string[] PriceTypes = ["MARKET", "LIMIT", "SL", "SL-M"];
    private static readonly string[] Sides = ["BUY", "SELL"];

    /// <summary>The terms as the desk says them.</summary>
    /// <exception cref="OpenAlgoException">400: a price that the type needs is not there.</exception>
    public OrderTerms Terms() => PriceType switch
    {
        "LIMIT" => OrderTerms.Limit(PriceOf("price", Price)),
        "SL" => OrderTerms.StopLimit(PriceOf("trigger_price", Trigger), PriceOf("price", Price)),
        "SL-M" => OrderTerms.Stop(PriceOf("trigger_price", Trigger)),
        _ => OrderTerms.Market,
    };

    /// <param name="fields">Of the body, or of one item of a basket.</param>
    /// <param name="strategy">The caller's label.</param>
    /// <param name="isZeroAllowed">A target order's quantity may be zero.</param>
    /// <param name="isComplete">A change names all terms.</param>
    public static OrderAsked Read(Fields fields, string strategy, bool isZeroAllowed = false, bool isComplete = false)
    {
        var exchange = fields.OneOf("exchange", Exchanges.All);
        if (Exchanges.IsQuoteOnly(exchange))
            fields.Add("exchange", $"{exchange} is quote-only; trade its options instead.");
        var quantity = fields.Number(
            "quantity", fallback: null, number => isZeroAllowed ? number >= 0 : number > 0,
            isZeroAllowed ? "Quantity must be a non-negative number." : "Quantity must be a positive number.");
        if (quantity != decimal.Truncate(quantity))
            fields.Add("quantity", $"Fractional quantity ({quantity}) is not allowed for non-crypto exchanges.");
        if (quantity > MostUnits)
            fields.Add("quantity", $"Quantity must be at most {MostUnits}.");
        if (fields.Whole("disclosed_quantity", fallback: 0, least: 0, most: int.MaxValue, "Disclosed quantity must be a non-negative integer.") > 0)
            fields.Warn("disclosed_quantity is not supported: the whole quantity is shown");
        return new OrderAsked(
            new OrderLabel(fields.OneOf("product", OrderLabel.Products, isComplete ? null : "MIS"), strategy), exchange, fields.Text("symbol"),
            fields.OneOf("action", Sides) == "SELL" ? Side.Sell : Side.Buy,
            quantity <= MostUnits ? (long)quantity : 0, fields.OneOf("pricetype", PriceTypes, isComplete ? null : "MARKET"),
            fields.Number("price", isComplete ? null : 0m, number => number >= 0, "Price must be a non-negative number."),
            fields.Number("trigger_price", 0m, number => number >= 0, "Trigger price must be a non-negative number."));
    }

    private Price PriceOf(string name, decimal value)
    {
        if (value <= 0)
            throw new OpenAlgoException(400, "PRICE_MISSING", $"A {PriceType} order needs a positive {name}.");
        return Domain.Amounts.Price.TryParse(value.ToString(CultureInfo.InvariantCulture), out var price)
            ? price
            : throw new OpenAlgoException(400, "PRICE_REFUSED", $"{name} {value} has more than six decimal places or is too large.");
    }
}
