using System.Text.Json;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Tables;

/// <summary>
/// One topic: rows by key, each with the version at which it last changed. One thread writes, any number read: a reader
/// that remembers its version gets what changed since, however long it slept, so a slow one skips and never waits.
/// </summary>
/// <param name="capacity">Most rows; the oldest unchanged leaves when one more comes.</param>
/// <remarks>Rows are kept as JSON, made once for all readers. Keys that are gone are remembered as long as there are not
/// more than <see cref="MaxGone"/>; who slept longer gets a snapshot.</remarks>
public sealed class TopicTable(int capacity)
{
    public const int MaxGone = 2_048;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.Ordinal);

    /// <summary>Rows in order of their version.</summary>
    private readonly LinkedList<Entry> _rows = [];

    /// <summary>Keys without a row any more, in order of their version.</summary>
    private readonly LinkedList<Entry> _gone = [];

    private long _version;
    private long _announced;

    /// <summary>Readers that slept since before this version get a snapshot.</summary>
    private long _forgotten;

    /// <summary>Raised on the writer's thread by <see cref="Announce"/>; must return at once.</summary>
    public event Action? Changed;

    /// <summary>Rises with every change.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Sets a row; one that reads the same as before is no change.</summary>
    public bool Put<TRow>(string key, TRow row)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(row, TerminalJson.Options);
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var node))
            {
                if (node.Value.Json is { } before && before.AsSpan().SequenceEqual(json))
                    return false;
                node.List!.Remove(node);
            }

            _byKey[key] = _rows.AddLast(new Entry(key, json, ++_version, node?.Value.Place ?? _version));
            if (_rows.Count > capacity)
                Remove_NeedsLock(_rows.First!);
            return true;
        }
    }

    public void Remove(string key)
    {
        lock (_lock)
        {
            if (_byKey.TryGetValue(key, out var node) && node.Value.Json is not null)
                Remove_NeedsLock(node);
        }
    }

    /// <summary>Makes these the only rows.</summary>
    public void Replace<TRow>(IReadOnlyList<TRow> rows, Func<TRow, string> keyOf)
    {
        var kept = new HashSet<string>(rows.Count, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = keyOf(row);
            kept.Add(key);
            Put(key, row);
        }

        lock (_lock)
        {
            if (_rows.Count == kept.Count)
                return;
            foreach (var entry in _rows.Where(entry => !kept.Contains(entry.Key)).ToList())
                Remove_NeedsLock(_byKey[entry.Key]);
        }
    }

    /// <summary>Wakes those who wait, changed or not.</summary>
    public void Wake() => Changed?.Invoke();

    /// <summary>Wakes those who wait for a change, if there was one since the last time.</summary>
    public void Announce()
    {
        var version = Version;
        if (Interlocked.Exchange(ref _announced, version) != version)
            Changed?.Invoke();
    }

    /// <summary>What changed since a version the reader has; everything for 0 or when too much was forgotten.</summary>
    /// <param name="since">The version of the reader's last look; 0 for none.</param>
    /// <param name="wanted">Which keys; null is all.</param>
    public TopicChange Since(long since, IReadOnlySet<string>? wanted)
    {
        lock (_lock)
        {
            if (since == 0 || since < _forgotten)
                return Snapshot_NeedsLock(wanted);
            var (rows, gone) = (new List<byte[]>(), new List<string>());
            for (var node = FirstAfter(_rows, since); node is not null; node = node.Next)
            {
                if (wanted?.Contains(node.Value.Key) != false)
                    rows.Add(node.Value.Json!);
            }

            for (var node = FirstAfter(_gone, since); node is not null; node = node.Next)
            {
                if (wanted?.Contains(node.Value.Key) != false)
                    gone.Add(node.Value.Key);
            }

            return new TopicChange(IsSnapshot: false, _version, rows, gone);
        }
    }

    /// <summary>In the order in which the rows first came, so that a page looks the same each time.</summary>
    private TopicChange Snapshot_NeedsLock(IReadOnlySet<string>? wanted) => new(
        IsSnapshot: true, _version, [.. _rows.Where(entry => wanted?.Contains(entry.Key) != false).OrderBy(entry => entry.Place).Select(entry => entry.Json!)], []);

    /// <summary>Found from the end, where the new ones are.</summary>
    private static LinkedListNode<Entry>? FirstAfter(LinkedList<Entry> entries, long since)
    {
        LinkedListNode<Entry>? first = null;
        for (var node = entries.Last; node is not null && node.Value.Version > since; node = node.Previous)
            first = node;
        return first;
    }

    private void Remove_NeedsLock(LinkedListNode<Entry> node)
    {
        var (key, place) = (node.Value.Key, node.Value.Place);
        _rows.Remove(node);
        _byKey[key] = _gone.AddLast(new Entry(key, null, ++_version, place));
        if (_gone.Count <= MaxGone)
            return;
        var oldest = _gone.First!.Value;
        _forgotten = oldest.Version;
        _byKey.Remove(oldest.Key);
        _gone.RemoveFirst();
    }

    /// <param name="Key">The row's.</param>
    /// <param name="Json">Null when the row is gone.</param>
    /// <param name="Version">At which it last changed.</param>
    /// <param name="Place">Version at which the key first came.</param>
    private sealed record Entry(string Key, byte[]? Json, long Version, long Place);
}

/// <summary>What a reader has to be told.</summary>
/// <param name="IsSnapshot">Rows replace all the reader had.</param>
/// <param name="Version">To ask with the next time.</param>
/// <param name="Rows">Each as JSON.</param>
/// <param name="Gone">Keys.</param>
public readonly record struct TopicChange(bool IsSnapshot, long Version, IReadOnlyList<byte[]> Rows, IReadOnlyList<string> Gone)
{
    public bool IsEmpty => !IsSnapshot && Rows.Count == 0 && Gone.Count == 0;
}
