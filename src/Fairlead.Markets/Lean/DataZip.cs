using System.Globalization;
using System.IO.Compression;

namespace Fairlead.Markets.Lean;

/// <summary>One zip of recorded data, read whole; its entries are inflated one at a time into a buffer that is reused.</summary>
internal sealed class DataZip : IDisposable
{
    /// <summary>Largest zip and largest entry taken, 1 GiB; a day of prints of the busiest fund is a hundredth of it.</summary>
    private const int MaxBytes = 1 << 30;

    private readonly ZipArchive _archive;
    private byte[] _buffer = [];

    private DataZip(string path, ZipArchive archive)
    {
        Path = path;
        _archive = archive;
    }

    public string Path { get; }
    public IReadOnlyList<ZipArchiveEntry> Entries => _archive.Entries;

    /// <exception cref="MarketDataException">The file is missing, too large, or no zip.</exception>
    public static DataZip Open(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
                throw new MarketDataException(path, $"larger than {MaxBytes} bytes");
            var archive = new ZipArchive(new MemoryStream(File.ReadAllBytes(path)), ZipArchiveMode.Read);
            _ = archive.Entries.Count; // Reads the directory now, while its faults are ours to name.
            return new DataZip(path, archive);
        }
        catch (FileNotFoundException fault)
        {
            throw new MarketDataException(path, "there is no such file", fault);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new MarketDataException(path, "the zip is truncated or corrupt: " + fault.Message, fault);
        }
    }

    /// <summary>
    /// The entry that holds the rows of a file with one: the only one, or, when a zip carries a copy named after
    /// another day (the NIFTY zips do), the one named after the zip's day or symbol.
    /// </summary>
    public ZipArchiveEntry EntryOf(DataFile file)
    {
        if (Entries.Count == 1)
            return Entries[0];
        var prefix = file.On is { } day
            ? day.ToString("yyyyMMdd_", CultureInfo.InvariantCulture)
            : file.Series.Symbol + ".";
        var named = Entries.Where(entry => entry.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).ToArray();
        return named.Length == 1
            ? named[0]
            : throw new MarketDataException(Path, $"holds {Entries.Count} entries, {named.Length} of them named '{prefix}...'");
    }

    /// <summary>An entry's text; valid until the next call.</summary>
    /// <exception cref="MarketDataException">The entry does not inflate to the length and checksum it claims.</exception>
    public ReadOnlySpan<byte> Read(ZipArchiveEntry entry)
    {
        if (entry.Length > MaxBytes)
            throw new MarketDataException($"{Path}!{entry.FullName}", $"larger than {MaxBytes} bytes");
        var length = (int)entry.Length;
        if (_buffer.Length < length)
            _buffer = new byte[Math.Max(length, 1 << 16)];
        try
        {
            using var stream = entry.Open();
            stream.ReadExactly(_buffer, 0, length);
            if (stream.ReadByte() >= 0)
                throw new InvalidDataException("longer than it claims");
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            throw new MarketDataException($"{Path}!{entry.FullName}", "truncated or corrupt: " + fault.Message, fault);
        }

        var text = _buffer.AsSpan(0, length);
        return Crc32.Of(text) == entry.Crc32
            ? text
            : throw new MarketDataException($"{Path}!{entry.FullName}", "corrupt: the checksum differs");
    }

    public void Dispose() => _archive.Dispose();
}
