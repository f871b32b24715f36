using Fairlead.Host.Loop;
using Fairlead.Engine.Decision;
using Fairlead.Host.Http;
using Fairlead.Host.Replay;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>
/// An account's journal, read beside the desk that writes it. The file is opened for reading only and its chain verified once;
/// after that only what is new is verified (<see cref="SqliteJournalStore.Refresh"/>).
/// </summary>
/// <remarks>Safe for several threads: one reads at a time, and whoever reads for long takes a reader of its own.</remarks>
/// <param name="account">Its key in addresses.</param>
/// <param name="path">Of the journal file; it may not be there yet.</param>
/// <param name="reference">Calendars and strategies of its desk.</param>
/// <param name="timeZone">IANA name of its market's zone, for showing times.</param>
public sealed class AccountJournal(string account, string path, DeskReference reference, string timeZone) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly MessageCodec _codec = DeskMessages.NewCodec();
    private SqliteJournalStore? _reader;
    private DeskSettings? _settings;

    public string Account { get; } = account;

    public DeskReference Reference { get; } = reference;

    public string TimeZone { get; } = timeZone;

    /// <summary>Decodes only: encoding is for one thread.</summary>
    internal MessageCodec Codec => _codec;

    /// <summary>Asks the journal something short, as it stands now.</summary>
    /// <exception cref="JournalException">It is missing, damaged or none; the next question opens it again.</exception>
    /// <exception cref="ProblemException">Nothing is in it yet.</exception>
    internal T Read<T>(Func<SqliteJournalStore, DeskSettings, T> question)
    {
        lock (_lock)
        {
            try
            {
                if (_reader is null)
                    _reader = SqliteJournalStore.Open(path, OpenMode.ReadOnly);
                else
                    _reader.Refresh();
                if (_reader.DurableSequence == 0)
                    throw ResearchProblem.Busy($"the journal of {Account} is still empty");
                _settings ??= new JournalReplay(_reader, _codec, Reference).Settings();
                return question(_reader, _settings);
            }
            catch (JournalException e) when (e.Fault != JournalFault.InUse)
            {
                _reader?.Dispose();
                (_reader, _settings) = (null, null);
                throw;
            }
        }
    }

    /// <summary>A reader for one who reads for long, of the journal as it stands now; the caller disposes it.</summary>
    /// <exception cref="JournalException">As for <see cref="Read{T}"/>.</exception>
    /// <exception cref="ProblemException">As for <see cref="Read{T}"/>.</exception>
    internal SqliteJournalStore OpenReader() => Read((store, _) => store.Twin());

    public void Dispose()
    {
        lock (_lock)
        {
            _reader?.Dispose();
            _reader = null;
            _codec.Dispose();
        }
    }
}
