namespace Fairlead.Engine.Tests.Model;

internal enum StepKind
{
    Print,
    Quote,
    Bar,
    OddQuote,
    OddPrint,
    Jump,
    Pull,
    ToSessionEdge,
    StrayTimer,

    Propose,
    ProposeBad,
    ProposeStructure,
    Cancel,
    Amend,
    AmendProtection,
    RemoveProtection,
    Close,
    Flatten,
    Halt,
    ReleaseHalt,
    Adopt,
    SwitchStrategy,

    Accept,
    Reject,
    Fill,
    FillWhole,
    Repeat,
    RepeatChanged,
    LateFill,
    Overfill,
    Correct,
    Bust,
    Charges,
    AckCancel,
    RefuseCancel,
    Expire,
    AckAmend,
    RefuseAmend,
    Lose,
    NotFound,
    ReportWorking,
    ForeignFill,
    ForeignOrder,
    ForeignEnd,

    Book,
    BookOff,
    LinkDown,
    LinkUp,
    Settle,
    Trouble,
}

/// <summary>One move of a random sequence. What it does depends on what stands when it is made, so that a sequence with
/// moves taken out is still a sequence.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Millis">How long after the move before.</param>
/// <param name="A">Picks whom it happens to.</param>
/// <param name="B">A number of the move's own.</param>
/// <param name="C">Another.</param>
/// <param name="IsLate">Timers that were due before it have not come yet.</param>
internal readonly record struct Step(StepKind Kind, int Millis, int A, int B, int C, bool IsLate);

/// <summary>Makes sequences from a seed. Each seed switches on another set of faults.</summary>
internal static class StepGenerator
{
    private static readonly (StepKind Kind, int Weight)[] Everyday =
    [
        (StepKind.Print, 26), (StepKind.Quote, 12), (StepKind.Bar, 5), (StepKind.Propose, 13), (StepKind.ProposeStructure, 5),
        (StepKind.Accept, 9), (StepKind.Fill, 12), (StepKind.FillWhole, 10), (StepKind.AckCancel, 4), (StepKind.Cancel, 2),
        (StepKind.AmendProtection, 2), (StepKind.Amend, 2), (StepKind.AckAmend, 2), (StepKind.Close, 2), (StepKind.Charges, 3),
    ];

    private static readonly (StepKind Kind, int Weight)[] Faults =
    [
        (StepKind.OddQuote, 3), (StepKind.OddPrint, 2), (StepKind.Jump, 4), (StepKind.Pull, 5), (StepKind.ToSessionEdge, 2),
        (StepKind.StrayTimer, 2), (StepKind.ProposeBad, 3), (StepKind.RemoveProtection, 2), (StepKind.Flatten, 1), (StepKind.Halt, 2),
        (StepKind.ReleaseHalt, 3), (StepKind.Adopt, 3), (StepKind.SwitchStrategy, 2), (StepKind.Reject, 4), (StepKind.Repeat, 4),
        (StepKind.RepeatChanged, 1), (StepKind.LateFill, 4), (StepKind.Overfill, 1), (StepKind.Correct, 4), (StepKind.Bust, 3),
        (StepKind.RefuseCancel, 2), (StepKind.Expire, 3), (StepKind.RefuseAmend, 1), (StepKind.Lose, 4), (StepKind.NotFound, 5),
        (StepKind.ReportWorking, 3), (StepKind.ForeignFill, 2), (StepKind.ForeignOrder, 2), (StepKind.ForeignEnd, 2), (StepKind.Book, 3),
        (StepKind.BookOff, 2), (StepKind.LinkDown, 1), (StepKind.LinkUp, 2), (StepKind.Settle, 2), (StepKind.Trouble, 1),
    ];

    public static World WorldOf(int seed) => seed % 2 == 0 ? World.UnitedStates : World.India;

    /// <param name="seed">The same seed gives the same moves.</param>
    /// <param name="isThroughVenue">A venue tells what becomes of orders: no move invents it.</param>
    public static Step[] Make(int seed, bool isThroughVenue)
    {
        var random = new Random(seed);
        var isLateSometimes = random.Next(3) == 0;
        (StepKind Kind, int Weight)[] mix = [.. Everyday, .. Faults.Where(_ => random.Next(3) == 0)];
        if (isThroughVenue)
            mix = [.. mix.Where(each => each.Kind is < StepKind.Accept or StepKind.LinkDown or StepKind.LinkUp or StepKind.Book && each.Kind is not StepKind.Adopt)];
        var total = mix.Sum(each => each.Weight);
        var steps = new Step[random.Next(40, 200)];
        for (var index = 0; index < steps.Length; index++)
        {
            var pick = random.Next(total);
            var kind = mix.First(each => (pick -= each.Weight) < 0).Kind;
            var millis = random.Next(20) switch { 0 => random.Next(60_000), 1 => random.Next(400_000), < 10 => random.Next(2_000), _ => random.Next(50) };
            steps[index] = new Step(kind, millis, random.Next(1_000), random.Next(1_000), random.Next(1_000), isLateSometimes && !isThroughVenue && random.Next(4) == 0);
        }

        return steps;
    }
}
