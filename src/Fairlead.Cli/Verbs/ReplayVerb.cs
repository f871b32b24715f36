using System.CommandLine;
using Fairlead.Cli.Views;
using Fairlead.Engine.Decision;
using Fairlead.Host.Replay;
using Fairlead.Host.UserStrategies;
using Fairlead.Journal.Store;
using Fairlead.Markets.Calendars;

namespace Fairlead.Cli.Verbs;

/// <summary><c>fairlead replay</c>: proves that a journal's desk does again what the journal says.</summary>
internal static class ReplayVerb
{
    public static Command Build()
    {
        var file = new Argument<string>("file") { Description = "The journal." };
        var verify = new Option<bool>("--verify") { Description = "Also prove that each snapshot and the rest of the journal lead to the same state." };
        var strategies = StrategyVerb.FolderOption();
        var json = VerbRunner.JsonOption();
        return new Command("replay", "Replay a journal and compare every effect and state hash. Exit 1 at the first difference, 3 when the file was altered.")
        {
            file, verify, strategies, json,
        }.Runs((parsed, cancellation) =>
        {
            var path = parsed.GetValue(file)!;
            var reference = new DeskReference(CalendarData.Load(), StrategySources.Load(parsed.GetValue(strategies)));
            var proof = JournalFile.Read(path, (store, codec) =>
                Prove(path, store, new JournalReplay(store, codec, reference), parsed.GetValue(verify), cancellation));
            if (parsed.GetValue(json))
                VerbRunner.Print(proof);
            else
                ReplayView.Show(Screen.Out(), proof);
            return proof.IsEqual ? ExitCode.Success : ExitCode.Difference;
        });
    }

    private static ReplayProof Prove(
        string path, SqliteJournalStore store, JournalReplay replay, bool verifySnapshots, CancellationToken cancellation)
    {
        try
        {
            var whole = Screen.WithProgress("replaying", bar => replay.Run(beyond: null, from: null, observer: null, bar, cancellation));
            var snapshots = 0;
            if (verifySnapshots)
            {
                foreach (var snapshot in replay.Snapshots(whole.Desk))
                {
                    var tail = replay.Run(beyond: null, snapshot, observer: null, progress: null, cancellation);
                    if (tail.StateHash != whole.StateHash)
                        return new ReplayProof(path, false, whole, store, snapshots, $"snapshot at {snapshot.Sequence} and the rest lead to state {tail.StateHash}, the whole journal to {whole.StateHash}");
                    snapshots++;
                }
            }

            return new ReplayProof(path, true, whole, store, snapshots, FirstDifference: null);
        }
        catch (ReplayDifferenceException e)
        {
            return new ReplayProof(path, false, whole: null, store, 0, e.Message);
        }
    }
}

/// <summary>What a replay found, as it is printed.</summary>
internal sealed record ReplayProof(
    string File, bool IsEqual, string? StateHash, string JournalHash, long Sequences, long Compared, int Checkpoints, int Snapshots,
    long UnfinishedItems, string? FirstDifference)
{
    public ReplayProof(string file, bool isEqual, ReplayResult? whole, IJournalStore store, int snapshots, string? FirstDifference)
        : this(file, isEqual, whole?.StateHash, store.HeadHash.ToString(), store.DurableSequence, whole?.Equal ?? 0, whole?.Checkpoints ?? 0,
            snapshots, whole?.Beyond ?? 0, FirstDifference)
    {
    }
}
