using Fairlead.Engine.Decision;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>What a replay plays.</summary>
/// <param name="Key">Whose journal, among <see cref="RestartPoints"/>.</param>
/// <param name="Store">A reader of the journal, which whoever plays it closes.</param>
/// <param name="Span">What of it is shown.</param>
/// <param name="Reference">Calendars and strategies of the journal's desk.</param>
/// <param name="TimeZone">IANA name, for showing times.</param>
/// <param name="Currency">Of the journal's desk, ISO code.</param>
/// <param name="Instruments">What a chart can show; bounded.</param>
internal sealed record ReplayRecording(
    string Key, SqliteJournalStore Store, ReplaySpan Span, DeskReference Reference, string TimeZone, string Currency,
    IReadOnlyList<ReplayInstrument> Instruments)
{
    /// <summary>Instruments offered; a desk of option chains has thousands, and what it holds of them the page sees anyway.</summary>
    public const int MaxInstruments = 50;

    /// <summary>A journal with all that its first record tells.</summary>
    public static ReplayRecording Of(
        string key, SqliteJournalStore store, ReplaySpan span, DeskSettings settings, DeskReference reference, string timeZone) => new(
        key, store, span, reference, timeZone, settings.StartingCash.Currency.ToString().ToUpperInvariant(),
        [.. settings.Instruments.Where(each => each.Option is null).Take(MaxInstruments).Select(each => new ReplayInstrument(each.Id.Index, each.Symbol))]);
}
