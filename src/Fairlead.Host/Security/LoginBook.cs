using System.Text.Json;
using Fairlead.Host.Storage;

namespace Fairlead.Host.Security;

/// <summary>Who is logged in, in <c>logins.json</c>, so that a restart of the desk logs nobody out.</summary>
/// <remarks>Safe for several threads.</remarks>
internal sealed class LoginBook
{
    public const string FileName = "logins.json";

    /// <summary>Most logins; the one unused for longest makes room.</summary>
    public const int MostLogins = 200;

    /// <summary>Most logins of one user.</summary>
    public const int MostLoginsOfOneUser = 20;

    /// <summary>A use is written to disk when the last written one is this old.</summary>
    public static readonly TimeSpan TouchStep = TimeSpan.FromMinutes(5);

    private const int Version = 1;
    private const int MostFileBytes = 1_000_000;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Login> _logins;

    /// <exception cref="StorageException">The file cannot be read or is no list of logins; remove it to log all out.</exception>
    public LoginBook(string folder, TimeProvider time)
    {
        (_path, _time) = (Path.Combine(folder, FileName), time);
        _logins = Read(_path).ToDictionary(login => login.Hash);
    }

    /// <summary>Begins a login.</summary>
    /// <returns>The token for the cookie; it is nowhere else.</returns>
    /// <exception cref="StorageException">The disk refuses; nobody is logged in.</exception>
    public (string Token, Login Login) Begin(string user, string address)
    {
        var (token, now) = (Token.Make(), _time.GetUtcNow());
        var login = new Login(Token.Hash(token), user, now, now, address);
        lock (_lock)
        {
            MakeRoom_NeedsLock(user, now);
            _logins[login.Hash] = login;
            try
            {
                Write_NeedsLock();
            }
            catch (StorageException)
            {
                _logins.Remove(login.Hash);
                throw;
            }
        }

        return (token, login);
    }

    /// <summary>The login of a cookie's token, or null when there is none or it is over. Counts as a use.</summary>
    public Login? Use(string token)
    {
        if (token.Length != Token.Length)
            return null;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            if (!_logins.TryGetValue(Token.Hash(token), out var login) || login.IsOver(now))
                return null;
            if (now - login.LastUsed < TouchStep)
                return login;
            login = login with { LastUsed = now };
            _logins[login.Hash] = login;
            TryWrite_NeedsLock();
            return login;
        }
    }

    /// <summary>Whether the login is still there. Does not count as a use.</summary>
    public bool IsCurrent(string hash)
    {
        lock (_lock)
            return _logins.TryGetValue(hash, out var login) && !login.IsOver(_time.GetUtcNow());
    }

    /// <summary>Ends the logins this is true for.</summary>
    /// <exception cref="StorageException">They are over, but the disk does not know and a restart would bring them
    /// back.</exception>
    public void End(Predicate<Login> which)
    {
        lock (_lock)
        {
            var ended = _logins.Values.Where(login => which(login)).ToList();
            foreach (var login in ended)
                _logins.Remove(login.Hash);
            if (ended.Count > 0)
                Write_NeedsLock();
        }
    }

    private void MakeRoom_NeedsLock(string user, DateTimeOffset now)
    {
        foreach (var over in _logins.Values.Where(login => login.IsOver(now)).ToList())
            _logins.Remove(over.Hash);
        var ofUser = _logins.Values.Where(login => login.User == user).ToList();
        if (ofUser.Count >= MostLoginsOfOneUser)
            _logins.Remove(ofUser.MinBy(login => login.LastUsed)!.Hash);
        if (_logins.Count >= MostLogins)
            _logins.Remove(_logins.Values.MinBy(login => login.LastUsed)!.Hash);
    }

    private void TryWrite_NeedsLock()
    {
        try
        {
            Write_NeedsLock();
        }
        catch (StorageException)
        {
            // A use that is not on disk only ends the login sooner after a restart.
        }
    }

    private void Write_NeedsLock() =>
        DataFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(new Book(Version, [.. _logins.Values.OrderBy(login => login.Since)])));

    private static IReadOnlyList<Login> Read(string path)
    {
        if (DataFile.Read(path, MostFileBytes) is not { } bytes)
            return [];
        try
        {
            var book = JsonSerializer.Deserialize<Book>(bytes);
            return book is { Version: Version, Logins: not null }
                ? book.Logins
                : throw new StorageException(path, $"is of version {book?.Version}; this fairlead reads version {Version}");
        }
        catch (JsonException fault)
        {
            throw new StorageException(path, "is not a list of logins; remove it to log everybody out", fault);
        }
    }

    private sealed record Book(int Version, IReadOnlyList<Login> Logins);
}
