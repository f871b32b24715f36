using System.Text.Json.Nodes;
using Fairlead.Domain.Instruments;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>What can be wrong with a symbol or an option asked for, in the words clients know.</summary>
internal static class SymbolFaults
{
    private const int BadRequest = 400;
    private const int NotFound = 404;
    private const int Conflict = 409;

    public static OpenAlgoException Offset() =>
        Invalid("offset", "Validation error", "Offset must be ATM, ITM1-ITM50, or OTM1-OTM50");

    public static OpenAlgoException StrikeStep() => Invalid("strike_int", "Validation error", "Must be greater than or equal to 1.");

    public static OpenAlgoException ExpiryMissing() => Invalid(
        "expiry_date", "Expiry date required. Send expiry_date as DDMMMYY or an underlying that names it, such as NIFTY28OCT25FUT.",
        "Missing data for required field.");

    public static OpenAlgoException ExpiryUnreadable(string text) => Invalid(
        "expiry_date", $"Invalid expiry date '{text}'. Use DDMMMYY, such as 28OCT25.", "Not a valid date.");

    public static OpenAlgoException QueryBlank() => Invalid("query", "Search query cannot be empty.", "Search query cannot be empty.");

    public static OpenAlgoException Underlying(string name, string exchange) =>
        new(NotFound, "UNDERLYING_NOT_FOUND", $"Underlying {name} not found in {exchange}");

    public static OpenAlgoException Strikes(string name, DateOnly expiryOn, OptionRight right, string exchange) => new(
        NotFound, "STRIKES_NOT_FOUND",
        $"No strikes found for {name} expiring {SymbolGrammar.Compact(expiryOn)} {ContractTypes.Of(right)} in {exchange}");

    public static OpenAlgoException Option(string symbol, string exchange) =>
        new(NotFound, "SYMBOL_NOT_FOUND", $"Option symbol {symbol} not found in {exchange}");

    public static OpenAlgoException Price(Contract underlying) => new(
        Conflict, "UNDERLYING_PRICE_UNKNOWN",
        $"underlying price unavailable: no price of {underlying.Symbol} on {underlying.Exchange} is known");

    public static OpenAlgoException Range(OptionOffset offset) => new(
        BadRequest, "OFFSET_OUT_OF_RANGE", $"Offset {offset} is out of range for available strikes. Please use a smaller offset.");

    private static OpenAlgoException Invalid(string field, string message, string fault) =>
        new(BadRequest, "VALIDATION", message) { Errors = new JsonObject { [field] = new JsonArray(fault) } };
}
