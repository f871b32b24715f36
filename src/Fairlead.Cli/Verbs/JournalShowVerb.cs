using System.CommandLine;
using System.Text;
using Fairlead.Cli.Views;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Projections;
using Fairlead.Host.Replay;
using Fairlead.Host.UserStrategies;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead journal show</c>: a journal's records, or what they add up to.</summary>
internal static class JournalShowVerb
{
    /// <summary>Records printed when nobody asks for another number.</summary>
    private const int DefaultLimit = 200;

    public static Command Build()
    {
        var file = JournalVerb.File("file");
        var view = Arguments.OneOf("--view", "What to show, default records.", "records", "blotter", "profit", "protection");
        var from = new Option<long>("--from") { Description = "First sequence of the records.", DefaultValueFactory = _ => 1 };
        var limit = new Option<int>("--limit") { Description = $"Most records, default {DefaultLimit}.", DefaultValueFactory = _ => DefaultLimit };
        var name = new Option<string?>("--name") { Description = "Only records of this name, such as order-filled." };
        var strategies = StrategyVerb.FolderOption();
        var json = VerbRunner.JsonOption();
        return new Command("show", "Print records, or a view that is folded from them: blotter, profit by strategy, protection register.")
        {
            file, view, from, limit, name, strategies, json,
        }.Runs((parsed, cancellation) =>
        {
            if (parsed.GetValue(from) < 1 || parsed.GetValue(limit) < 1)
                throw new CliException(ExitCode.Usage, "--from and --limit take a number from 1");
            var screen = new ListScreen(parsed.GetValue(json));
            return JournalFile.Read(parsed.GetValue(file)!, (store, codec) =>
            {
                switch (parsed.GetValue(view))
                {
                    case "blotter": screen.Show(Blotter.Of(JournalReader.Read(store, codec))); break;
                    case "profit": screen.Show(ProfitByStrategy.Of(JournalReader.Read(store, codec))); break;
                    case "protection": screen.Show(Protection(store, codec, parsed.GetValue(strategies), cancellation)); break;
                    default: screen.Show(Records(store, parsed.GetValue(from), parsed.GetValue(name), parsed.GetValue(limit))); break;
                }

                return ExitCode.Success;
            });
        });
    }

    private static IReadOnlyList<RecordLine> Records(SqliteJournalStore store, long from, string? name, int limit) =>
    [
        .. store.Read(from).Where(record => name is null || record.Name == name).Take(limit).Select(record => new RecordLine(
            record.Sequence, record.At, record.Kind, record.Name, record.Causation,
            record.Kind == RecordKind.MarketPage ? $"{record.Count} market records" : Encoding.UTF8.GetString(record.Payload.Span))),
    ];

    /// <summary>The desk's guards are its state: it is rebuilt by a replay, which also proves it.</summary>
    private static IReadOnlyList<ProtectionLine> Protection(SqliteJournalStore store, MessageCodec codec, string? strategies, CancellationToken cancellation)
    {
        var replay = new JournalReplay(store, codec, new DeskReference(CalendarData.Load(), StrategySources.Load(strategies)));
        var result = Screen.WithProgress("replaying", bar => replay.Run(beyond: null, from: null, observer: null, bar, cancellation));
        return ProtectionRegister.Of(result.Desk.State);
    }
}

/// <summary>One record as it is printed.</summary>
internal sealed record RecordLine(long Sequence, Timestamp At, RecordKind Kind, string Name, long Causation, string Payload);
