using Fairlead.Engine.Strategies;
using Fairlead.Host.UserStrategies;

namespace Fairlead.Host.Tests.UserStrategies;

/// <summary>A desk stored and put back again and again ends as the one that ran through.</summary>
public sealed class RestartTests
{
    [Theory]
    [InlineData("sma-cross")]
    [InlineData("buy-and-hold")]
    [InlineData("opening-range-breakout")]
    [InlineData("short-strangle")]
    public void BuiltInStrategy_PutBackEveryFewBars_EndsInTheSameState(string name) =>
        AssertSame(new StrategyCatalogue(StrategyCatalogue.BuiltIn), name);

    [Fact]
    public void TemplateStrategy_PutBackEveryFewBars_EndsInTheSameState()
    {
        using var folder = new SourceFolder().Add("Mine.cs", StrategyTemplate.Text("Mine"));

        AssertSame(StrategySources.Load(folder.Path), "mine");
    }

    /// <summary>Objects and collections that several fields share, in a circle too, and lists swapped for one another.</summary>
    [Fact]
    public void SharedObjects_ArePutBackAsOne()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", """
            private readonly List<Swing> _swings = [];
            private Swing? _best;
            private List<decimal> _now = [];
            private List<decimal> _last = [];
            private readonly Mine _me;
            private int[] _none = [];
            private int[] _counts = new int[3];
            private readonly Dictionary<int, Swing> _byBar = [];

            public Mine() { _me = this; _last = _now; }

            private sealed class Swing { public Price At; public int Hits; public Swing? Before; public List<decimal>? Seen; }

            public override void OnStart(StrategyContext desk) => desk.WantBars(desk.Instruments[0], desk.DefaultTimeframe);

            public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
            {
                _me._now.Add(bar.Close.ToDecimal());
                _counts[_now.Count % 3]++;
                if (_now.Count == 9)
                {
                    (_last, _now) = (_now, []);
                    _swings.Add(new Swing { At = bar.High, Before = _best, Seen = _last });
                    _best = _swings[^1];
                    _best.Before ??= _best;
                    _byBar[_last.Count] = _best;
                }

                if (_best is null)
                    return;
                // Seen through one reference, counted through another.
                _best.Hits++;
                _last.Add(_swings[^1].Hits + _byBar[9].Hits);
                if (_best.Hits % 40 == 0)
                    desk.Note($"{_best.Seen!.Count} {_best.Before!.Hits} {_counts[0]} {_none.Length} {_swings.Count}");
                if (_best.Hits % 7 == 3 && !desk.IsEngaged(instrument))
                    desk.Enter(instrument, Side.Buy, new Quantity(10), new ProtectionPlan { Stop = Distance.OfPercent(0.3m), ExitAfter = TimeSpan.FromMinutes(4) }, "hits");
            }
            """);

        AssertSame(StrategySources.Load(folder.Path), "mine");
    }

    private static void AssertSame(StrategyCatalogue catalogue, string name)
    {
        var through = StrategyRig.Run(catalogue, name);
        Assert.Empty(through.Alarms);
        foreach (var everyBars in new[] { 13, 100 })
        {
            var restarted = StrategyRig.RunWithRestarts(catalogue, name, everyBars);
            Assert.Equal((through.StateHash, through.JournalHash), (restarted.StateHash, restarted.JournalHash));
        }
    }
}
