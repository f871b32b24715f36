using System.Globalization;
using System.Text;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

/// <summary>Many owners come and go at random on several threads, freeze and wake: what one was told is durable is in the
/// journal, what it was refused is not, and no owner writes after a later one.</summary>
public sealed class LeaseContentionTests : IDisposable
{
    private const int Threads = 4;
    private const int MostRounds = 20;
    private const int TurnsPerThread = 60;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Journal_ManyContenders_HasWhatEachWasToldInOrderOfTheFences(int seed)
    {
        var path = _folder.File("a.journal");
        Sample.Create(path).Dispose();
        List<string>[] told = [.. Enumerable.Range(0, Threads).Select(_ => new List<string>())];
        var (owners, fenced) = (0, 0);
        // Who meets whom is the scheduler's choice: as many rounds as it takes for somebody to be overtaken.
        for (var round = 0; round < MostRounds && (owners <= 10 || fenced == 0); round++)
        {
            Parallel.For(0, Threads, new ParallelOptions { MaxDegreeOfParallelism = Threads }, thread => Contend(new Random((seed * 100) + thread + (round * 10_000)), told[thread]));
        }

        Assert.True(owners > 10 && fenced > 0, $"seed {seed}: {owners} owners, {fenced} fenced: nothing was contended");
        using var end = Sample.Open(path, OpenMode.ReadOnly);
        var notes = end.Read().Select(record => Encoding.ASCII.GetString(record.Payload.Span)).ToArray();
        Assert.Equal(told.SelectMany(lines => lines).Order(StringComparer.Ordinal), notes.Order(StringComparer.Ordinal));
        var fences = notes.Select(note => long.Parse(note.Split(' ')[0], CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(fences.Order(), fences);

        void Contend(Random random, List<string> lines)
        {
            for (var turn = 0; turn < TurnsPerThread; turn++)
            {
                if (TryOpen(path, random) is not { } store)
                    continue;
                Interlocked.Increment(ref owners);
                using (store)
                {
                    if (!WriteSome(store, random, lines))
                        Interlocked.Increment(ref fenced);
                }
            }
        }
    }

    /// <summary>Appends and flushes a few times with pauses; false when someone else took the journal over meanwhile.</summary>
    private static bool WriteSome(SqliteJournalStore store, Random random, List<string> told)
    {
        try
        {
            for (var flush = random.Next(1, 6); flush > 0; flush--)
            {
                var lines = Enumerable.Range(0, random.Next(1, 4))
                    .Select(_ => string.Create(CultureInfo.InvariantCulture, $"{store.Fence} {random.NextInt64()}")).ToArray();
                foreach (var line in lines)
                    Append(store, line);
                Pause(random.Next(40));
                while (!TryFlush(store))
                {
                }

                told.AddRange(lines);
                Pause(random.Next(40));
            }

            return true;
        }
        catch (JournalException e) when (e.Fault == JournalFault.Fenced)
        {
            Assert.Equal(JournalFault.Fenced, Sample.FaultOf(store.Flush));
            return false;
        }
    }

    private static void Append(SqliteJournalStore store, string line) => store.Append(new RecordDraft
    {
        Kind = RecordKind.Note, Name = "line", Version = 1, At = default, Payload = Encoding.ASCII.GetBytes(line),
    });

    /// <summary>False when the file was busy: the batch is kept.</summary>
    private static bool TryFlush(SqliteJournalStore store)
    {
        try
        {
            store.Flush();
            return true;
        }
        catch (JournalException e) when (e.Fault == JournalFault.InUse)
        {
            return false;
        }
    }

    /// <summary>Half of them are frozen from the start: their heartbeat is silent.</summary>
    private static SqliteJournalStore? TryOpen(string path, Random random)
    {
        try
        {
            return SqliteJournalStore.Open(path, OpenMode.Append, Sample.Options() with
            {
                LeaseLife = TimeSpan.FromMilliseconds(50),
                Clock = random.Next(2) == 0 ? TimeProvider.System : new SilentClock(),
            });
        }
        catch (JournalException e) when (e.Fault == JournalFault.InUse)
        {
            Pause(random.Next(10));
            return null;
        }
    }

    private static void Pause(int milliseconds)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(milliseconds);
    }

    /// <summary>The system's time, and no timer ever fires.</summary>
    private sealed class SilentClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
