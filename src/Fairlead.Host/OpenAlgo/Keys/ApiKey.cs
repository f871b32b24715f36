using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fairlead.Host.OpenAlgo.Keys;

/// <summary>What lets a program use the desk: for one account, and for what its scopes say.</summary>
/// <remarks>The key's text is random and shown once; only its hash is kept (see <see cref="Security.Token"/> for why a fast
/// one is enough).</remarks>
internal sealed record ApiKey
{
    /// <summary>Length of the key's text: 256 bits as lower-case hex.</summary>
    public const int TextLength = 64;

    /// <summary>Length of <see cref="Id"/>.</summary>
    public const int IdLength = 8;

    /// <summary>Longest name.</summary>
    public const int MostNameLength = 40;

    /// <summary>Most addresses of one key.</summary>
    public const int MostAddresses = 20;

    /// <summary>An IPv6 address that ends in an IPv4 one.</summary>
    private const int MostAddressLength = 45;

    /// <summary>Later instants cannot be told on the wire.</summary>
    private static readonly DateTimeOffset LatestExpiry = new(2262, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>For people and addresses; no secret.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it: "Excel sheet".</summary>
    public required string Name { get; init; }

    /// <summary>What is kept of the key's text. Never shown.</summary>
    public required string Hash { get; init; }

    /// <summary>One or more, each once.</summary>
    public required IReadOnlyList<ApiScope> Scopes { get; init; }

    /// <summary>The key of a served account: "practice-india".</summary>
    public required string Account { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The user's name.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>From this instant on it is refused; null is never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Where it may be used from, as <see cref="AddressFrom"/> writes them; empty is anywhere.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Whether all members are what they should be, for one that comes from a file.</summary>
    public bool IsSound =>
        IsHex(Id, IdLength) && NameFrom(Name) == Name && IsHex(Hash, TextLength) && AreScopes(Scopes) && Account.Length > 0 && IsExpiry(ExpiresAt)
        && Addresses.Count <= MostAddresses && Addresses.All(address => address is not null && AddressFrom(address) == address);

    /// <summary>The name as it is kept, or null when it is none.</summary>
    public static string? NameFrom(string text)
    {
        var name = text.Trim();
        return name.Length is > 0 and <= MostNameLength && name.All(IsPrintable) ? name : null;
    }

    public static bool AreScopes(IReadOnlyList<ApiScope> scopes) =>
        scopes.Count > 0 && scopes.All(Enum.IsDefined) && scopes.Distinct().Count() == scopes.Count;

    /// <summary>Whether it is an instant a key may end at, or null. That it is still to come is asked only of new keys.</summary>
    public static bool IsExpiry(DateTimeOffset? at) => at is null || at <= LatestExpiry;

    /// <summary>The one spelling of an IP address, or null when the text is none.</summary>
    public static string? AddressFrom(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > MostAddressLength || !trimmed.All(letter => char.IsAsciiHexDigit(letter) || letter is ':' or '.') || !IPAddress.TryParse(trimmed, out var address))
            return null;
        // The parser takes "10.1" for 10.0.0.1 and "010.0.0.1" for 8.0.0.1; nobody means that.
        return address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == trimmed ? TextOf(address) : null;
    }

    /// <summary>Whether it may be used from there. An address that is not known is none of a list.</summary>
    public bool IsOpenTo(IPAddress? address) => Addresses.Count == 0 || (address is not null && Addresses.Contains(TextOf(address)));

    /// <summary>Id and name; never the hash.</summary>
    public override string ToString() => $"{Id} ({Name})";

    /// <summary>Without the scope of an IPv6 address, and IPv4 as itself however it arrives.</summary>
    private static string TextOf(IPAddress address) =>
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new IPAddress(address.GetAddressBytes())).ToString();

    private static bool IsHex(string text, int length) => text.Length == length && text.All(char.IsAsciiHexDigitLower);

    private static bool IsPrintable(char letter) => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
