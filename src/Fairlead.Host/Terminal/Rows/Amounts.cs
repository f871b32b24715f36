using Fairlead.Domain.Amounts;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Numbers of a request to the desk's own.</summary>
public static class Amounts
{
    /// <summary>The exact price, or null when it has more than six places or does not fit.</summary>
    public static Price? PriceOf(decimal value) => Price.TryParse(value.ToString(System.Globalization.CultureInfo.InvariantCulture), out var price) ? price : null;
}
