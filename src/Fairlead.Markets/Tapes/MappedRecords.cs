using System.IO.MemoryMappedFiles;
using Fairlead.Domain.Market;

namespace Fairlead.Markets.Tapes;

/// <summary>The records of a file, read in place. The only unsafe code of this project.</summary>
internal sealed unsafe class MappedRecords : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _count;
    private byte* _start;

    /// <param name="stream">The open file; owned from here on.</param>
    /// <param name="offset">Where the records start; a multiple of 8.</param>
    /// <param name="count">Positive; the file is long enough for them.</param>
    public MappedRecords(FileStream stream, int offset, int count)
    {
        _count = count;
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        _start = pointer + _view.PointerOffset + offset;
    }

    public ReadOnlySpan<MarketRecord> Records
    {
        get
        {
            ObjectDisposedException.ThrowIf(_start == null, typeof(Tape));
            return new ReadOnlySpan<MarketRecord>(_start, _count);
        }
    }

    public void Dispose()
    {
        if (_start == null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
