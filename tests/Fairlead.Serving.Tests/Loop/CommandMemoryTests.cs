using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Host.Serving;
using Fairlead.Journal.Store;

namespace Fairlead.Serving.Tests.Loop;

public sealed class CommandMemoryTests : IDisposable
{
    private readonly SmallDesk _desk = new(new MemoryJournalStore());
    private readonly CommandMemory _memory;

    public CommandMemoryTests()
    {
        _memory = new CommandMemory(_desk.Codec);
        _desk.Desk.Observer = _memory;
    }

    public void Dispose()
    {
        _desk.Loop.Start("memory");
        _desk.Dispose();
    }

    [Fact]
    public void Command_SameKeyAndBody_HasItsAnswerWhoeverAsksWhenever()
    {
        var asked = _desk.Entry("k1", dedupe: "d1");
        _desk.Desk.Command(asked, SmallDesk.Open);
        var known = _memory.Find(asked with { Origin = asked.Origin! with { From = "elsewhere", WallAt = SmallDesk.Open + TimeSpan.FromHours(1) } }, out var isSame);
        Assert.True(isSame);
        Assert.NotEmpty(known!.Effects);
        Assert.True(known.Sequence > 0);
    }

    [Fact]
    public void Command_SameKeyOtherBody_IsNotTheSame()
    {
        _desk.Desk.Command(_desk.Entry("k1", dedupe: "d1"), SmallDesk.Open);
        Assert.NotNull(_memory.Find(_desk.Entry("k1", dedupe: "d1", units: 11), out var isSame));
        Assert.False(isSame);
        Assert.NotNull(_memory.Find(new Remark("A", "b") { Origin = new CommandOrigin("tester", "here", "k1", SmallDesk.Open) }, out isSame));
        Assert.False(isSame);
    }

    [Fact]
    public void Command_OtherKeyOrNone_IsNew()
    {
        _desk.Desk.Command(_desk.Entry("k1"), SmallDesk.Open);
        _desk.Desk.Command(_desk.Entry(), SmallDesk.Open);
        Assert.Null(_memory.Find(_desk.Entry("k2"), out var isSame));
        Assert.True(isSame);
        Assert.Null(_memory.Find(_desk.Entry(), out isSame));
        Assert.True(isSame);
    }

    [Fact]
    public void Commands_AfterARestart_HaveTheAnswersOfBefore()
    {
        for (var number = 1; number <= 5; number++)
            _desk.Desk.Command(_desk.Entry($"k{number}", dedupe: $"d{number}"), SmallDesk.Open);
        _desk.Desk.Checkpoint();
        using var codec = DeskMessages.NewCodec();
        var again = new CommandMemory(codec);
        new JournalReplay(_desk.Store, codec, SmallDesk.Reference).Run(beyond: null, from: null, again, progress: null, TestContext.Current.CancellationToken);
        for (var number = 1; number <= 5; number++)
        {
            var asked = _desk.Entry($"k{number}", dedupe: $"d{number}");
            var (before, after) = (_memory.Find(asked, out _)!, again.Find(asked, out var isSame)!);
            Assert.True(isSame);
            Assert.Equal(before.Sequence, after.Sequence);
            Assert.Equal(before.Effects.Select(effect => effect.ToString()), after.Effects.Select(effect => effect.ToString()));
        }
    }

    [Fact]
    public void Commands_BeyondTheBound_ForgetTheOldest()
    {
        for (var number = 0; number <= CommandMemory.Kept; number++)
            _desk.Desk.Command(Keyed(number), SmallDesk.Open);
        Assert.Null(_memory.Find(Keyed(0), out _));
        Assert.NotNull(_memory.Find(Keyed(1), out _));
        Assert.NotNull(_memory.Find(Keyed(CommandMemory.Kept), out _));
    }

    private static Remark Keyed(int number) => new("NOTE", "same") { Origin = new CommandOrigin("tester", "here", $"key {number}", SmallDesk.Open) };
}
