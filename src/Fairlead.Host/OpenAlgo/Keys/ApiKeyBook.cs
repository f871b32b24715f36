using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Host.Security;
using Fairlead.Host.Storage;

namespace Fairlead.Host.OpenAlgo.Keys;

/// <summary>The API keys of the desk, in <c>api-keys.json</c>.</summary>
/// <remarks>A change is on disk before it counts. Safe for several threads; a check never waits for the disk.</remarks>
internal sealed class ApiKeyBook
{
    public const string FileName = "api-keys.json";
    public const int MostKeys = 100;

    private const int Version = 1;
    private const int MostFileBytes = 1_000_000;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;

    /// <summary>Replaced as a whole, never changed.</summary>
    private volatile Dictionary<string, ApiKey> _byHash;

    /// <exception cref="StorageException">The file cannot be read or is no list of keys; it is left as it is.</exception>
    public ApiKeyBook(string folder, TimeProvider time)
    {
        (_path, _time) = (Path.Combine(folder, FileName), time);
        _byHash = Read(_path).ToDictionary(key => key.Hash);
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ApiKey> All => Sorted(_byHash.Values);

    /// <summary>Makes a key.</summary>
    /// <returns>The key, and its text, which is nowhere else; null when there are <see cref="MostKeys"/> already.</returns>
    /// <exception cref="ArgumentException">The terms are none a key may have.</exception>
    /// <exception cref="StorageException">The disk refuses; there is no new key.</exception>
    public (ApiKey Key, string Text)? Add(ApiKeyTerms terms, string createdBy)
    {
        var text = RandomNumberGenerator.GetHexString(ApiKey.TextLength, lowercase: true);
        lock (_lock)
        {
            if (_byHash.Count >= MostKeys)
                return null;
            var key = new ApiKey
            {
                Id = FreeId_NeedsLock(),
                Name = terms.Name,
                Hash = Token.Hash(text),
                Scopes = [.. terms.Scopes.Order()],
                Account = terms.Account,
                CreatedAt = _time.GetUtcNow(),
                CreatedBy = createdBy,
                ExpiresAt = terms.ExpiresAt,
                Addresses = terms.Addresses,
            };
            if (!key.IsSound)
                throw new ArgumentException("These are no terms of a key.", nameof(terms));
            Keep_NeedsLock(_byHash.Values.Append(key));
            return (key, text);
        }
    }

    /// <summary>Revokes a key: it is unknown from now on.</summary>
    /// <returns>The key that was; null when there is none of this id.</returns>
    /// <exception cref="StorageException">The disk refuses; the key is still good.</exception>
    public ApiKey? Remove(string id)
    {
        lock (_lock)
        {
            var key = _byHash.Values.FirstOrDefault(each => each.Id == id);
            if (key is not null)
                Keep_NeedsLock(_byHash.Values.Where(each => each.Id != id));
            return key;
        }
    }

    /// <summary>Whether a request may use a key.</summary>
    /// <param name="text">What it sends as the key.</param>
    /// <param name="address">Where it comes from; null when that is not known.</param>
    public KeyCheck Check(string text, IPAddress? address)
    {
        if (text.Length != ApiKey.TextLength || !_byHash.TryGetValue(Token.Hash(text), out var key))
            return KeyCheck.Refused(KeyRefusal.Unknown);
        if (key.ExpiresAt <= _time.GetUtcNow())
            return KeyCheck.Refused(KeyRefusal.Expired);
        return key.IsOpenTo(address) ? KeyCheck.Taken(key) : KeyCheck.Refused(KeyRefusal.Address);
    }

    /// <summary>At most <see cref="MostKeys"/> of 4 billion are in use, so a second try is as good as never needed.</summary>
    private string FreeId_NeedsLock()
    {
        string id;
        do
        {
            id = RandomNumberGenerator.GetHexString(ApiKey.IdLength, lowercase: true);
        }
        while (_byHash.Values.Any(key => key.Id == id));
        return id;
    }

    private void Keep_NeedsLock(IEnumerable<ApiKey> keys)
    {
        var next = Sorted(keys);
        DataFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new Book(Version, next), Form));
        _byHash = next.ToDictionary(key => key.Hash);
    }

    private static IReadOnlyList<ApiKey> Sorted(IEnumerable<ApiKey> keys) => [.. keys.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];

    private static IReadOnlyList<ApiKey> Read(string path)
    {
        if (DataFile.Read(path, MostFileBytes) is not { } bytes)
            return [];
        try
        {
            var book = JsonSerializer.Deserialize<Book>(bytes, Form);
            if (book?.Version != Version)
                throw new StorageException(path, $"is of version {book?.Version}; this fairlead reads version {Version}");
            return Fault(book.Keys) is { } fault ? throw new StorageException(path, fault) : book.Keys;
        }
        catch (JsonException fault)
        {
            throw new StorageException(path, $"is not a list of API keys: line {fault.LineNumber + 1}, {fault.Path}", fault);
        }
    }

    /// <summary>What is wrong with the keys of a file, or null.</summary>
    private static string? Fault(IReadOnlyList<ApiKey> keys)
    {
        if (keys.Count > MostKeys)
            return $"holds more than {MostKeys} API keys";
        for (var index = 0; index < keys.Count; index++)
        {
            if (keys[index] is not { IsSound: true })
                return $"is not a list of API keys: $.keys[{index}]";
        }

        return keys.DistinctBy(key => key.Id).Count() == keys.Count && keys.DistinctBy(key => key.Hash).Count() == keys.Count
            ? null : "holds an API key twice";
    }

    private sealed record Book(int Version, IReadOnlyList<ApiKey> Keys);
}
