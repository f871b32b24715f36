using Fairlead.Cli.Verbs;
using Spectre.Console;

namespace Fairlead.Cli.Views;

/// <summary>A replay's proof for a person.</summary>
internal static class ReplayView
{
    public static void Show(IAnsiConsole console, ReplayProof proof)
    {
        console.WriteLine(proof.IsEqual
            ? $"equal: {Numbers.Whole(proof.Compared)} inputs, effects and checkpoints of {proof.File} came out the same"
            : $"DIFFERENT: {proof.FirstDifference}");
        console.WriteLine($"state hash    {proof.StateHash ?? "not reached"}");
        console.WriteLine($"journal hash  {proof.JournalHash}, {Numbers.Whole(proof.Sequences)} sequence numbers");
        console.WriteLine($"checkpoints   {proof.Checkpoints} state hashes equal, {proof.Snapshots} snapshots lead to the same end");
        if (proof.UnfinishedItems > 0)
            console.WriteLine($"the journal ends within an instant: {Numbers.Whole(proof.UnfinishedItems)} inputs and effects would follow");
    }
}
