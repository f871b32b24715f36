using System.CommandLine;
using Fairlead.Journal.Store;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead journal repair</c>: cuts a damaged tail off and says what was cut.</summary>
internal static class JournalRepairVerb
{
    public static Command Build()
    {
        var file = JournalVerb.File("file");
        var json = VerbRunner.JsonOption();
        return new Command("repair", "Cut off what does not follow from the records before it. The damaged file is kept beside; a record in the journal tells what is gone.")
        {
            file, json,
        }.Runs((parsed, _) =>
        {
            using var store = SqliteJournalStore.Open(parsed.GetValue(file)!, OpenMode.Repair);
            var cuts = store.Read().Where(record => record.Kind == RecordKind.Cut).Select(CutNote.Read).ToList();
            if (parsed.GetValue(json))
                VerbRunner.Print(new { File = parsed.GetValue(file), Sequences = store.DurableSequence, JournalHash = store.HeadHash.ToString(), Cuts = cuts });
            else
                Print(parsed.GetValue(file)!, store, cuts);
            return ExitCode.Success;
        });
    }

    private static void Print(string file, SqliteJournalStore store, List<CutNote> cuts)
    {
        foreach (var cut in cuts)
            Console.Out.WriteLine($"cut from sequence {Numbers.Whole(cut.FirstSequence)}: {cut.Records?.ToString() ?? "an unknown number of"} records; {cut.Reason}; the damaged file is kept as {cut.KeptAs}");
        Console.Out.WriteLine($"sound: {file}, {Numbers.Whole(store.DurableSequence)} sequence numbers, {(cuts.Count == 0 ? "never cut" : "cuts listed above, this one and earlier ones")}");
    }
}
