using System.Text;
using Fairlead.Host.Loop;
using Fairlead.Host.Tests.Replay;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Tests.Research;

/// <summary>A journal whose chain is sound and whose desk would have done something else.</summary>
internal static class Forgery
{
    /// <summary>Writes it as the account's journal.</summary>
    /// <returns>The first item that differs.</returns>
    public static long Of(RecordedAccount account)
    {
        var scenario = new StopExitScenario();
        using var codec = DeskMessages.NewCodec();
        using var told = new MemoryJournalStore();
        Recovery.Finish(scenario, told, codec);
        using var store = account.Create(scenario);
        var forged = told.Read().First(record => record.Name == "order-filled").Sequence;
        foreach (var record in told.Read())
        {
            store.Append(new RecordDraft
            {
                Kind = record.Kind,
                Name = record.Name,
                Version = record.Version,
                At = record.At,
                Count = record.Count,
                Causation = record.Causation,
                Correlation = record.Correlation,
                Payload = record.Sequence == forged
                    ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(record.Payload.Span).Replace("40", "39", StringComparison.Ordinal))
                    : record.Payload.Span,
            });
        }

        store.Flush();
        return forged;
    }
}
