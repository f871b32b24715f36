using Fairlead.Journal.Store;

namespace Fairlead.Journal.Tests.Store;

/// <summary>A reader beside a writer, verified once and then link by link.</summary>
public sealed class FollowTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Refresh_AfterEachCommit_SeesExactlyWhatIsDurable()
    {
        var path = _folder.File("a.journal");
        using var writer = Sample.Create(path);
        using var reader = Sample.Open(path, OpenMode.ReadOnly);
        for (var n = 0; n < 40; n++)
        {
            Sample.Append(writer, n);
            if (n % 3 == 2)
                writer.Flush();
            reader.Refresh();
            Assert.Equal(writer.DurableSequence, reader.DurableSequence);
            Assert.Equal(Sample.Lines(writer), Sample.Lines(reader));
        }
    }

    [Fact]
    public void Twin_OfAReader_ReadsTheSameAndFollowsOnItsOwn()
    {
        var path = Journal(10);
        using var reader = Sample.Open(path, OpenMode.ReadOnly);
        using var twin = reader.Twin();
        Assert.Equal(Sample.Lines(reader), Sample.Lines(twin));
        using (var writer = Sample.Open(path))
        {
            Sample.Append(writer, 10);
            writer.Flush();
        }

        twin.Refresh();
        Assert.Equal(Sample.Expected(11), Sample.Lines(twin));
        Assert.Equal(Sample.Expected(10), Sample.Lines(reader));
    }

    [Theory]
    [InlineData("UPDATE record SET payload='{\"n\":5}' WHERE sequence=(SELECT max(sequence) FROM record)")]
    [InlineData("UPDATE record SET hash=zeroblob(32) WHERE sequence=(SELECT max(sequence) FROM record)")]
    [InlineData("DELETE FROM record WHERE sequence=(SELECT max(sequence) FROM record)")]
    [InlineData("UPDATE record SET sequence=sequence+1 WHERE sequence=(SELECT max(sequence) FROM record)")]
    public void Refresh_WhatIsNewDoesNotRefresh_IsAltered(string change)
    {
        var path = Journal(10);
        using var reader = Sample.Open(path, OpenMode.ReadOnly);
        using (var writer = Sample.Open(path))
        {
            Sample.Append(writer, 10);
            writer.Flush();
        }

        using (var database = SqliteDatabase.OpenForWriting(path))
            database.Execute(change);
        var before = reader.DurableSequence;
        Assert.Equal(JournalFault.Altered, Sample.FaultOf(reader.Refresh));
        Assert.Equal((before, Sample.Expected(10).Length), (reader.DurableSequence, Sample.Lines(reader).Length));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadMessages_FromAnywhere_LeavesOutPagesOnly(bool isBackwards)
    {
        using var reader = Sample.Open(Journal(23), OpenMode.ReadOnly);
        var messages = reader.Read().Where(record => record.Kind != RecordKind.MarketPage).Select(record => record.Sequence).ToList();
        for (long from = 1; from <= reader.LastSequence + 1; from++)
        {
            var expected = isBackwards ? messages.Where(sequence => sequence <= from).Reverse() : messages.Where(sequence => sequence >= from);
            Assert.Equal(expected, reader.ReadMessages(from, isBackwards).Select(record => record.Sequence));
        }
    }

    [Fact]
    public void ReadMessages_NotRefreshedYet_ShowsNothingNew()
    {
        var path = Journal(9);
        using var reader = Sample.Open(path, OpenMode.ReadOnly);
        using (var writer = Sample.Open(path))
        {
            Sample.Append(writer, 9);
            writer.Flush();
        }

        Assert.Equal(9 - 2, reader.ReadMessages(1, isBackwards: false).Count());
        Assert.Equal(9 - 2, reader.ReadMessages(long.MaxValue, isBackwards: true).Count());
    }

    [Fact]
    public void Flush_NotDurable_IsReadLikeAnyOther()
    {
        var path = _folder.File("scratch.journal");
        using (var scratch = SqliteJournalStore.Create(path, Sample.Metadata, new JournalOptions { IsDurable = false, LogReserveBytes = 0 }))
        {
            for (var n = 0; n < 10; n++)
                Sample.Append(scratch, n);
            scratch.Flush();
        }

        using var reader = Sample.Open(path, OpenMode.ReadOnly);
        Assert.Equal(Sample.Expected(10), Sample.Lines(reader));
    }

    private string Journal(int records)
    {
        var path = _folder.File("a.journal");
        using var store = Sample.Create(path);
        for (var n = 0; n < records; n++)
            Sample.Append(store, n);
        store.Flush();
        return path;
    }
}
