using Fairlead.Engine.Decision;
using Fairlead.Engine.Strategies;
using Fairlead.Host.UserStrategies;

namespace Fairlead.Host.Tests.UserStrategies;

/// <summary>Fields that the desk cannot hash, store and put back are refused before the first event.</summary>
public sealed class StateFieldTests
{
    [Theory]
    [InlineData("private Func<int>? _x;", "a delegate is code")]
    [InlineData("private event Action? _x;", "a delegate is code")]
    [InlineData("private object? _x;", "Object could hold anything")]
    [InlineData("private IReadOnlyList<int> _x = [];", "IReadOnlyList could hold anything")]
    [InlineData("private int[,] _x = new int[1, 1];", "several dimensions")]
    [InlineData("private LinkedList<int> _x = [];", "LinkedList is not data")]
    [InlineData("private PriorityQueue<int, int> _x = new();", "PriorityQueue is not data")]
    [InlineData("private Fairlead.Engine.Orders.Group? _x;", "Group is not data")]
    [InlineData("private StrategyContext? _x;", "StrategyContext is not data")]
    [InlineData("private List<Func<int>> _x = [];", "a delegate is code")]
    [InlineData("private Dictionary<int, object> _x = [];", "could hold anything")]
    [InlineData("private Dictionary<Key, int> _x = []; sealed class Key { }", "Key cannot be a key")]
    [InlineData("private HashSet<Bar> _x = [];", "Bar cannot be a key")]
    [InlineData("public Func<int>? X { get; set; }", "field X of Mine cannot be kept")]
    [InlineData("private Part? _p; sealed class Part { public Func<int>? _x; }", "field _x of Part")]
    [InlineData("private Part? _p; sealed class Part(Func<int> make) { public int Make() => make(); }", "field make of Part")]
    [InlineData("private Part? _p; sealed record Part { public int X { get; set; } }", "a record class must be unable to change")]
    [InlineData("private Part? _p; sealed record Part(List<int> X);", "a record class must be unable to change")]
    [InlineData("private static int _x;", "static state is shared")]
    [InlineData("private static readonly int[] X = [1];", "static state is shared")]
    [InlineData("private static readonly List<int> X = [];", "static state is shared")]
    [InlineData("public static int X { get; set; }", "static state is shared")]
    public void FieldThatCannotBeState_IsNamedWithFileAndLine(string member, string expected)
    {
        using var folder = new SourceFolder().AddStrategy("Mine", member);

        var fault = Assert.Single(folder.Check().Faults);
        Assert.Contains(expected, fault.Text, StringComparison.Ordinal);
        Assert.Equal((folder.File("Mine.cs"), 4), (fault.File, fault.Line));
    }

    [Fact]
    public void FieldsThatCanBeState_AreStoredAndPutBack()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", """
            private const int Depth = 3;
            private static readonly TimeSpan Wait = TimeSpan.FromMinutes(5);
            private static readonly Level Start = new(Price.Zero, 1);
            private Price? _last;
            private Bar _bar;
            private readonly List<Level> _levels = [];
            private readonly Queue<decimal> _queue = new();
            private readonly SortedSet<string> _names = [];
            private readonly SortedDictionary<InstrumentId, Sma> _averages = [];
            private readonly Dictionary<(int, string), double[]> _table = [];
            private readonly Part _part = new(2);
            private Instrument? _row;
            private ProtectionPlan? _plan;
            private DateTime _at;
            private readonly bool[][] _grid = [[true], []];
            public sealed record Level(Price At, int Count);
            private sealed class Part(int size) { public int Size() => size + Depth; public Side Side { get; set; } }

            public override void OnStart(StrategyContext desk)
            {
                _row = desk.Describe(desk.Instruments[0]);
                _at = desk.Now.ToUtc();
                desk.WantBars(_row.Id, desk.DefaultTimeframe);
            }

            public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
            {
                (_last, _bar) = (bar.Close, bar);
                _levels.Add(Start with { At = bar.High });
                _queue.Enqueue(bar.Close.ToDecimal());
                _names.Add("n" + _queue.Count % 7);
                _averages.TryAdd(instrument, new Sma(4));
                _averages[instrument].Update(bar.Close.ToDouble());
                _table[(_queue.Count % 5, "t")] = [_queue.Count, Wait.TotalMinutes];
                _part.Side = Side.Sell;
                _plan = new ProtectionPlan { Stop = Distance.OfPercent(1) };
                _grid[1] = [false, true];
            }
            """);
        var catalogue = StrategySources.Load(folder.Path);
        var run = StrategyRig.Run(catalogue, "mine");
        Assert.Empty(run.Alarms);
        var archive = new StateArchive(run.State.Master);
        var lived = run.State.Strategies.Slots[0].Strategy;
        var fresh = catalogue.Create("mine", [], out _)!;
        Assert.NotEqual(archive.Hash(lived), archive.Hash(fresh));

        archive.Read(fresh, archive.Write(lived).ToArray());

        Assert.Equal(archive.Hash(lived), archive.Hash(fresh));
    }

    [Fact]
    public void BuiltInStrategies_HoldToTheSameRule()
    {
        foreach (var type in StrategyCatalogue.BuiltIn.SelectMany(type => type.GetNestedTypes(System.Reflection.BindingFlags.NonPublic).Append(type)))
            Assert.Empty(StateShape.Faults(type));
    }
}
