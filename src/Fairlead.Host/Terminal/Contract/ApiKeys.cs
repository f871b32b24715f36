using Fairlead.Domain.Time;
using Fairlead.Host.OpenAlgo.Keys;

namespace Fairlead.Host.Terminal.Contract;

/// <summary>An API key as the list shows it; never the key itself.</summary>
/// <param name="Id">In the address to revoke it.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="Account">The account it is for.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">The user who made it.</param>
/// <param name="ExpiresAt">From then on it is refused; null is never.</param>
/// <param name="Addresses">IP addresses it may be used from; empty is anywhere.</param>
public sealed record ApiKeyView(
    string Id, string Name, IReadOnlyList<ApiScope> Scopes, string Account, Timestamp CreatedAt, string CreatedBy, Timestamp? ExpiresAt, IReadOnlyList<string> Addresses);

/// <summary>A new API key: its row of the list, and the key's text of 64 lower-case hex characters, which no other reply has.</summary>
public sealed record IssuedApiKey(
    string Id, string Name, IReadOnlyList<ApiScope> Scopes, string Account, Timestamp CreatedAt, string CreatedBy, Timestamp? ExpiresAt, IReadOnlyList<string> Addresses,
    string Key)
{
    /// <summary>Without the key: this may end in a log.</summary>
    public override string ToString() => $"{Id} ({Name})";
}

/// <summary>POST api-keys.</summary>
/// <param name="Name">1 to 40 printable characters.</param>
/// <param name="Scopes">One or more, each once.</param>
/// <param name="Account">A served account.</param>
/// <param name="ExpiresAt">Still to come; null is never.</param>
/// <param name="Addresses">At most 20; null or empty is anywhere.</param>
public sealed record AddApiKeyRequest(string Name, IReadOnlyList<ApiScope> Scopes, string Account, Timestamp? ExpiresAt = null, IReadOnlyList<string>? Addresses = null);
