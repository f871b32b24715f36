using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Fairlead.Journal.Store;

/// <summary>Records appended and not yet durable, in buffers that are reused. A full disk keeps them here.</summary>
/// <param name="maxBytes">Most bytes it may hold.</param>
internal sealed class PendingBatch(int maxBytes)
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 17);
    private readonly List<Entry> _entries = [];

    public int Count => _entries.Count;

    /// <summary>There is room for one more draft.</summary>
    public bool Takes(in RecordDraft draft) =>
        (long)_bytes.WrittenCount + draft.Name.Length + draft.Payload.Length <= maxBytes;

    public void Add(in RecordHeader header, RecordHash hash, string name, ReadOnlySpan<byte> payload)
    {
        _entries.Add(new Entry(header, hash, _bytes.WrittenCount, name.Length, payload.Length));
        _bytes.Advance(Encoding.ASCII.GetBytes(name, _bytes.GetSpan(name.Length)));
        _bytes.Write(payload);
    }

    public ref readonly RecordHeader Header(int index) => ref Entries[index].Header;

    public RecordHash Hash(int index) => Entries[index].Hash;

    public ReadOnlySpan<byte> Name(int index) =>
        _bytes.WrittenSpan.Slice(Entries[index].Start, Entries[index].NameLength);

    public ReadOnlySpan<byte> Payload(int index) => _bytes.WrittenSpan.Slice(
        Entries[index].Start + Entries[index].NameLength, Entries[index].PayloadLength);

    public void Clear()
    {
        _entries.Clear();
        _bytes.ResetWrittenCount();
    }

    private ReadOnlySpan<Entry> Entries => CollectionsMarshal.AsSpan(_entries);

    private readonly struct Entry(RecordHeader header, RecordHash hash, int start, int nameLength, int payloadLength)
    {
        public readonly RecordHeader Header = header;
        public readonly RecordHash Hash = hash;
        public readonly int Start = start;
        public readonly int NameLength = nameLength;
        public readonly int PayloadLength = payloadLength;
    }
}
