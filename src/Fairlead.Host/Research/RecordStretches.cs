using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Reads a journal for as long as it takes without holding on to the file: a reader that stands still inside one
/// statement would keep the writer's log from being folded in, and the log would grow.</summary>
internal static class RecordStretches
{
    /// <summary>Records read at once; of market pages 4 MiB.</summary>
    private const int Stretch = 64;

    /// <summary>Records from the one that holds a sequence to the one that holds another.</summary>
    public static IEnumerable<JournalRecord> Read(IJournalStore store, long from, long to)
    {
        for (var next = from; next <= to;)
        {
            var stretch = store.Read(next).Take(Stretch).ToList();
            foreach (var record in stretch)
            {
                if (record.Sequence > to)
                    yield break;
                yield return record;
            }

            if (stretch.Count == 0)
                yield break;
            next = stretch[^1].LastSequence + 1;
        }
    }
}
