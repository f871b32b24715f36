using System.Text;

namespace Fairlead.Host.Storage;

/// <summary>Where the store's keys are: the variable FAIRLEAD_SECRET_KEY, or a key file of mode 0600.</summary>
/// <remarks>More than one key is a change of key under way: the first writes, the others may still read.</remarks>
internal sealed class SecretKeyring
{
    public const string Variable = "FAIRLEAD_SECRET_KEY";

    private const int MostFileBytes = 4096;

    /// <summary>Null when the keys come from the environment.</summary>
    private readonly string? _file;

    private SecretKeyring(string? file, IReadOnlyList<SecretKey> keys) => (_file, Keys) = (file, keys);

    /// <summary>At least one.</summary>
    public IReadOnlyList<SecretKey> Keys { get; private set; }

    /// <summary>"FAIRLEAD_SECRET_KEY" or the key file's path.</summary>
    public string Where => _file ?? Variable;

    /// <summary>Whether a new key can be made here; a variable is its owner's to change.</summary>
    public bool IsFile => _file is not null;

    /// <param name="file">The key file.</param>
    /// <param name="variable">The variable's text, or null or empty when it is not set.</param>
    /// <returns>Null when there is no key yet.</returns>
    /// <exception cref="StorageException">A key is malformed, or others may read the key file.</exception>
    public static SecretKeyring? Find(string file, string? variable)
    {
        if (!string.IsNullOrWhiteSpace(variable))
            return new SecretKeyring(file: null, SecretKey.ParseList(variable) ?? throw Malformed(Variable));
        if (DataFile.Read(file, MostFileBytes) is not { } bytes)
            return null;
        if (DataFile.IsOpenToOthers(file))
            throw new StorageException(file, $"can be read by others; run: chmod 600 {file}");
        return new SecretKeyring(file, SecretKey.ParseList(Encoding.UTF8.GetString(bytes)) ?? throw Malformed(file));
    }

    /// <summary>A new key in the file; or the one of another desk that starts at the same time and was quicker.</summary>
    /// <exception cref="StorageException">The disk refuses, or what the other wrote cannot be used.</exception>
    public static SecretKeyring Make(string file)
    {
        var key = SecretKey.Make();
        return DataFile.TryMake(file, Text([key])) ? new SecretKeyring(file, [key])
            : Find(file, variable: null) ?? throw new StorageException(file, "was there and is not any more");
    }

    /// <summary>Writes these keys to the file; nothing changes when it cannot.</summary>
    public void Keep(IReadOnlyList<SecretKey> keys)
    {
        if (_file is not null)
            DataFile.Write(_file, Text(keys));
        Keys = keys;
    }

    private static byte[] Text(IReadOnlyList<SecretKey> keys) => Encoding.UTF8.GetBytes(string.Concat(keys.Select(key => key.Line() + "\n")));

    private static StorageException Malformed(string where) =>
        new(where, "is not a key of 32 bytes in base64 (or several, parted by commas or lines)");
}
