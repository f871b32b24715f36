using System.Text.Json;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Serving.Tests.Terminal;

public sealed class TopicTableTests
{
    /// <summary>Random changes, readers that look seldom or often, all keys or some: each always ends with the table's rows.</summary>
    [Theory]
    [InlineData(1, 100_000, 40)]
    [InlineData(2, 20, 60)]
    [InlineData(3, 5_000, 6_000)]
    [InlineData(4, 1, 3)]
    public void Readers_OfRandomChanges_AlwaysEndEqualToTheTable(int seed, int capacity, int keys)
    {
        var random = new Random(seed);
        var table = new TopicTable(capacity);
        var model = new Dictionary<string, int>();
        var readers = Enumerable.Range(0, 6).Select(index => new Reader(index % 2 == 0 ? null : Some(random, keys))).ToList();
        for (var step = 0; step < 30_000; step++)
        {
            var key = $"k{random.Next(keys)}";
            switch (random.Next(10))
            {
                case < 6:
                    table.Put(key, new Row(key, step));
                    break;
                case < 9:
                    table.Remove(key);
                    break;
                default:
                    if (random.Next(50) == 0)
                        table.Replace([.. Enumerable.Range(0, random.Next(5)).Select(index => new Row($"k{index}", step))], row => row.Key);
                    break;
            }

            if (random.Next(10) == 0)
                readers[random.Next(random.Next(20) == 0 ? 6 : 4)].Look(table);
        }

        table.Put("k0", new Row("k0", -1));
        foreach (var row in Rows(table.Since(0, wanted: null)))
            model.Add(row.Key, row.Value);
        Assert.True(model.Count <= capacity);
        Assert.NotEmpty(model);
        foreach (var reader in readers)
        {
            reader.Look(table);
            Assert.Equal(model.Where(pair => reader.Wanted?.Contains(pair.Key) != false).OrderBy(pair => pair.Key), reader.Rows.OrderBy(pair => pair.Key));
        }
    }

    [Fact]
    public void Readers_BesideARealWriter_EndEqualToTheTable()
    {
        var table = new TopicTable(50);
        var done = false;
        var readers = Enumerable.Range(0, 3).Select(_ => new Reader(null)).ToList();
        var threads = readers.ConvertAll(reader => new Thread(() =>
        {
            while (!Volatile.Read(ref done))
                reader.Look(table);
        }));
        threads.ForEach(thread => thread.Start());
        var random = new Random(1);
        for (var step = 0; step < 100_000; step++)
        {
            var key = $"k{random.Next(80)}";
            if (random.Next(3) > 0)
                table.Put(key, new Row(key, step));
            else
                table.Remove(key);
        }

        Volatile.Write(ref done, true);
        threads.ForEach(thread => thread.Join());
        var rows = Rows(table.Since(0, wanted: null)).ToDictionary(row => row.Key, row => row.Value);
        foreach (var reader in readers)
        {
            reader.Look(table);
            Assert.Equal(rows.OrderBy(pair => pair.Key), reader.Rows.OrderBy(pair => pair.Key));
        }
    }

    [Fact]
    public void Reader_ThatSleptBeyondWhatIsRemembered_GetsASnapshot()
    {
        var table = new TopicTable(100_000);
        table.Put("stays", new Row("stays", 1));
        table.Put("goes", new Row("goes", 1));
        var slept = table.Since(0, wanted: null).Version;
        table.Remove("goes");
        Assert.False(table.Since(slept, wanted: null).IsSnapshot);
        for (var index = 0; index <= TopicTable.MaxGone; index++)
        {
            table.Put($"k{index}", new Row("", 0));
            table.Remove($"k{index}");
        }

        var change = table.Since(slept, wanted: null);
        Assert.True(change.IsSnapshot);
        Assert.Equal(["stays"], Rows(change).Select(row => row.Key));
    }

    [Fact]
    public void Rows_BeyondTheCapacity_LoseTheOneThatChangedLongestAgo()
    {
        var table = new TopicTable(2);
        table.Put("a", new Row("a", 1));
        table.Put("b", new Row("b", 1));
        table.Put("a", new Row("a", 2));
        var before = table.Version;
        table.Put("c", new Row("c", 1));
        var change = table.Since(before, wanted: null);
        Assert.Equal(["c"], Rows(change).Select(row => row.Key));
        Assert.Equal(["b"], change.Gone);
        Assert.Equal(["a", "c"], Rows(table.Since(0, wanted: null)).Select(row => row.Key));
    }

    [Fact]
    public void Put_OfTheSameRow_IsNoChangeAndWakesNobody()
    {
        var table = new TopicTable(10);
        var woken = 0;
        table.Changed += () => woken++;
        Assert.True(table.Put("a", new Row("a", 1)));
        table.Announce();
        Assert.False(table.Put("a", new Row("a", 1)));
        table.Announce();
        table.Remove("nothing");
        table.Announce();
        Assert.Equal((1, 1L), (woken, table.Version));
        Assert.True(table.Since(1, wanted: null).IsEmpty);
    }

    private static HashSet<string> Some(Random random, int keys) => [.. Enumerable.Range(0, keys).Where(_ => random.Next(3) == 0).Select(index => $"k{index}")];

    private static IEnumerable<Row> Rows(TopicChange change) => change.Rows.Select(row => JsonSerializer.Deserialize<Row>(row, JsonSerializerOptions.Web)!);

    private sealed record Row(string Key, int Value);

    private sealed class Reader(HashSet<string>? wanted)
    {
        private long _version;

        public HashSet<string>? Wanted => wanted;

        public Dictionary<string, int> Rows { get; } = [];

        public void Look(TopicTable table)
        {
            var change = table.Since(_version, wanted);
            _version = change.Version;
            if (change.IsSnapshot)
                Rows.Clear();
            foreach (var row in TopicTableTests.Rows(change))
                Rows[row.Key] = row.Value;
            foreach (var key in change.Gone)
                Rows.Remove(key);
        }
    }
}
