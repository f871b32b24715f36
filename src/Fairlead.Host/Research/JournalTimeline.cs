using System.Text;
using Fairlead.Engine.Decision;
using Fairlead.Host.Http;
using Fairlead.Host.Projections;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Pages through what happened in an account, in plain words, beside the desk that writes it.</summary>
/// <param name="journals">Of the accounts.</param>
public sealed class JournalTimeline(AccountJournals journals)
{
    public const int MaxItems = 500;

    /// <summary>Characters of payload on one page; a page with more ends sooner (an opening holds all instruments).</summary>
    private const int MaxPayload = 4 * 1024 * 1024;

    /// <summary>A page.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="from">First sequence of the page, or its last when going back; null is the latest page.</param>
    /// <param name="limit">1 to <see cref="MaxItems"/>.</param>
    /// <param name="isBackwards">Older ones; those are asked for without <paramref name="from"/> too.</param>
    /// <exception cref="ProblemException">Malformed, unknown account, or nothing there yet.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public TimelineView Page(string account, long? from, long limit, bool isBackwards)
    {
        if (limit is < 1 or > MaxItems)
            throw ResearchProblem.Malformed($"limit is {limit}, it can be 1 to {MaxItems}");
        if (from < 1)
            throw ResearchProblem.Malformed($"from is {from}, sequences begin at 1");
        var journal = journals[account];
        return journal.Read((store, settings) =>
        {
            var goesBack = isBackwards || from is null;
            var text = new MessageText(settings);
            var items = new List<TimelineItem>();
            var isMore = false;
            var payload = 0;
            foreach (var record in store.ReadMessages(from ?? store.DurableSequence, goesBack))
            {
                isMore = items.Count == limit || (payload > 0 && payload + record.Payload.Length > MaxPayload);
                if (isMore)
                    break;
                items.Add(Item(record, text, journal.Codec));
                payload += record.Payload.Length;
            }

            if (goesBack)
                items.Reverse();
            return new TimelineView(1, store.DurableSequence, items, isMore);
        });
    }

    /// <summary>The trading days the journal has something of.</summary>
    /// <exception cref="ProblemException">Unknown account, or nothing there yet.</exception>
    /// <exception cref="JournalException">The journal cannot be read.</exception>
    public IReadOnlyList<DateOnly> Days(string account)
    {
        var journal = journals[account];
        return journal.Read((store, settings) => TradingDays.Of(store, TradingDays.CalendarOf(settings, journal.Reference)).Select(session => session.Day).ToList());
    }

    private static TimelineItem Item(JournalRecord record, MessageText text, MessageCodec codec)
    {
        var message = Decoded(record, codec);
        return new TimelineItem(
            record.Sequence, record.At, record.Kind.ToString(), record.Name, message is null ? Plain(record) : text.Of(message), record.Causation,
            (message as DeskCommand)?.Origin?.Who, Encoding.UTF8.GetString(record.Payload.Span));
    }

    /// <summary>Null for what is no message, or one this program cannot read: that is shown by its name.</summary>
    private static object? Decoded(JournalRecord record, MessageCodec codec)
    {
        if (record.Kind is not (RecordKind.Input or RecordKind.Effect))
            return null;
        try
        {
            return record.Name == codec.NameOf(typeof(SubmitOrder)).Name ? codec.DecodeAs<SentOrder>(record) : codec.Decode(record);
        }
        catch (JournalException)
        {
            return null;
        }
    }

    private static string Plain(JournalRecord record) => record.Kind switch
    {
        RecordKind.Checkpoint => "Checkpoint: the state's hash was noted",
        RecordKind.Cut => $"A damaged tail was cut here: {CutNote.Read(record).Reason}",
        _ => record.Name,
    };
}
