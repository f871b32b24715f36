using System.Text;
using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

public sealed class SnapshotTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LatestSnapshot_OfBothStores_LatestOfTheShapeUpToASequence()
    {
        using var sqlite = Sample.Create(_folder.File("a.journal"));
        using var memory = new MemoryJournalStore();
        foreach (var store in new IJournalStore[] { sqlite, memory })
        {
            for (var n = 0; n < 10; n++)
                Sample.Append(store, n);
            store.Flush();
            store.SaveSnapshot(2, "shape-1", "two"u8);
            store.SaveSnapshot(5, "shape-1", "five, inside a page"u8);
            store.SaveSnapshot(7, "shape-2", "seven"u8);

            Assert.Equal("five, inside a page", Text(store.LatestSnapshot("shape-1")));
            Assert.Equal("two", Text(store.LatestSnapshot("shape-1", upTo: 4)));
            Assert.Equal("seven", Text(store.LatestSnapshot("shape-2")));
            Assert.Null(store.LatestSnapshot("shape-1", upTo: 1));
            Assert.Null(store.LatestSnapshot("shape-3"));
            store.SaveSnapshot(5, "shape-1", ""u8);
            Assert.Equal("", Text(store.LatestSnapshot("shape-1")));
        }
    }

    [Fact]
    public void SaveSnapshot_NotDurableYet_IsRefused()
    {
        using var sqlite = Sample.Create(_folder.File("a.journal"));
        using var memory = new MemoryJournalStore();
        foreach (var store in new IJournalStore[] { sqlite, memory })
        {
            Sample.Append(store, 0);
            Assert.Throws<ArgumentOutOfRangeException>(() => store.SaveSnapshot(1, "shape-1", []));
            Assert.Throws<ArgumentOutOfRangeException>(() => store.SaveSnapshot(0, "shape-1", []));
        }
    }

    [Fact]
    public void SaveSnapshot_MoreThanAreKept_DropsTheOldest()
    {
        using var sqlite = Sample.Create(_folder.File("a.journal"));
        using var memory = new MemoryJournalStore();
        foreach (var store in new IJournalStore[] { sqlite, memory })
        {
            for (var n = 0; n < 8; n++)
                Sample.Append(store, n);
            store.Flush();
            for (var sequence = 1; sequence <= SqliteJournalStore.SnapshotsKept + 1; sequence++)
                store.SaveSnapshot(sequence, "shape-1", "state"u8);
            Assert.Null(store.LatestSnapshot("shape-1", upTo: 1));
            Assert.Equal(2, store.LatestSnapshot("shape-1", upTo: 2)!.Sequence);
        }
    }

    [Theory]
    [InlineData("UPDATE snapshot SET bytes='fivE' WHERE sequence=5")]
    [InlineData("UPDATE snapshot SET sequence=6 WHERE sequence=5")]
    [InlineData("UPDATE snapshot SET seal=x'00' WHERE sequence=5")]
    [InlineData("UPDATE snapshot SET seal=(SELECT seal FROM snapshot WHERE sequence=2) WHERE sequence=5")]
    public void LatestSnapshot_Damaged_IsPassedOver(string change)
    {
        var path = _folder.File("a.journal");
        using (var store = Sample.Create(path))
        {
            for (var n = 0; n < 10; n++)
                Sample.Append(store, n);
            store.Flush();
            store.SaveSnapshot(2, "shape-1", "two"u8);
            store.SaveSnapshot(5, "shape-1", "five"u8);
        }

        using (var database = SqliteDatabase.OpenForWriting(path))
            database.Execute(change);
        using var again = Sample.Open(path);
        Assert.Equal("two", Text(again.LatestSnapshot("shape-1")));
    }

    private static string? Text(JournalSnapshot? snapshot) =>
        snapshot is null ? null : Encoding.UTF8.GetString(snapshot.Bytes.Span);
}
