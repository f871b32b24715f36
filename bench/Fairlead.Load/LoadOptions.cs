using System.Globalization;

namespace Fairlead.Load;

/// <summary>What the command line asks: pairs of --name and value.</summary>
internal sealed class LoadOptions
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    public LoadOptions(IEnumerable<string> arguments)
    {
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair.Length < 2 || !pair[0].StartsWith("--", StringComparison.Ordinal))
                throw new ArgumentException($"'{pair[0]}' is not a --name with a value");
            _values[pair[0][2..]] = pair[1];
        }
    }

    public int Number(string name, int otherwise) =>
        _values.TryGetValue(name, out var text) ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

    public string? Text(string name) => _values.GetValueOrDefault(name);
}
