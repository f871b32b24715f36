using System.Globalization;

namespace Fairlead.Host.OpenAlgo.Symbols;

/// <summary>Finds rows by words of their symbol.</summary>
public static class ContractSearch
{
    /// <summary>Most rows a search gives.</summary>
    public const int Most = 500;

    /// <summary>
    /// The rows in which every word of the query stands in the symbol, our symbol, the name or the token, in any case; a
    /// number also matches the strike. Exact symbols first, then those the query begins, those that hold it, and others;
    /// the shorter first, then by expiry and strike.
    /// </summary>
    /// <exception cref="OpenAlgoException">The query is blank.</exception>
    internal static IReadOnlyList<Contract> Of(IEnumerable<Contract> rows, string query)
    {
        var words = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => new Word(word)).ToArray();
        if (words.Length == 0)
            throw SymbolFaults.QueryBlank();
        var whole = string.Concat(words.Select(word => word.Text));
        return
        [
            .. rows.Where(row => Array.TrueForAll(words, word => word.IsIn(row)))
                .OrderBy(row => Rank(row.Symbol, whole, words[0].Text))
                .ThenBy(row => row.Symbol.Length)
                .ThenBy(row => row.ExpiryOn)
                .ThenBy(row => row.Strike)
                .ThenBy(row => row.Symbol, StringComparer.Ordinal)
                .ThenBy(row => Exchanges.All.IndexOf(row.Exchange))
                .Take(Most),
        ];
    }

    /// <summary>The words of "nifty 28oct25 25000 ce" together are a symbol; alone, the first counts.</summary>
    private static int Rank(string symbol, string whole, string first)
    {
        if (symbol.Equals(whole, StringComparison.OrdinalIgnoreCase))
            return 0;
        if (symbol.StartsWith(first, StringComparison.OrdinalIgnoreCase))
            return 1;
        return Holds(symbol, first) ? 2 : 3;
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private sealed class Word(string text)
    {
        private readonly decimal? _strike =
            decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

        public string Text => text;

        public bool IsIn(Contract row) => Holds(row.Symbol, text) || Holds(row.BrokerSymbol, text) || Holds(row.Name, text)
            || Holds(row.Token, text) || row.Strike == _strike;
    }
}
