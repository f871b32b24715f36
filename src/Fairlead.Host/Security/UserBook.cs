using System.Text.Json;
using System.Text.Json.Serialization;
using Fairlead.Host.Storage;

namespace Fairlead.Host.Security;

/// <summary>The users of the desk, in <c>users.json</c>.</summary>
/// <remarks>A change is on disk before it counts. Safe for several threads.</remarks>
internal sealed class UserBook
{
    public const string FileName = "users.json";
    public const int MostUsers = 50;

    private const int Version = 1;
    private const int MostFileBytes = 1_000_000;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly Lock _lock = new();
    private readonly string _path;
    private IReadOnlyList<User> _users;

    /// <exception cref="StorageException">The file cannot be read or is no list of users; it is left as it is.</exception>
    public UserBook(string folder)
    {
        _path = Path.Combine(folder, FileName);
        _users = Read(_path);
    }

    /// <summary>By name.</summary>
    public IReadOnlyList<User> All
    {
        get
        {
            lock (_lock)
                return _users;
        }
    }

    /// <summary>Whether somebody can log in with a password; while not, each start makes a one-time link.</summary>
    public bool HasPassword => All.Any(user => user is { Password: not null, IsDisabled: false, Role: UserRole.Trader });

    /// <summary>Null when there is none of this name.</summary>
    public User? Find(string name) => All.FirstOrDefault(user => user.Name == name);

    /// <summary>Adds the user, or replaces the one of the same name with what <paramref name="change"/> makes of it.</summary>
    /// <param name="name">Whose.</param>
    /// <param name="change">Takes the user there is, or null; gives the user to keep, or null to drop it.</param>
    /// <exception cref="StorageException">The disk refuses; all is as before.</exception>
    public void Change(string name, Func<User?, User?> change)
    {
        lock (_lock)
        {
            var old = _users.FirstOrDefault(user => user.Name == name);
            var changed = change(old);
            if (ReferenceEquals(old, changed))
                return;
            List<User> next = [.. _users.Where(user => user.Name != name)];
            if (changed is not null)
                next.Add(changed);
            next.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            DataFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new Book(Version, next), Form));
            _users = next;
        }
    }

    private static IReadOnlyList<User> Read(string path)
    {
        if (DataFile.Read(path, MostFileBytes) is not { } bytes)
            return [];
        try
        {
            var book = JsonSerializer.Deserialize<Book>(bytes, Form);
            return book?.Version == Version && book.Users is not null
                ? book.Users
                : throw new StorageException(path, $"is of version {book?.Version}; this fairlead reads version {Version}");
        }
        catch (JsonException fault)
        {
            throw new StorageException(path, $"is not a list of users: line {fault.LineNumber + 1}, {fault.Path}", fault);
        }
    }

    private sealed record Book(int Version, IReadOnlyList<User> Users);
}
