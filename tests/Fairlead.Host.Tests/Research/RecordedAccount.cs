using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Research;
using Fairlead.Host.Tests.Replay;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Research;

/// <summary>An account whose desk ran a scenario into a journal file; when asked, with the state's hash after each of its inputs.</summary>
internal sealed class RecordedAccount : IDeskObserver, IDisposable
{
    public const string Name = "practice-test";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fairlead-research-");
    private readonly SortedList<long, (Timestamp At, string Hash)> _hashes = [];
    private readonly bool _keepsHashes;
    private SimulatedDesk? _desk;

    private RecordedAccount(bool keepsHashes)
    {
        _keepsHashes = keepsHashes;
        Path = System.IO.Path.Combine(_folder.FullName, "account.journal");
        Journals = new AccountJournals([new AccountJournal(Name, Path, Scenario.Reference, "America/New_York")]);
    }

    public string Path { get; }

    public AccountJournals Journals { get; }

    /// <summary>Last sequence of the journal.</summary>
    public long Last { get; private set; }

    /// <summary>Of the desk at the end.</summary>
    public string StateHash => _hashes.Values[^1].Hash;

    /// <summary>An account without a journal.</summary>
    public static RecordedAccount Empty(bool keepsHashes = false) => new(keepsHashes);

    /// <summary>A finished run.</summary>
    public static RecordedAccount Of(Scenario scenario, bool keepsHashes = false)
    {
        var account = new RecordedAccount(keepsHashes);
        using var codec = DeskMessages.NewCodec();
        using var store = account.Create(scenario);
        account.Run(scenario, store, codec);
        return account;
    }

    public SqliteJournalStore Create(Scenario scenario) => SqliteJournalStore.Create(
        Path, new JournalMetadata(scenario.Settings.Account, "test", scenario.Settings.CalendarsVersion), new JournalOptions { IsDurable = false, LogReserveBytes = 0 });

    /// <summary>Runs a scenario into the account's journal.</summary>
    public void Run(Scenario scenario, IJournalStore store, MessageCodec codec)
    {
        _desk = scenario.Start(new DeskRecorder(store, codec));
        Note();
        if (_keepsHashes)
            _desk.Observer = this;
        scenario.GoOn(_desk, commandsTaken: 0);
        Note();
        store.Flush();
        Last = store.DurableSequence;
    }

    /// <summary>The state's hash after an item: that of the last input at or before it.</summary>
    public string HashAfter(long sequence) => _hashes.Last(pair => pair.Key <= sequence).Value.Hash;

    /// <summary>The state's hash at an instant: that of the last input then or before.</summary>
    public string HashAt(Timestamp at) => _hashes.Values.Last(value => value.At <= at).Hash;

    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects) => Note();

    public void Dispose()
    {
        Journals.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Note() => _hashes[_desk!.State.Sequence] = (_desk.State.Now, _desk.StateHash());
}
