using System.Collections.Concurrent;
using System.Text.Json;
using Fairlead.Cli.Tests;
using Fairlead.Engine.Decision;
using Fairlead.Host.Http;
using Fairlead.Host.Research;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Host.Tests.Replay;

namespace Fairlead.Host.Tests.Research;

/// <summary>Replays of days of data folders.</summary>
public sealed class FolderReplayTests : IDisposable
{
    private static readonly DateOnly Monday = new(2013, 10, 7);

    private readonly MarketFolder _market = new();
    private readonly RecordedAccount _account = RecordedAccount.Empty();
    private readonly Stage _stage = new();
    private readonly FolderRecordings _recordings;
    private readonly ReplaySessions _sessions;

    public FolderReplayTests()
    {
        // Three minutes: from the opening, the next, and the last before the close.
        _market.Add("20131007", "trade", "34200000,1000000,1010000,990000,1005000,300\n34260000,1005000,1006000,1004000,1004500,200\n57540000,1010000,1020000,1009000,1015000,100\n");
        _market.Add("20131007", "trade", "34200000,1800000,1800000,1800000,1800000,10\n", "ibm");
        _recordings = new FolderRecordings(new DataFolders([_market.Data], TimeProvider.System), Scenario.Reference);
        _sessions = new ReplaySessions(_account.Journals, _recordings, new RestartPoints(), _stage, TimeProvider.System);
    }

    public void Dispose()
    {
        _sessions.Dispose();
        _recordings.Dispose();
        _account.Dispose();
        _market.Dispose();
    }

    [Fact]
    public void Open_DayOfAFolder_TellsItsMarketAndInstruments()
    {
        var session = Scenario.Reference.Calendars["US"].On(Monday)!.Value;
        var asked = _sessions.Open(Request() with { Symbols = ["spy", "IBM"] });
        var ready = Ready(asked.Id);
        Assert.Equal((asked.Source, asked.Currency, asked.TimeZone, asked.Start, asked.End), (ready.Source, ready.Currency, ready.TimeZone, ready.Start, ready.End));
        Assert.Equal($"SPY, IBM of {_market.Data} on 2013-10-07, 1m", ready.Source);
        Assert.Equal(("USD", "America/New_York", session.Open, session.Close), (ready.Currency, ready.TimeZone, ready.Start, ready.End));
        Assert.Equal([new ReplayInstrument(0, "SPY"), new ReplayInstrument(1, "IBM")], ready.Instruments);
        Assert.Null(ready.Problem);
    }

    [Fact]
    public void Play_ToTheEnd_DrawsTheRecordedBarsAndTradesNothing()
    {
        var id = Ready(_sessions.Open(Request()).Id).Id;
        _sessions.Control(id, new ReplayControl("play", Speed: 0));
        Patience.Until(() => View(id).Share == 1, "the close");
        Assert.Equal((false, null), (View(id).IsPlaying, View(id).Problem));
        var open = View(id).Start;
        Assert.Equal(
            [
                new BarRow(open, 100m, 101m, 99m, 100.5m, 300, IsClosed: true),
                new BarRow(open + TimeSpan.FromMinutes(1), 100.5m, 100.6m, 100.4m, 100.45m, 200, IsClosed: true),
                new BarRow(open + TimeSpan.FromMinutes(389), 101m, 102m, 100.9m, 101.5m, 100, IsClosed: false),
            ],
            Bars(id));
        Assert.Empty(_stage.Tables[id][Topic.Orders].Since(0, wanted: null).Rows);
        Assert.Empty(_stage.Tables[id][Topic.Decisions].Since(0, wanted: null).Rows);
    }

    [Fact]
    public void Seek_Back_ShowsOnlyWhatWasKnownThen()
    {
        var id = Ready(_sessions.Open(Request()).Id).Id;
        foreach (var (minute, bars) in new[] { (380, 2), (1, 1), (389, 2), (0, 0), (390, 3) })
        {
            _sessions.Control(id, new ReplayControl("seek", Share: minute / 390.0));
            var share = minute / 390.0;
            Patience.Until(() => Math.Abs(View(id).Share - share) < 1e-9 && View(id).At is not null, $"minute {minute}");
            Assert.Equal(bars, Bars(id).Count);
        }
    }

    [Fact]
    public void Close_APreparedReplay_RemovesItsRecording()
    {
        var id = Ready(_sessions.Open(Request()).Id).Id;
        Assert.True(_recordings.Has(id));
        _sessions.Close(id);
        Assert.False(_recordings.Has(id));
        Assert.Empty(_sessions.List());
        Assert.Contains(id, _stage.Ended);
    }

    [Fact]
    public void Close_WhileItIsPrepared_CancelsIt()
    {
        // Another recording is being made and does not get on: the replay waits for it.
        using var isReading = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        var day = _recordings.Read(Request());
        var other = BackgroundWork.Start("other", () =>
        {
            using var made = _recordings.Make("other", day, _ =>
            {
                isReading.Set();
                goesOn.Wait(TestContext.Current.CancellationToken);
            }, CancellationToken.None).Store;
        });
        isReading.Wait(TestContext.Current.CancellationToken);

        var waiting = _sessions.Open(Request());
        Assert.Equal((0, null, 0), (waiting.Preparing, waiting.At, waiting.Instruments.Count));
        Assert.Equal(503, Assert.Throws<ProblemException>(() => _sessions.Control(waiting.Id, new ReplayControl("play"))).Status);
        _sessions.Close(waiting.Id);
        Assert.Empty(_sessions.List());
        Assert.False(_recordings.Has(waiting.Id));
        goesOn.Set();
        other.Join();
        Assert.Null(Ready(_sessions.Open(Request()).Id).Problem);
    }

    [Fact]
    public void Make_CancelledWhileItReads_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        var shares = new List<double>();
        Assert.ThrowsAny<OperationCanceledException>(() => _recordings.Make("one", _recordings.Read(Request()), share =>
        {
            shares.Add(share);
            cancellation.Cancel();
        }, cancellation.Token));
        Assert.Single(shares);
    }

    [Fact]
    public void Open_NoRowInsideTheSession_TellsItOnTheView()
    {
        _market.Add("20131008", "trade", "14400000,1000000,1000000,1000000,1000000,1\n");
        var id = _sessions.Open(Request() with { Day = new DateOnly(2013, 10, 8) }).Id;
        Patience.Until(() => View(id).Problem is not null, "the problem");
        Assert.Contains("lies inside the session", View(id).Problem, StringComparison.Ordinal);
        Assert.NotNull(View(id).Preparing);
        var told = Assert.Throws<ProblemException>(() => _sessions.Control(id, new ReplayControl("play")));
        Assert.Equal(422, told.Status);
        Assert.Contains(View(id).Problem!, told.Message, StringComparison.Ordinal);
        _sessions.Close(id);
    }

    [Fact]
    public void Open_MoreBytesThanOneReplayMayHave_IsRefusedBeforeAnyIsRead()
    {
        using (var file = File.OpenWrite(_market.Add("20131009", "trade", "")))
            file.SetLength(FolderDay.MaxBytes + (1 << 20));
        var told = Assert.Throws<ProblemException>(() => _sessions.Open(Request() with { Day = new DateOnly(2013, 10, 9) }));
        Assert.Equal(422, told.Status);
        Assert.Contains("17 MiB of zips", told.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, ReplayRequest, string> BadRequests => new()
    {
        { "neither", new ReplayRequest(null, Monday), "one of the two" },
        { "both", Plain with { Account = RecordedAccount.Name }, "one of the two" },
        { "symbols of an account", new ReplayRequest(RecordedAccount.Name, Monday, Symbols: ["SPY"]), "one of the two" },
        { "folder", Plain with { Folder = "/etc" }, "'/etc' is not among the data folders" },
        { "no day", Plain with { Day = null }, "needs a day" },
        { "no symbol", Plain with { Symbols = [] }, "0 symbols" },
        { "nine symbols", Plain with { Symbols = [.. Enumerable.Range(0, 9).Select(n => $"S{n}")] }, "9 symbols: 1 to 8" },
        { "twice", Plain with { Symbols = ["spy", "SPY"] }, "SPY stands twice" },
        { "symbol", Plain with { Symbols = ["SPYY"] }, "did you mean 'SPY'?" },
        { "timeframe", Plain with { Timeframe = "7m" }, "timeframe '7m'" },
        { "day bars", Plain with { Timeframe = "1d" }, "nothing to play" },
        { "resolution", Plain with { Timeframe = "tick" }, "SPY has no data of timeframe tick" },
        { "day", Plain with { Day = new DateOnly(2013, 10, 10) }, "nothing of 2013-10-10" },
    };

    [Theory]
    [MemberData(nameof(BadRequests))]
    public void Open_WhatCannotBeReplayed_IsRefusedByName(string what, ReplayRequest request, string named)
    {
        var told = ResearchProblem.Explain(Assert.ThrowsAny<Exception>(() =>
            _sessions.Open(request.Folder == "" ? request with { Folder = _market.Data } : request)))!;
        Assert.True(told.Status == 422 && told.Message.Contains(named, StringComparison.Ordinal), $"{what}: {told.Status} {told.Message}");
        Assert.Empty(_sessions.List());
    }

    [Fact]
    public void Open_ClosedDayWithAFile_IsRefused()
    {
        _market.Add("20131006", "trade", "34200000,1000000,1000000,1000000,1000000,1\n");
        var told = Assert.Throws<ProblemException>(() => _sessions.Open(Request() with { Day = new DateOnly(2013, 10, 6) }));
        Assert.Contains("2013-10-06 is no trading day", told.Message, StringComparison.Ordinal);
    }

    private static ReplayRequest Plain { get; } = new(null, Monday, "", ["SPY"], "1m");

    private ReplayRequest Request() => Plain with { Folder = _market.Data };

    private ReplayView View(string id) => _sessions.List().Single(view => view.Id == id);

    private ReplayView Ready(string id)
    {
        Patience.Until(() => View(id) is { Preparing: null, At: not null } or { Problem: not null }, $"{id} is ready");
        return View(id);
    }

    private List<BarRow> Bars(string id)
    {
        var market = _stage.Tables[id].Market;
        var rows = market.WantBars(0, TimeSpan.FromMinutes(1)).Since(0, wanted: null).Rows.Select(row => JsonSerializer.Deserialize<BarRow>(row, TerminalJson.Options)!);
        market.UnwantBars(0, TimeSpan.FromMinutes(1));
        return [.. rows.OrderBy(row => row.Start)];
    }

    /// <summary>Keeps the latest tables of each replay, and who has ended.</summary>
    private sealed class Stage : IReplayStage
    {
        public ConcurrentDictionary<string, DeskTables> Tables { get; } = new();
        public ConcurrentBag<string> Ended { get; } = [];

        public void Begin(string replay, DeskTables tables) => Tables[replay] = tables;

        public void Show(string replay, DeskState state)
        {
            // The tables are looked at.
        }

        public void End(string replay) => Ended.Add(replay);
    }
}
