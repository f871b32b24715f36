using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Practice;
using Fairlead.Host.Replay;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Tables;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;
using Fairlead.Practice;

namespace Fairlead.Host.Serving;

/// <summary>
/// One account of this process: its journal, its desk and loop, or the view of somebody else's. Start is replay, compare
/// with the venue, trade; stop is entries off, drain, checkpoint.
/// </summary>
public sealed class ServedAccount : IAsyncDisposable
{
    /// <summary>Items of a journal that a restart replays at most, about five seconds of them; older ones are behind a snapshot.</summary>
    private const long MaxReplayed = 3_000_000;

    /// <summary>Items between two checkpoints: with the snapshots a store keeps, recovery always finds one in reach.</summary>
    private const long CheckpointEvery = 750_000;

    /// <summary>Looks at a journal that another process is making, about a minute of them.</summary>
    private const int MaxLooks = 300;

    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(200);

    private readonly ServingContext _context;
    private readonly PracticeFile _file;
    private readonly string _journal;
    private readonly MessageCodec _codec = DeskMessages.NewCodec();
    private readonly Lock _takingOver = new();
    private SqliteJournalStore? _store;
    private SimulatedDesk? _desk;
    private Standby? _standby;
    private PracticeMarket? _market;
    private long _checkpointedAt;
    private volatile string? _fault;

    public ServedAccount(PracticeAccount about, ServingContext context)
    {
        (About, _context, Tables) = (about, context, new DeskTables(context.Sizes));
        Folder = Path.Combine(context.DataFolder, "accounts", about.Key);
        _journal = Path.Combine(Folder, "journal.db");
        _file = new PracticeFile(Path.Combine(Folder, "practice.json"));
    }

    public PracticeAccount About { get; }

    /// <summary>Of the market's main venue.</summary>
    public MarketCalendar Calendar => _context.Reference.Calendars[About.Venue.CalendarName()];

    /// <summary>Holds its journal and practice.json.</summary>
    public string Folder { get; }

    public string JournalPath => _journal;
    public AccountStage Stage { get; private set; } = AccountStage.Recovering;

    /// <summary>Why it does not run; null while it does.</summary>
    public string? Fault => _fault ?? Loop?.Fault;

    /// <summary>What the page sees, whoever owns the account.</summary>
    public DeskTables Tables { get; }

    /// <summary>Null unless this process owns the account.</summary>
    public DeskLoop? Loop { get; private set; }

    /// <summary>The desk's time; null unless this process owns the account.</summary>
    public IDeskClock? Clock { get; private set; }

    /// <summary>The same clock while the market is open around the clock and its speed can be chosen; else null.</summary>
    public PracticeClock? OwnTime => Clock as PracticeClock;

    public PracticeFeed? Feed { get; private set; }
    public PracticeSettings? Market { get; private set; }
    public CommandMemory? Memory { get; private set; }

    /// <summary>Known once recovered.</summary>
    public InstrumentMaster? Master { get; private set; }

    public IReadOnlyList<MarketShock> Shocks => Market is null ? [] : _file.Shocks;

    /// <summary>Who owns the journal, as its file tells; null when nobody does.</summary>
    public JournalHolder? Holder { get; private set; }

    /// <summary>As last shown; null before.</summary>
    public AccountRow? LastRow { get; set; }

    /// <summary>What proves that its links work, as last told; empty before.</summary>
    public IReadOnlyList<string> LinkEvidence { get; private set; } = [];

    /// <summary>The journal's last item, and the last one on disk.</summary>
    public long Sequence => _store?.LastSequence ?? 0;

    public long DurableSequence => _store?.DurableSequence ?? 0;

    /// <summary>The desk's own thread shows its state; called after all of it is durable.</summary>
    public Action<ServedAccount, DeskState>? Shown { get; init; }

    /// <summary>The desk stands still for now, on its own thread; the loop's stall says why.</summary>
    public Action<ServedAccount>? Stalled { get; init; }

    /// <summary>The loop ended, asked for or not.</summary>
    public Action<ServedAccount>? Ended { get; init; }

    /// <summary>Takes the account if nobody else has it, recovers it and lets it run; else looks on. Blocks while it replays.</summary>
    public void Start(CancellationToken cancellation) => Guarded(() =>
    {
        Directory.CreateDirectory(Folder);
        for (var look = 1; ; look++)
        {
            if (TryTakeJournal())
            {
                Run(Recover(cancellation));
                return;
            }

            if (TryLookOn(isLast: look == MaxLooks))
                return;
            cancellation.WaitHandle.WaitOne(LookAgainAfter);
            cancellation.ThrowIfCancellationRequested();
        }
    });

    /// <summary>Becomes the owner of an account that this process looked on, when its owner is dead or frozen. Blocks.</summary>
    /// <returns>False when it has a living owner, or could not be recovered: then <see cref="Fault"/> says why.</returns>
    /// <exception cref="JournalException">The journal cannot be opened; this process goes on looking on.</exception>
    public bool TakeOver(CancellationToken cancellation)
    {
        lock (_takingOver)
        {
            if (_standby is not { } standby)
                return Stage == AccountStage.Running;
            if (!TryTakeJournal())
                return false;
            _standby = null;
            Stage = AccountStage.Recovering;
            _fault = null;
            using (standby)
            {
                Guarded(() =>
                {
                    var recorder = NewRecorder();
                    _desk = standby.TakeOver(_store!, recorder, cancellation);
                    Run(recorder);
                });
            }

            return Stage == AccountStage.Running;
        }
    }

    private void Guarded(Action start)
    {
        try
        {
            start();
        }
        catch (Exception e) when (e is JournalException or ReplayDifferenceException or Backtest.BacktestException or IOException
            or UnauthorizedAccessException or InvalidOperationException or ArgumentException)
        {
            _fault = e.Message;
            Stage = AccountStage.Stopped;
            _store?.Dispose();
            _store = null;
        }
    }

    /// <summary>Another process has it: its journal is followed, and nothing is written.</summary>
    /// <returns>False when the other is about to make the journal and has opened no desk in it yet. It may also have been only
    /// another that tried, so who owns the journal is open again.</returns>
    private bool TryLookOn(bool isLast)
    {
        try
        {
            LookOn();
            return true;
        }
        catch (JournalException e) when (!isLast && (e.IsForNow || e.Fault is JournalFault.Missing or JournalFault.NotAJournal))
        {
            return false;
        }
    }

    private void LookOn()
    {
        Memory = new CommandMemory(_codec);
        _standby = new Standby(_journal, _codec, _context.Reference, new Onlookers(Tables, Memory), state =>
        {
            Master ??= state.Master;
            Holder = JournalOwnership.Read(_journal) ?? Holder;
            Show(state);
        }, fault => _fault = fault);
        // Its owner wrote it before the journal's first record.
        Market = _file.Load(About.Region);
        Stage = AccountStage.LookingOn;
        _standby.Start(About.Key + " standby");
    }

    /// <summary>Entries off, drained, durable.</summary>
    public async Task StopAsync()
    {
        _standby?.Dispose();
        if (Loop is { } loop)
            await loop.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Loop?.Dispose();
        _store?.Dispose();
        _codec.Dispose();
    }

    /// <summary>Does something to the practice market, for good: kept first, then injected. On the desk's thread.</summary>
    /// <exception cref="ArgumentException">The market cannot do it; it is not kept then, or the next start would fail at it.</exception>
    public void Shock(MarketShock shock)
    {
        _file.Add(shock);
        try
        {
            _market!.Inject(shock);
        }
        catch (ArgumentException)
        {
            _file.TakeBack();
            throw;
        }
    }

    private bool TryTakeJournal()
    {
        var options = new JournalOptions { Owner = _context.Owner, Clock = _context.Time };
        try
        {
            _store = SqliteJournalStore.OpenOrCreate(_journal, new JournalMetadata(About.Account, _context.Product, _context.Reference.Calendars.Version), options);
        }
        catch (JournalException e) when (e.Fault is JournalFault.InUse or JournalFault.Exists)
        {
            Holder = e.Holder;
            return false;
        }

        return true;
    }

    /// <summary>The one that the desk writes with, and that its loop flushes.</summary>
    private MeasuredRecorder NewRecorder() => new(new DeskRecorder(_store!, _codec), _context.Signals, About.Key, _context.Time);

    private MeasuredRecorder Recover(CancellationToken cancellation)
    {
        Market = _file.Load(About.Region) ?? _file.Create(About.Region, _context.PracticeSeed, FirstDay());
        var recorder = NewRecorder();
        Memory = new CommandMemory(_codec);
        var observer = new Onlookers(Tables, Memory);
        if (_store!.LastSequence == 0)
        {
            _desk = SimulatedDesk.Of(About.Settings(Market, _context.Limits, _context.Reference), _context.Reference, recorder);
            _desk.Observer = observer;
            _desk.Open(_context.PracticeByCalendar ? Now : FirstSession().Open - TimeSpan.FromSeconds(1));
        }
        else
        {
            var replay = new JournalReplay(_store, _codec, _context.Reference);
            _desk = replay.Run(recorder, SnapshotInReach(replay, recorder), observer, progress: null, cancellation).Desk;
        }

        Master = _desk.State.Master;
        Tables.Begin(_desk.State);
        _checkpointedAt = _store.LastSequence;
        return recorder;
    }

    /// <summary>Null while the whole journal can be replayed in good time.</summary>
    private JournalSnapshot? SnapshotInReach(JournalReplay replay, IDeskRecorder recorder)
    {
        if (_store!.LastSequence <= MaxReplayed)
            return null;
        var fresh = SimulatedDesk.Of(replay.Settings(), _context.Reference, recorder);
        return replay.Snapshots(fresh).LastOrDefault(snapshot => snapshot.Sequence >= _store.LastSequence - MaxReplayed);
    }

    private void Run(MeasuredRecorder recorder)
    {
        var desk = _desk!;
        var resumed = desk.State.Now;
        _market = new PracticeMarket(Market!, _context.Reference.Calendars);
        foreach (var shock in _file.Shocks)
            _market.Inject(shock);
        if (_context.PracticeByCalendar && Now > resumed)
            resumed = Now;
        _market.SkipThrough(resumed);
        // The venue's books are asked before anything is traded, as a broker's would be.
        var difference = desk.BooksDifference();
        if (difference is not null)
            desk.Command(new ReportTrouble("BOOKS", difference), resumed);
        Feed = new PracticeFeed(_market, desk.State.Master, resumed, $"seed {Market!.Seed}", difference);
        if (desk.MarketRecords == 0 && !_context.PracticeByCalendar)
            WarmUp(desk);
        Clock = _context.PracticeByCalendar
            ? new WallClock(_context.Time)
            : new PracticeClock(desk.State.Now, _context.PracticeSpeed, Calendars(desk.State), _context.Time);
        var observer = new Onlookers(Tables, Memory!);
        Loop = new DeskLoop(desk, Feed, Clock, recorder, observer, _context.Time)
        {
            Beat = () => Beat(desk),
            Stalled = () => Stalled?.Invoke(this),
            Show = Show,
            Recall = Recall,
            Traces = _context.Signals.Traces,
        };
        Holder = JournalOwnership.Read(_journal);
        Master = desk.State.Master;
        // Who looks as soon as it is ready sees what was recovered, and all of that is on disk.
        recorder.Flush();
        Tables.Publish(desk.State);
        Stage = AccountStage.Running;
        _ = Loop.Ended.ContinueWith(_ => End(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        Loop.Start(About.Key);
    }

    /// <summary>The first minutes of a fresh account's first session go by at once.</summary>
    private void WarmUp(SimulatedDesk desk)
    {
        var until = FirstSession().Open + PracticeAccount.WarmUp;
        while (Feed!.TryTake(until, out var item))
        {
            if (item.News is { } news)
                desk.Tell(news, item.At);
            else
                desk.Market(item.Record);
        }

        desk.RunUntil(until);
    }

    private void Beat(SimulatedDesk desk)
    {
        if (_store!.Lost is { } lost)
            throw lost;
        if (_store.LastSequence - _checkpointedAt < CheckpointEvery)
            return;
        desk.Checkpoint();
        _checkpointedAt = _store.LastSequence;
    }

    private void Show(DeskState state)
    {
        Tables.Publish(state);
        LinkEvidence = [.. state.Links.Select(link => $"{link.Link} {(link.IsUp ? "up" : "down")}: {link.Why}")];
        Shown?.Invoke(this, state);
    }

    private void End()
    {
        Stage = AccountStage.Stopped;
        if (_store!.Lost is { } lost)
            Holder = lost.Holder;
        Ended?.Invoke(this);
    }

    private CommandResult? Recall(DeskCommand command)
    {
        var known = Memory!.Find(command, out var isSame);
        return isSame ? known : throw new DeskUnavailableException("KEY_REUSED", "this Idempotency-Key was used for another command");
    }

    private static List<MarketCalendar> Calendars(DeskState state) =>
        [.. state.Master.All.Select(row => row.Venue).Distinct().Order().Select(venue => state.CalendarOf(state.Master.All.First(row => row.Venue == venue).Id))];

    private Timestamp Now => _context.Time.Now();

    /// <summary>A fresh market begins on the first trading day from today on.</summary>
    private DateOnly FirstDay() => DateOnly.FromDateTime(_context.Time.GetUtcNow().UtcDateTime);

    private Session FirstSession()
    {
        for (var day = Market!.FirstDay; ; day = day.AddDays(1))
        {
            if (Calendar.On(day) is { } session)
                return session;
        }
    }
}
