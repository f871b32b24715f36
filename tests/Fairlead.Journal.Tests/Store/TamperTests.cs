using System.Globalization;
using System.Text;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

public sealed class TamperTests : IDisposable
{
    private const int Records = 10;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UPDATE record SET payload='{\"n\":5}' WHERE sequence=8", 8)]
    [InlineData("UPDATE record SET at=at+1 WHERE sequence=4", 4)]
    [InlineData("UPDATE record SET name='order-filled' WHERE sequence=2", 2)]
    [InlineData("UPDATE record SET version=version+1 WHERE sequence=3", 3)]
    [InlineData("UPDATE record SET causation=9 WHERE sequence=1", 1)]
    [InlineData("UPDATE record SET correlation=9 WHERE sequence=1", 1)]
    [InlineData("UPDATE record SET kind=6 WHERE sequence=1", 1)]
    [InlineData("UPDATE record SET count=1 WHERE sequence=4", 4)]
    [InlineData("UPDATE record SET count=9999999999 WHERE sequence=4", 4)]
    [InlineData("UPDATE record SET count='many' WHERE sequence=4", 4)]
    [InlineData("UPDATE record SET version=70000 WHERE sequence=3", 3)]
    [InlineData("UPDATE record SET hash=zeroblob(32) WHERE sequence=7", 7)]
    [InlineData("UPDATE record SET hash=x'00' WHERE sequence=7", 7)]
    [InlineData("DELETE FROM record WHERE sequence=2", 2)]
    [InlineData("DELETE FROM record WHERE sequence=1", 1)]
    [InlineData("UPDATE record SET sequence=99 WHERE sequence=8", 8)]
    [InlineData("UPDATE record SET sequence=-1 WHERE sequence=1", 1)]
    [InlineData("DELETE FROM record WHERE sequence>=8", 8)]
    [InlineData("DELETE FROM record", 1)]
    [InlineData("UPDATE record SET name=replace(hex(zeroblob(500)),'0','x') WHERE sequence=3", 3)]
    public void Open_RecordChanged_AlteredNamesTheRecordAndRepairCutsThere(string change, long sequence)
    {
        var path = Journal();
        var sound = Sample.Lines(OpenAndKeep(path)).TakeWhile(line => !line.StartsWith(
            string.Create(CultureInfo.InvariantCulture, $"{sequence}+"), StringComparison.Ordinal)).ToArray();
        CloseKept();
        using (var database = SqliteDatabase.OpenForWriting(path))
            database.Execute(change);

        var refusal = Assert.Throws<JournalException>(() => Sample.Open(path));
        Assert.Equal((JournalFault.Altered, sequence), (refusal.Fault, refusal.Sequence));
        Assert.Equal(JournalFault.Altered, Sample.FaultOf(() => Sample.Open(path, OpenMode.ReadOnly)));

        var damaged = File.ReadAllBytes(path);
        using (var repaired = Sample.Open(path, OpenMode.Repair))
        {
            Assert.Equal(sound, Sample.Lines(repaired)[..^1]);
            var cut = repaired.Read().Last();
            Assert.Equal((RecordKind.Cut, sequence), (cut.Kind, cut.Sequence));
            var note = CutNote.Read(cut);
            Assert.Equal(sequence, note.FirstSequence);
            Assert.Equal(damaged, File.ReadAllBytes(_folder.File(note.KeptAs)));
            Sample.Append(repaired, 0);
            repaired.Flush();
        }

        using var again = Sample.Open(path);
        Assert.Equal(sequence + 1, again.LastSequence);
    }

    [Fact]
    public void OpenForRepair_SoundJournal_ChangesNothing()
    {
        var path = Journal();
        using (var store = Sample.Open(path, OpenMode.Repair))
            Assert.Equal(Sample.Expected(Records), Sample.Lines(store));
        Assert.Equal(3, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void OpenForRepair_TheSameRecordTwice_KeepsBothDamagedFiles()
    {
        var path = Journal();
        for (var time = 0; time < 2; time++)
        {
            using (var database = SqliteDatabase.OpenForWriting(path))
                database.Execute("UPDATE record SET at=at+1 WHERE sequence=2");
            Sample.Open(path, OpenMode.Repair).Dispose();
        }

        Assert.True(File.Exists(path + ".cut-2"));
        Assert.True(File.Exists(path + ".cut-2-2"));
    }

    [Fact]
    public void CutNote_TellsHowManyRecordsAndTheOldHead()
    {
        var path = Journal();
        string head;
        using (var store = Sample.Open(path))
            head = store.HeadHash.ToString();
        using (var database = SqliteDatabase.OpenForWriting(path))
            database.Execute("UPDATE record SET at=at+1 WHERE sequence=7");
        using var repaired = Sample.Open(path, OpenMode.Repair);
        var note = CutNote.Read(repaired.Read().Last());
        // Ten records in 14 sequence numbers: 7 (submit), 8, 9 and the page of 10 to 12 and 13, 14 follow.
        Assert.Equal((7, 6, head), (note.FirstSequence, note.Records, note.OldHead));
        Assert.Contains("hash", note.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OlderCopyPutBack_AlteredBecauseTheHeadWasFurther()
    {
        var path = Journal();
        File.Copy(path, _folder.File("older"));
        using (var store = Sample.Open(path))
        {
            Sample.Append(store, Records);
            store.Flush();
        }

        File.Copy(_folder.File("older"), path, overwrite: true);
        Assert.Equal(JournalFault.Altered, Sample.FaultOf(() => Sample.Open(path)));
        using var repaired = Sample.Open(path, OpenMode.Repair);
        Assert.Equal(Sample.Expected(Records), Sample.Lines(repaired)[..^1]);
        Assert.Equal(0, CutNote.Read(repaired.Read().Last()).Records);
    }

    [Fact]
    public void Open_OneByteOfTheFileChanged_DetectedOrTheContentIsTheSame()
    {
        var path = Journal();
        var clean = File.ReadAllBytes(path);
        var expected = Sample.Expected(Records);
        var harmless = 0;
        foreach (var offset in OffsetsToChange(clean, expected))
        {
            var bytes = clean.ToArray();
            bytes[offset] ^= (byte)(1 << (offset % 8));
            File.WriteAllBytes(path, bytes);
            if (IsDetected(path, offset, expected))
                continue;
            harmless++;
            Assert.False(IsContent(clean, expected, offset), $"byte {offset} of a payload or hash changed unnoticed");
        }

        // Free space, change counters, text of the schema's layout: some bytes mean nothing. That many prove the test
        // can see a change go by.
        Assert.InRange(harmless, 1, clean.Length);
    }

    /// <summary>A fault was reported at opening, reading or appending; otherwise all records must be there.</summary>
    private static bool IsDetected(string path, int offset, string[] expected)
    {
        try
        {
            using (var reader = Sample.Open(path, OpenMode.ReadOnly))
            {
                Assert.True(expected.SequenceEqual(Sample.Lines(reader)), $"byte {offset} changed the content unnoticed");
                Assert.True(expected.Skip(3).SequenceEqual(Sample.Lines(reader, from: 6)), $"byte {offset}");
            }

            using (var store = Sample.Open(path))
            {
                Sample.Append(store, Records);
                store.Flush();
            }

            using var again = Sample.Open(path);
            Assert.True(Sample.Expected(Records + 1).SequenceEqual(Sample.Lines(again)), $"byte {offset} spoilt what came after");
            return false;
        }
        catch (JournalException e)
        {
            Assert.True(e.Fault is JournalFault.Altered or JournalFault.NotAJournal or JournalFault.NewerVersion
                or JournalFault.ReadOnly, $"byte {offset}: {e.Fault}");
            return true;
        }
        finally
        {
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
            File.Delete(path + ".head");
        }
    }

    /// <summary>Every byte of payloads and hashes, the first 100 (SQLite's header), and every 13th of the rest.</summary>
    private static IEnumerable<int> OffsetsToChange(byte[] file, string[] lines) => Enumerable.Range(0, file.Length)
        .Where(offset => offset < 100 || offset % 13 == 0 || IsContent(file, lines, offset));

    private static bool IsContent(byte[] file, string[] lines, int offset) => ContentRanges(file, lines)
        .Any(range => offset >= range.Start && offset < range.End);

    private static IEnumerable<(int Start, int End)> ContentRanges(byte[] file, string[] lines)
    {
        foreach (var line in lines)
        {
            foreach (var hex in line.Split(' ')[^2..])
            {
                var content = Convert.FromHexString(hex);
                var start = file.AsSpan().IndexOf(content);
                Assert.True(start > 0, "the file does not hold " + Encoding.ASCII.GetString(content));
                yield return (start, start + content.Length);
            }
        }
    }

    private SqliteJournalStore? _kept;

    private SqliteJournalStore OpenAndKeep(string path) => _kept = Sample.Open(path);

    private void CloseKept() => _kept?.Dispose();

    private string Journal()
    {
        var path = _folder.File("a.journal");
        using var store = Sample.Create(path);
        for (var n = 0; n < Records; n++)
            Sample.Append(store, n);
        store.Flush();
        store.SaveSnapshot(store.LastSequence, "shape-1", "some state"u8);
        return path;
    }
}
