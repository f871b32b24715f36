using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Market;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Orders;
using Fairlead.Engine.Protection;
using Fairlead.Engine.Strategies;
using Fairlead.Engine.Strategies.BuiltIn;
using Fairlead.Host.UserStrategies;

namespace Fairlead.Host.Tests.UserStrategies;

/// <summary>A strategy that throws costs itself, never the desk: off with an alarm, its position guarded on.</summary>
public sealed class FailingStrategyTests
{
    [Theory]
    [InlineData("start", false)]
    [InlineData("session", false)]
    [InlineData("quote", true)]
    [InlineData("print", true)]
    [InlineData("bar", true)]
    [InlineData("wake", true)]
    [InlineData("group", true)]
    public void HookThatThrows_SwitchesTheStrategyOff_AndItsPositionStaysGuarded(string hook, bool hasPosition)
    {
        var catalogue = new StrategyCatalogue([typeof(Fails)]);
        KeyValuePair<string, string>[] parameters = [KeyValuePair.Create("hook", hook)];

        var run = StrategyRig.Run(catalogue, "fails", parameters);

        Assert.Equal([$"STRATEGY_FAILED strategy fails failed and is switched off: FormatException: in {hook} twice"], run.Alarms);
        Assert.False(run.State.Strategies.Slots[0].IsOn);
        // In and, by the stop alone, out again: nobody else asked for the exit.
        Assert.Equal(hasPosition ? 2 : 0, run.Fills);
        Assert.Equal(0, run.State.Positions.QuantityOf(new Engine.Positions.OwnerId(1), StrategyRig.Stock.Id).Units);
        Assert.Empty(run.State.Groups.Live);
        Assert.Empty(run.State.BrokenInvariants);

        var again = StrategyRig.Run(catalogue, "fails", parameters);
        Assert.Equal((run.StateHash, run.JournalHash), (again.StateHash, again.JournalHash));
    }

    [Fact]
    public void ProposalOfTheFailedCall_IsRefused()
    {
        var run = StrategyRig.RunTogether(typeof(ProposesAndFails));

        Assert.Equal((0, 1L), (run.Fills, run.State.Refusals));
        Assert.Single(run.Alarms);
    }

    [Fact]
    public void OtherStrategies_GoOn()
    {
        var alone = StrategyRig.RunTogether(typeof(SmaCross));
        var beside = StrategyRig.RunTogether(typeof(SmaCross), typeof(ProposesAndFails));

        Assert.True(alone.Fills > 2);
        Assert.Equal(alone.Fills, beside.Fills);
        Assert.Equal(alone.State.Positions.Cash, beside.State.Positions.Cash);
        Assert.True(beside.State.Strategies.Slots[0].IsOn);
        Assert.False(beside.State.Strategies.Slots[1].IsOn);
    }

    [Fact]
    public void MessageOfAFailure_IsOneBoundedLine_WhateverItDoes()
    {
        Assert.Equal("STRATEGY_FAILED strategy throws-oddly failed and is switched off: OddException: its message failed too", Assert.Single(StrategyRig.RunTogether(typeof(ThrowsOddly)).Alarms));
        var text = Assert.Single(StrategyRig.RunTogether(typeof(ThrowsAtLength)).Alarms);
        Assert.EndsWith("xx...", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 300, 500);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void EndlessRecursion_OfAUsersStrategy_CostsOnlyIt()
    {
        using var folder = new SourceFolder().AddStrategy("Mine", """
            public override void OnStart(StrategyContext desk) => desk.WantBars(desk.Instruments[0], desk.DefaultTimeframe);
            public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar) => desk.Note(Deep(1).ToString());
            private int Deep(int depth) => Deep(depth + 1) + 1;
            """);

        var run = StrategyRig.Run(StrategySources.Load(folder.Path), "mine");

        Assert.StartsWith("STRATEGY_FAILED strategy mine failed and is switched off: InsufficientExecutionStackException", Assert.Single(run.Alarms), StringComparison.Ordinal);
    }

    /// <summary>Buys with the third bar behind a stop, and fails at the second call of one hook after that.</summary>
    public sealed class Fails : Strategy
    {
        private int _bars;
        private int _calls;

        [Parameter("where it fails")]
        public string Hook { get; set; } = "";

        public override void OnStart(StrategyContext desk)
        {
            desk.WantBars(desk.Instruments[0], desk.DefaultTimeframe);
            _calls++;
            Fail("start");
        }

        public override void OnSessionOpen(StrategyContext desk, Session session)
        {
            desk.WakeAt(session.Open + TimeSpan.FromMinutes(10));
            _calls++;
            Fail("session");
        }

        public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
        {
            if (++_bars == 3)
            {
                desk.Enter(instrument, Side.Buy, new Quantity(100), new ProtectionPlan { Stop = Distance.OfPercent(1) }, "third bar");
                _calls = 1;
                return;
            }

            Fail("bar", desk, instrument);
        }

        public override void OnQuote(StrategyContext desk, InstrumentId instrument, in Quote quote) => Fail("quote", desk, instrument);

        public override void OnPrint(StrategyContext desk, InstrumentId instrument, in TradePrint print) => Fail("print", desk, instrument);

        public override void OnWake(StrategyContext desk) => Fail("wake");

        public override void OnGroupChanged(StrategyContext desk, Group group) => Fail("group");

        private void Fail(string hook, StrategyContext desk, InstrumentId instrument)
        {
            if (!desk.Position(instrument).IsZero)
                Fail(hook);
        }

        private void Fail(string hook)
        {
            if (hook == Hook && _calls > 0)
                throw new FormatException($"in {hook}\ntwice");
        }
    }

    public sealed class ProposesAndFails : Strategy
    {
        public override void OnStart(StrategyContext desk) => desk.WantBars(desk.Instruments[0], desk.DefaultTimeframe);

        public override void OnBar(StrategyContext desk, InstrumentId instrument, in Bar bar)
        {
            desk.Enter(instrument, Side.Buy, new Quantity(100), new ProtectionPlan { Stop = Distance.OfPercent(1) }, "last wish");
            throw new InvalidOperationException("no");
        }
    }

    public sealed class ThrowsOddly : Strategy
    {
        public override void OnStart(StrategyContext desk) => throw new OddException();
    }

    public sealed class ThrowsAtLength : Strategy
    {
        public override void OnStart(StrategyContext desk) => throw new InvalidOperationException("a\nb" + new string('x', 5_000));
    }

    private sealed class OddException : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
