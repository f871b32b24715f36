using System.Text;

namespace Fairlead.Host.Configuration;

/// <summary>Names of properties as people write them in files.</summary>
internal static class KebabCase
{
    /// <summary>"BindAddress" is "bind-address".</summary>
    public static string From(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
