using System.CommandLine;
using Fairlead.Host.Projections;
using Fairlead.Journal.Store;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead journal show|verify|diff|export</c>.</summary>
internal static class JournalVerb
{
    public static Command Build() => new("journal", "Read, verify, compare and export journals.")
    {
        JournalShowVerb.Build(),
        BuildVerify(),
        JournalRepairVerb.Build(),
        BuildDiff(),
        BuildExport(),
    };

    private static Command BuildVerify()
    {
        var file = File("file");
        var json = VerbRunner.JsonOption();
        return new Command("verify", "Verify a journal's hash chain from the first record to the last; exit 3 when it was altered.") { file, json }
            .Runs((parsed, _) =>
            {
                // Opening verifies all of it.
                using var store = SqliteJournalStore.Open(parsed.GetValue(file)!, OpenMode.ReadOnly);
                var found = new
                {
                    File = parsed.GetValue(file), Account = store.Metadata.Account.ToString(), store.Metadata.CreatedBy, Sequences = store.DurableSequence, JournalHash = store.HeadHash.ToString(),
                };
                if (parsed.GetValue(json))
                    VerbRunner.Print(found);
                else
                    Console.Out.WriteLine($"sound: {found.File}, {Numbers.Whole(found.Sequences)} sequence numbers, journal hash {found.JournalHash}");
                return ExitCode.Success;
            });
    }

    private static Command BuildDiff()
    {
        var (a, b) = (File("a"), File("b"));
        var json = VerbRunner.JsonOption();
        return new Command("diff", "Name the first place where two journals part; exit 1 when there is one.") { a, b, json }
            .Runs((parsed, cancellation) =>
            {
                using var first = SqliteJournalStore.Open(parsed.GetValue(a)!, OpenMode.ReadOnly);
                using var second = SqliteJournalStore.Open(parsed.GetValue(b)!, OpenMode.ReadOnly);
                var divergence = JournalComparison.FirstDivergence(first, second, cancellation);
                if (parsed.GetValue(json))
                    VerbRunner.Print(new { IsEqual = divergence is null, divergence?.Sequence, divergence?.InA, divergence?.InB });
                else if (divergence is null)
                    Console.Out.WriteLine("equal");
                else
                    Console.Out.WriteLine($"first difference at {divergence.Sequence}\na: {divergence.InA ?? "ends before"}\nb: {divergence.InB ?? "ends before"}");
                return divergence is null ? ExitCode.Success : ExitCode.Difference;
            });
    }

    private static Command BuildExport()
    {
        var file = File("file");
        var hledger = new Option<string>("--hledger") { Description = "Write the account's books as this hledger file.", Required = true };
        var force = new Option<bool>("--force") { Description = "Replace a file that is already there." };
        var json = VerbRunner.JsonOption();
        return new Command("export", "Export a journal's books; check them with 'hledger -f FILE check --strict'.") { file, hledger, force, json }
            .Runs((parsed, _) =>
            {
                var target = parsed.GetValue(hledger)!;
                OutputFile.RequireWritable(target, parsed.GetValue(force));
                OutputFile.Write(target, JournalFile.Read(parsed.GetValue(file)!, (store, codec) => HledgerExport.Of(JournalReader.Read(store, codec))));
                if (parsed.GetValue(json))
                    VerbRunner.Print(new { File = parsed.GetValue(file), Hledger = target });
                else
                    Console.Out.WriteLine(target);
                return ExitCode.Success;
            });
    }

    internal static Argument<string> File(string name) => new(name) { Description = "A journal." };
}
