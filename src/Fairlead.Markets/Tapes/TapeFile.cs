using System.Runtime.InteropServices;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;

namespace Fairlead.Markets.Tapes;

/// <summary>Tapes as fixed-width files (*.tape), read in place through the memory map.</summary>
/// <remarks>
/// Little-endian machines only; the layout is in <see cref="TapeHeader"/>. A mapped file must not be shortened by anyone
/// (the process would be killed by the system); replacing it by another file, as <see cref="Write"/> does, is safe.
/// </remarks>
public static class TapeFile
{
    public const string Extension = ".tape";

    /// <summary>
    /// Writes records as one file: beside the target first, forced to disk, then renamed over it, so that a reader sees
    /// the old file, or the new one, or none, never a part. (A power cut right after may still show the old one.)
    /// </summary>
    /// <param name="path">The target; replaced when it exists.</param>
    /// <param name="records">In <see cref="TapeOrder"/>.</param>
    /// <param name="instruments">Whose ids the records carry.</param>
    /// <exception cref="ArgumentException">A record is out of order or of no instrument.</exception>
    /// <exception cref="MarketDataException">The disk is full or refuses; nothing is left behind.</exception>
    public static void Write(string path, ReadOnlySpan<MarketRecord> records, InstrumentMaster instruments)
    {
        RequireLittleEndian();
        for (var index = 0; index < records.Length; index++)
        {
            if (!instruments.Contains(records[index].Instrument))
                throw new ArgumentException($"Record {index} is of no instrument of the master.", nameof(records));
            if (index > 0 && !TapeOrder.Holds(in records[index - 1], in records[index]))
                throw new ArgumentException($"Record {index} is out of order.", nameof(records));
        }

        AtomicFile.Write(path, TapeHeader.Write(AsBytes(records), InstrumentTable.Hash(instruments)), AsBytes(records));
    }

    /// <summary>Maps a tape for reading; dispose it after the last reader.</summary>
    /// <param name="path">The file.</param>
    /// <param name="instruments">The master the tape must have been made for.</param>
    /// <param name="isContentChecked">Compare the content's hash (about a second a gigabyte). False checks the header only.</param>
    /// <exception cref="MarketDataException">Missing, no tape, torn, corrupt, of a newer version or of other instruments.</exception>
    public static Tape Open(string path, InstrumentMaster instruments, bool isContentChecked = true)
    {
        RequireLittleEndian();
        FileStream? stream = null;
        MappedRecords? mapped = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var header = new byte[TapeHeader.Size];
            var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            var count = TapeHeader.Check(header.AsSpan(0, read), stream.Length, path, InstrumentTable.Hash(instruments));
            if (count > 0)
                mapped = new MappedRecords(stream, TapeHeader.Size, count);
            if (isContentChecked && !TapeHeader.IsContentIntact(header, AsBytes(mapped is null ? [] : mapped.Records)))
                throw new MarketDataException(path, "the tape is corrupt: its content does not match its hash");
            if (mapped is not null)
                return Tape.Over(mapped);
            stream.Dispose();
            return Tape.Empty;
        }
        catch (Exception fault)
        {
            mapped?.Dispose();
            stream?.Dispose();
            if (fault is IOException or UnauthorizedAccessException)
                throw new MarketDataException(path, fault is FileNotFoundException ? "there is no such file" : fault.Message, fault);
            throw;
        }
    }

    private static ReadOnlySpan<byte> AsBytes(ReadOnlySpan<MarketRecord> records) => MemoryMarshal.AsBytes(records);

    private static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("Tapes are read in place and need a little-endian machine.");
    }
}
