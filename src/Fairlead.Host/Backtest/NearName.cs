namespace Fairlead.Host.Backtest;

/// <summary>Finds what a mistyped name was probably meant to be.</summary>
public static class NearName
{
    /// <summary>"; did you mean 'sma-cross'?" for the nearest known name, or empty when none is near.</summary>
    public static string Hint(string word, IEnumerable<string> known)
    {
        var nearest = known.Select(name => (Name: name, Distance: Distance(word.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal).FirstOrDefault();
        return nearest.Name is not null && nearest.Distance <= Math.Max(1, word.Length / 3) ? $"; did you mean '{nearest.Name}'?" : "";
    }

    /// <summary>Letters to insert, remove, change or swap with their neighbour to turn one word into the other.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
