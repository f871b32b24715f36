using System.Text;

namespace Fairlead.Journal.Codec;

/// <summary>Members of closed message families, found by reflection, and their names.</summary>
internal static class MessageFamily
{
    /// <summary>All concrete messages under a base type, in its assembly, ordered by name.</summary>
    /// <exception cref="ArgumentException">The base is not abstract, or a member is neither abstract nor sealed.</exception>
    public static IReadOnlyList<Type> Members(Type family)
    {
        if (!family.IsAbstract)
            throw new ArgumentException($"{family.Name} is no base of a message family: it is not abstract.", nameof(family));
        var members = family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family) && !type.IsAbstract).ToArray();
        if (members.Length == 0)
            throw new ArgumentException($"Family {family.Name} has no member.", nameof(family));
        if (Array.Find(members, member => !member.IsSealed) is { } open)
            throw new ArgumentException($"{open.Name} of family {family.Name} is not sealed.", nameof(family));
        return [.. members.OrderBy(member => member.FullName, StringComparer.Ordinal)];
    }

    /// <summary>"OrderFilled" is "order-filled"; a run of capitals is one word ("OCOPlaced" is "oco-placed").</summary>
    public static string NameOf(Type type)
    {
        var name = type.Name;
        var text = new StringBuilder(name.Length + 8);
        for (var index = 0; index < name.Length; index++)
        {
            var startsWord = index > 0 && char.IsAsciiLetterUpper(name[index])
                && (!char.IsAsciiLetterUpper(name[index - 1])
                    || (index + 1 < name.Length && char.IsAsciiLetterLower(name[index + 1])));
            if (startsWord)
                text.Append('-');
            text.Append(char.ToLowerInvariant(name[index]));
        }

        return text.ToString();
    }
}
