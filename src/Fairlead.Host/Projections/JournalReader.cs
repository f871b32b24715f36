using Fairlead.Engine.Decision;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Projections;

/// <summary>A journal's facts, commands and effects as objects, for folds; market data, checkpoints and notes left out.</summary>
public static class JournalReader
{
    /// <summary>Messages in order. An order that was sent comes as <see cref="SentOrder"/>.</summary>
    /// <exception cref="JournalException">A payload cannot be read; named by its sequence.</exception>
    public static IEnumerable<JournalMessage> Read(IJournalStore store, MessageCodec codec)
    {
        var submit = codec.NameOf(typeof(SubmitOrder)).Name;
        foreach (var record in store.Read())
        {
            if (record.Kind is not (RecordKind.Input or RecordKind.Effect))
                continue;
            yield return new JournalMessage(record, record.Name == submit
                ? codec.DecodeAs<SentOrder>(record)
                : codec.Decode(record));
        }
    }
}

/// <summary>One message of a journal.</summary>
/// <param name="Record">Where and when it stands.</param>
/// <param name="Body">A fact, a command, an effect, or a <see cref="SentOrder"/>.</param>
public sealed record JournalMessage(JournalRecord Record, object Body);
