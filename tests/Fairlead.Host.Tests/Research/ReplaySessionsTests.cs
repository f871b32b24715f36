using System.Collections.Concurrent;
using System.Reflection;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Http;
using Fairlead.Host.Loop;
using Fairlead.Host.Research;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Host.Tests.Replay;

namespace Fairlead.Host.Tests.Research;

public sealed class ReplaySessionsTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly Stage _stage = new();
    private readonly RecordedAccount _account = RecordedAccount.Of(new RandomScenario(2));
    private readonly FolderRecordings _recordings = new(new DataFolders([], TimeProvider.System), Scenario.Reference);
    private readonly ReplaySessions _sessions;

    public ReplaySessionsTests() => _sessions = new ReplaySessions(_account.Journals, _recordings, new RestartPoints(stepsBetween: 20), _stage, _time);

    public void Dispose()
    {
        _sessions.Dispose();
        _recordings.Dispose();
        _account.Dispose();
    }

    [Fact]
    public void Play_ToTheEnd_LeavesTheStateTheDeskHad()
    {
        var id = Open();
        _sessions.Control(id, new ReplayControl("play", Speed: 0));
        Patience.Until(() => _sessions.Find(id).Session.StateHash is not null, "the end");
        Assert.Equal(_account.StateHash, _sessions.Find(id).Session.StateHash);
        var view = View(id);
        Assert.Equal((1.0, false, null), (view.Share, view.IsPlaying, view.Problem));
        Assert.Equal(view.End, view.At);
        Assert.NotEmpty(_stage.Tables[id][Topic.Fills].Since(0, wanted: null).Rows);
    }

    [Fact]
    public void Seek_BackAndForth_StandsInTheStateTheDeskHadThen()
    {
        using var account = RecordedAccount.Of(new RandomScenario(2), keepsHashes: true);
        using var sessions = new ReplaySessions(account.Journals, _recordings, new RestartPoints(stepsBetween: 20), _stage, _time);
        var view = sessions.Open(new ReplayRequest(RecordedAccount.Name, Day: null));
        foreach (var share in new[] { 0.9, 0.1, 0.5, 0.101, 0.3, 0.0, 0.7 })
        {
            sessions.Control(view.Id, new ReplayControl("seek", Share: share));
            var target = new Timestamp(view.Start.Nanos + (long)((view.End.Nanos - view.Start.Nanos) * share));
            Patience.Until(() => sessions.List()[0].At == target, $"share {share}");
            var state = _stage.States[view.Id];
            Assert.True(account.HashAt(target) == new StateArchive(state.Master).Hash(state), $"share {share}");
        }

        sessions.Control(view.Id, new ReplayControl("seek", Share: 1));
        Patience.Until(() => sessions.Find(view.Id).Session.StateHash is not null, "the end");
        Assert.Equal(account.StateHash, sessions.Find(view.Id).Session.StateHash);
    }

    [Fact]
    public void Step_Standing_MovesOneMinuteAndStands()
    {
        var id = Open();
        Patience.Until(() => View(id).At is not null, "the start");
        var start = View(id).At!.Value;
        _sessions.Control(id, new ReplayControl("step"));
        Patience.Until(() => View(id).At == start + TimeSpan.FromMinutes(1), "one minute");
        _sessions.Control(id, new ReplayControl("step"));
        _sessions.Control(id, new ReplayControl("step"));
        Patience.Until(() => View(id).At == start + TimeSpan.FromMinutes(3), "two more");
        Assert.False(View(id).IsPlaying);
    }

    [Fact]
    public void Play_AtASpeed_FollowsTheClockAndPauseHoldsIt()
    {
        var id = Open(new DateOnly(2015, 12, 23));
        Patience.Until(() => View(id).At is not null, "the start");
        var start = View(id).Start;
        _sessions.Control(id, new ReplayControl("play", Speed: 60));
        _time.Advance(TimeSpan.FromSeconds(2));
        Patience.Until(() => View(id).At == start + TimeSpan.FromMinutes(2), "two minutes of desk time");
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Patience.Until(() => View(id).At == start + TimeSpan.FromSeconds(150), "half a minute more");
        _sessions.Control(id, new ReplayControl("pause"));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((false, start + TimeSpan.FromSeconds(150)), (View(id).IsPlaying, View(id).At!.Value));
    }

    [Fact]
    public void Open_OneDay_ShowsItsSessionOnly()
    {
        var id = Open(new DateOnly(2015, 12, 24));
        var session = Scenario.Reference.Calendars["US"].On(new DateOnly(2015, 12, 24))!.Value;
        Assert.Equal((session.Open, session.Close), (View(id).Start, View(id).End));
        _sessions.Control(id, new ReplayControl("play", Speed: 0));
        Patience.Until(() => View(id).Share == 1, "the close");
        Assert.Null(View(id).Problem);
    }

    [Fact]
    public void Open_DayTheJournalHasNothingOf_IsNotFoundAndNamesTheDays()
    {
        var told = Assert.Throws<ProblemException>(() => Open(new DateOnly(2015, 12, 21)));
        Assert.Equal(404, told.Status);
        Assert.Contains("2015-12-23", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OneTooMany_IsBusyUntilOneIsClosed()
    {
        var ids = Enumerable.Range(0, ReplaySessions.MaxSessions).Select(_ => Open()).ToList();
        Assert.Equal(503, Assert.Throws<ProblemException>(() => Open()).Status);
        _sessions.Close(ids[1]);
        Assert.Contains(ids[1], _stage.Ended);
        Open();
    }

    [Fact]
    public void List_NobodyAskedForAWhile_IsEmpty()
    {
        var id = Open();
        _time.Advance(ReplaySessions.IdleTime - TimeSpan.FromMinutes(1));
        Assert.Single(_sessions.List());
        _time.Advance(ReplaySessions.IdleTime);
        Assert.Empty(_sessions.List());
        Assert.Contains(id, _stage.Ended);
    }

    [Fact]
    public void Play_JournalOfAnotherEngine_StopsAndTellsTheFirstDifference()
    {
        using var account = RecordedAccount.Empty();
        var forged = Forgery.Of(account);
        using var sessions = new ReplaySessions(account.Journals, _recordings, new RestartPoints(), _stage, _time);
        var id = sessions.Open(new ReplayRequest(RecordedAccount.Name, Day: null)).Id;
        sessions.Control(id, new ReplayControl("play", Speed: 0));
        Patience.Until(() => sessions.List()[0].Problem is not null, "the difference");
        Assert.Contains($"record {forged}:", sessions.List()[0].Problem, StringComparison.Ordinal);
        Assert.False(sessions.List()[0].IsPlaying);
    }

    /// <summary>Nothing that turns or feeds a running desk is among all that a replay can hold on to.</summary>
    [Fact]
    public void ReplaySession_AllItHolds_IsNoLiveHandle()
    {
        var seen = new HashSet<Type>();
        var open = new Stack<Type>([typeof(ReplaySession), typeof(FolderReplay)]);
        while (open.TryPop(out var type))
        {
            if (type.Namespace?.StartsWith("Fairlead.", StringComparison.Ordinal) != true || !seen.Add(type))
                continue;
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                open.Push(field.FieldType);
                foreach (var argument in field.FieldType.GetGenericArguments())
                    open.Push(argument);
            }
        }

        Assert.Contains(typeof(SimulatedDesk), seen);
        Assert.DoesNotContain(seen, type => type == typeof(DeskLoop) || type == typeof(IMarketFeed) || type == typeof(IDeskClock) || type == typeof(AccountJournals));
        Assert.DoesNotContain(seen, type => type.Namespace!.StartsWith("Fairlead.Host.Serving", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("rewind", null, null)]
    [InlineData("seek", null, null)]
    [InlineData("seek", null, 1.5)]
    [InlineData("seek", null, double.NaN)]
    [InlineData("play", -1.0, null)]
    [InlineData("play", double.PositiveInfinity, null)]
    public void Control_SenselessCommand_IsMalformed(string command, double? speed, double? share)
    {
        var id = Open();
        Assert.Equal(400, Assert.Throws<ProblemException>(() => _sessions.Control(id, new ReplayControl(command, speed, share))).Status);
    }

    [Fact]
    public void Control_UnknownReplay_IsNotFound() =>
        Assert.Equal(404, Assert.Throws<ProblemException>(() => _sessions.Control("replay-99", new ReplayControl("play"))).Status);

    private string Open(DateOnly? day = null) => _sessions.Open(new ReplayRequest(RecordedAccount.Name, day)).Id;

    private ReplayView View(string id) => _sessions.List().Single(view => view.Id == id);

    /// <summary>Keeps the latest tables of each replay, and who has ended.</summary>
    private sealed class Stage : IReplayStage
    {
        public ConcurrentDictionary<string, DeskTables> Tables { get; } = new();
        public ConcurrentBag<string> Ended { get; } = [];

        public void Begin(string replay, DeskTables tables) => Tables[replay] = tables;

        /// <summary>To be read while the replay stands.</summary>
        public ConcurrentDictionary<string, DeskState> States { get; } = new();

        public void Show(string replay, DeskState state) => States[replay] = state;

        public void End(string replay) => Ended.Add(replay);
    }
}
