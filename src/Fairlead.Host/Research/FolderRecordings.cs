using Fairlead.Domain.Accounts;
using Fairlead.Domain.Amounts;
using Fairlead.Domain.Market;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Backtest;
using Fairlead.Host.Http;
using Fairlead.Host.Loop;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;
using Fairlead.Markets;
using Fairlead.Markets.Lean;

namespace Fairlead.Host.Research;

/// <summary>
/// Makes days of data folders playable: a desk that only watches takes the day in, and its journal is played like any other.
/// The journals are gone with this process. Safe for several threads.
/// </summary>
/// <param name="folders">What may be read.</param>
/// <param name="reference">Calendars and strategies.</param>
public sealed class FolderRecordings(DataFolders folders, DeskReference reference) : IDisposable
{
    /// <summary>Market records of one recording: 256 MiB in memory while it is made, about as much on the disk.</summary>
    public const int MaxRecords = 4_000_000;

    /// <summary>Market records between two looks at the cancellation.</summary>
    private const int Stride = 8_192;

    /// <summary>The share of the work that reading data counts for.</summary>
    private const double LoadingShare = 0.5;

    private readonly ResearchScratch _scratch = new("replays");

    /// <summary>One at a time: each holds its whole day in memory.</summary>
    private readonly SemaphoreSlim _making = new(1);

    /// <exception cref="ProblemException">The day cannot be replayed.</exception>
    /// <exception cref="MarketDataException">The folder cannot be looked through.</exception>
    /// <exception cref="CalendarRangeException">The day is beyond the calendar.</exception>
    internal FolderDay Read(ReplayRequest request) => FolderDay.Read(request, folders, reference.Calendars);

    /// <summary>Makes the recording; takes seconds.</summary>
    /// <param name="id">Of the replay.</param>
    /// <param name="day">From <see cref="Read"/>.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops between files and between records.</param>
    /// <exception cref="MarketDataException">The data cannot be used.</exception>
    internal ReplayRecording Make(string id, FolderDay day, Action<double> progress, CancellationToken cancellation)
    {
        _making.Wait(cancellation);
        try
        {
            var market = Load(day, new Reader(day.Folder, progress), cancellation);
            var settings = Settings(day, market);
            using (var codec = DeskMessages.NewCodec())
            using (var store = _scratch.CreateJournal(id, settings))
                Watch(SimulatedDesk.Of(settings, reference, new DeskRecorder(store, codec)), market, day.Session, progress, cancellation);
            var reader = SqliteJournalStore.Open(_scratch.Journal(id), OpenMode.ReadOnly);
            var span = new ReplaySpan(day.Title, day.Session.Open, day.Session.Close, reader.DurableSequence);
            return ReplayRecording.Of(id, reader, span, settings, reference, day.Market.Zone);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <summary>There is a recording, or a part of one.</summary>
    internal bool Has(string id) => _scratch.JournalBytes(id) > 0;

    /// <summary>Removes a recording, or what there is of it; its readers are closed.</summary>
    internal void Drop(string id) => _scratch.DropJournal(id);

    /// <summary>Removes all recordings; their readers are closed and none is being made.</summary>
    public void Dispose()
    {
        _scratch.Dispose();
        _making.Dispose();
    }

    private MarketSet Load(FolderDay day, Reader progress, CancellationToken cancellation)
    {
        var market = MarketLoader.Load(
            new MarketRequest
            {
                DataFolder = day.Folder,
                Symbols = day.Symbols,
                From = day.Session.Day,
                To = day.Session.Day,
                Resolution = LoadedMarket.ResolutionOf(day.Timeframe),
            },
            reference.Calendars, progress, cancellation);
        return market.Tape.Count > 0
            ? market
            : throw new MarketDataException(day.Folder, $"no row of {day.Title} lies inside the session");
    }

    /// <summary>A desk with no money and no strategy.</summary>
    private DeskSettings Settings(FolderDay day, MarketSet market) => new()
    {
        Account = new AccountRef("paper", "data-folder", TradingMode.Replay),
        StartingCash = new Money(0m, day.Market.Currency),
        Instruments = market.Instruments.All,
        CalendarsVersion = reference.Calendars.Version,
        Timeframe = day.Timeframe ?? Timeframe.Minute,
        Source = day.Title,
    };

    private static void Watch(SimulatedDesk desk, MarketSet market, Session session, Action<double> progress, CancellationToken cancellation)
    {
        var records = market.Tape.Records;
        desk.Open((records[0].At < session.Open ? records[0].At : session.Open) - TimeSpan.FromMinutes(1));
        for (var index = 0; index < records.Length; index++)
        {
            if (index % Stride == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress(LoadingShare + ((1 - LoadingShare) * index / records.Length));
            }

            desk.Market(in records[index]);
        }

        desk.RunUntil(session.Close);
        desk.Checkpoint();
    }

    /// <summary>Tells the progress and keeps the bound.</summary>
    private sealed class Reader(string folder, Action<double> progress) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            if (value.Records > MaxRecords)
                throw new MarketDataException(folder, $"more than {MaxRecords} records of one day are too much for one replay; ask for fewer symbols or a longer timeframe");
            progress(LoadingShare * value.FilesDone / Math.Max(1, value.FilesTotal));
        }
    }
}
