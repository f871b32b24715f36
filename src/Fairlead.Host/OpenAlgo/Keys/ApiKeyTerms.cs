namespace Fairlead.Host.OpenAlgo.Keys;

/// <summary>What a new key is to be good for.</summary>
/// <param name="Name">As <see cref="ApiKey.NameFrom"/> writes it.</param>
/// <param name="Scopes">One or more, each once.</param>
/// <param name="Account">The key of a served account.</param>
/// <param name="ExpiresAt">Null is never.</param>
/// <param name="Addresses">As <see cref="ApiKey.AddressFrom"/> writes them; empty is anywhere.</param>
internal sealed record ApiKeyTerms(string Name, IReadOnlyList<ApiScope> Scopes, string Account, DateTimeOffset? ExpiresAt, IReadOnlyList<string> Addresses);
