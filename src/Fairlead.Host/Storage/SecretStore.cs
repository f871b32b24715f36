using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fairlead.Host.Storage;

/// <summary>Secrets of the desk by name (broker tokens, TOTP keys), encrypted at rest with AES-256-GCM.</summary>
/// <remarks>
/// The whole map is one sealed text in <c>secrets.json</c>, so that not even names can be read; the key is in
/// <c>secret.key</c> or FAIRLEAD_SECRET_KEY. Every write draws a new nonce. Safe for several threads.
/// </remarks>
public sealed class SecretStore
{
    /// <summary>Most secrets.</summary>
    public const int MostSecrets = 1_000;

    /// <summary>Longest secret, in characters.</summary>
    public const int MostLength = 16_384;

    private const int MostFileBytes = 64 * 1024 * 1024;
    private const int Version = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>Bound to the sealed text, so that a text of another purpose or version cannot be put in its place.</summary>
    private static readonly byte[] Purpose = Encoding.ASCII.GetBytes("fairlead secrets 1");

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly SecretKeyring _ring;
    private SortedDictionary<string, string> _secrets;

    private SecretStore(string path, SecretKeyring ring, SortedDictionary<string, string> secrets) =>
        (_path, _ring, _secrets) = (path, ring, secrets);

    /// <summary>Opens the store of a data folder, making a key when neither key nor store is there, and finishing a
    /// change of key that was cut short.</summary>
    /// <param name="folder">The data folder; it exists.</param>
    /// <param name="keyVariable">The text of FAIRLEAD_SECRET_KEY, null when it is not set.</param>
    /// <exception cref="StorageException">The key is missing, malformed, open to others or another one, or the store was
    /// altered. Nothing was changed.</exception>
    public static SecretStore Open(string folder, string? keyVariable)
    {
        var path = Path.Combine(folder, "secrets.json");
        var keyFile = Path.Combine(folder, "secret.key");
        var bytes = DataFile.Read(path, MostFileBytes);
        var ring = SecretKeyring.Find(keyFile, keyVariable);
        if (bytes is null)
            return new SecretStore(path, ring ?? SecretKeyring.Make(keyFile), Empty());
        if (ring is null)
            throw new StorageException(path, $"is there but its key is not; restore {keyFile} or set {SecretKeyring.Variable}");
        var (secrets, keyId) = Unseal(path, bytes, ring);
        var store = new SecretStore(path, ring, secrets);
        if (keyId != ring.Keys[0].Id || (ring.IsFile && ring.Keys.Count > 1))
            store.SealUnderFirstKey_NeedsLock();
        return store;
    }

    /// <summary>The secret, or null when there is none of that name.</summary>
    public Secret? Find(string name)
    {
        lock (_lock)
            return _secrets.TryGetValue(name, out var text) ? new Secret(text) : null;
    }

    /// <summary>Keeps a secret, or drops it when null.</summary>
    /// <exception cref="StorageException">It is too long, there are too many, or the disk refuses; all is as before.</exception>
    public void Set(string name, Secret? secret)
    {
        lock (_lock)
        {
            var next = new SortedDictionary<string, string>(_secrets, StringComparer.Ordinal);
            if (secret is null)
                next.Remove(name);
            else if (secret.Reveal() is { Length: <= MostLength } text)
                next[name] = text;
            else
                throw new StorageException(_path, $"takes secrets of at most {MostLength} characters");
            if (next.Count > MostSecrets)
                throw new StorageException(_path, $"holds {MostSecrets} secrets already");
            Write_NeedsLock(next);
            _secrets = next;
        }
    }

    /// <summary>Seals the store under a new key and forgets the old one. A cut at any moment leaves a store that opens:
    /// the new key stands beside the old one until nothing needs the old one.</summary>
    /// <exception cref="StorageException">The key is in the environment (set "new,old" there instead), or the disk
    /// refuses.</exception>
    public void Rotate()
    {
        lock (_lock)
        {
            if (!_ring.IsFile)
                throw new StorageException(_path, $"has its key from {SecretKeyring.Variable}; set it to new,old and start again");
            _ring.Keep([SecretKey.Make(), .. _ring.Keys]);
            SealUnderFirstKey_NeedsLock();
        }
    }

    public override string ToString() => $"{_secrets.Count} secrets under {_ring.Keys[0]} of {_ring.Where}";

    private void SealUnderFirstKey_NeedsLock()
    {
        Write_NeedsLock(_secrets);
        _ring.Keep([_ring.Keys[0]]);
    }

    private void Write_NeedsLock(SortedDictionary<string, string> secrets)
    {
        var key = _ring.Keys[0];
        var plain = JsonSerializer.SerializeToUtf8Bytes(secrets);
        var (nonce, tag, cipher) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes], new byte[plain.Length]);
        using (var aes = new AesGcm(key.Span, TagBytes))
            aes.Encrypt(nonce, plain, cipher, tag, Purpose);
        CryptographicOperations.ZeroMemory(plain);
        DataFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new Envelope(Version, key.Id, nonce, tag, cipher)));
    }

    private static (SortedDictionary<string, string> Secrets, string KeyId) Unseal(string path, byte[] bytes, SecretKeyring ring)
    {
        var envelope = ReadEnvelope(path, bytes);
        var key = ring.Keys.FirstOrDefault(each => each.Id == envelope.Key)
            ?? throw new StorageException(path, $"was sealed with another key than {ring.Where} holds; restore that key. Nothing was changed");
        var plain = new byte[envelope.Cipher.Length];
        try
        {
            using var aes = new AesGcm(key.Span, TagBytes);
            aes.Decrypt(envelope.Nonce, envelope.Cipher, envelope.Tag, plain, Purpose);
        }
        catch (CryptographicException fault)
        {
            throw new StorageException(path, "was altered since it was sealed; restore it from a copy. Nothing was changed", fault);
        }

        var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(plain) ?? [];
        CryptographicOperations.ZeroMemory(plain);
        return (new SortedDictionary<string, string>(secrets, StringComparer.Ordinal), envelope.Key);
    }

    private static Envelope ReadEnvelope(string path, byte[] bytes)
    {
        Envelope? envelope = null;
        try
        {
            envelope = JsonSerializer.Deserialize<Envelope>(bytes);
        }
        catch (JsonException fault)
        {
            throw new StorageException(path, "is not a store of secrets: " + fault.Message, fault);
        }

        if (envelope is { Version: > Version })
            throw new StorageException(path, $"is of version {envelope.Version}; this fairlead reads up to {Version}");
        return envelope is { Version: Version, Key: not null, Nonce.Length: NonceBytes, Tag.Length: TagBytes, Cipher: not null }
            ? envelope
            : throw new StorageException(path, "was altered: parts of the sealed text are missing");
    }

    private static SortedDictionary<string, string> Empty() => new(StringComparer.Ordinal);

    private sealed record Envelope(int Version, string Key, byte[] Nonce, byte[] Tag, byte[] Cipher);
}
