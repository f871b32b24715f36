using System.Collections.Concurrent;
using System.Globalization;
using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;
using Fairlead.Engine.PaperVenue.Fees;
using Fairlead.Engine.PaperVenue.Margin;

namespace Fairlead.Engine.Tests.Model;

/// <summary>Random sequences of commands and venue facts, sound and hostile: the desk must be what the reference model is
/// after every input, and replaying the inputs must give the same effects and the same hash.</summary>
public sealed class RandomSequenceTests
{
    private const int Sequences = 1_000;
    private const int VenueSequences = 300;
    private const int FirstSeed = 1;
    private const int ListedFailures = 40;

    /// <summary>Set to a seed to play that sequence alone.</summary>
    private const string SeedVariable = "FAIRLEAD_MODEL_SEED";

    /// <summary>Set to a number of sequences to play no more and stop at the first failure, unshrunk: for planted bugs,
    /// where only whether one is caught counts.</summary>
    private const string HasteVariable = "FAIRLEAD_MODEL_HASTE";

    [Fact]
    public void Desk_OverRandomSequences_IsWhatTheModelIs() => Play(isThroughVenue: false);

    [Fact]
    public void Desk_WithThePaperVenue_IsWhatTheModelIs() => Play(isThroughVenue: true);

    private static void Play(bool isThroughVenue)
    {
        var only = Environment.GetEnvironmentVariable(SeedVariable);
        var haste = Environment.GetEnvironmentVariable(HasteVariable);
        var most = isThroughVenue ? VenueSequences : Sequences;
        var count = haste is null ? most : Math.Min(most, int.Parse(haste, CultureInfo.InvariantCulture));
        var seeds = only is null ? Enumerable.Range(FirstSeed, count) : [int.Parse(only, CultureInfo.InvariantCulture)];
        var failures = new ConcurrentDictionary<int, string>();
        Parallel.ForEach(seeds, (seed, loop) =>
        {
            if (Failure(seed, isThroughVenue, StepGenerator.Make(seed, isThroughVenue), story: null) is not { } failure)
                return;
            failures[seed] = failure;
            if (haste is not null)
                loop.Stop();
        });
        if (failures.IsEmpty)
            return;
        if (haste is not null)
            Assert.Fail($"seed {failures.First().Key}: {failures.First().Value}");
        var first = failures.Keys.Min();
        var list = string.Join('\n', failures.OrderBy(failure => failure.Key).Take(ListedFailures).Select(failure => $"  seed {failure.Key}: {FirstLine(failure.Value)}"));
        Assert.Fail($"{failures.Count} sequences fail:\n{list}\n{Shrunk(first, isThroughVenue, StepGenerator.Make(first, isThroughVenue))}");
    }

    private static string FirstLine(string text) => text.Split('\n')[0];

    /// <summary>Plays, replays from the start, and replays from a snapshot taken half way; the failure in words or null.</summary>
    private static string? Failure(int seed, bool isThroughVenue, IReadOnlyList<Step> steps, List<string>? story)
    {
        var world = StepGenerator.WorldOf(seed);
        var run = new ModelRun(world, story, isThroughVenue ? NewVenue(world, seed) : null);
#pragma warning disable CA1031 // Whatever the desk throws is what was looked for.
        try
        {
            run.Play(steps);
            Replay(world, run);
            return null;
        }
        catch (Exception fault)
        {
            return fault is ModelMismatchException ? fault.Message : fault.ToString();
        }
#pragma warning restore CA1031
    }

    /// <summary>A venue without delay and with room for all, one with delay and displayed sizes, and one that asks for margin.</summary>
    private static SimulatedVenue NewVenue(World world, int seed)
    {
        var profile = (seed % 6 / 2) switch
        {
            0 => VenueProfiles.Ideal,
            1 => VenueProfiles.Paper with { Margin = MarginRule.None },
            _ => VenueProfiles.Paper,
        };
        return new SimulatedVenue(new InstrumentMaster(world.Instruments), world.Calendars,
            profile with { Fees = NoFees.Instance, StartingCash = [world.Settings.StartingCash] });
    }

    private static void Replay(World world, ModelRun run)
    {
        var archive = world.NewArchive();
        var desk = world.NewDesk();
        var effects = new EffectBuffer();
        for (var index = 0; index < run.Taken.Count; index++)
        {
            if (index == run.Taken.Count / 2)
            {
                var snapshot = archive.Write(desk).ToArray();
                desk = world.NewDesk();
                archive.Read(desk, snapshot);
            }

            effects.Clear();
            Desk.Decide(desk, run.Taken[index].Input, effects);
            var text = string.Join('\n', effects.ToArray().Select(effect => effect.ToString()));
            if (text != run.Taken[index].Effects)
                throw new ModelMismatchException($"replayed input {index + 1}: expected [{run.Taken[index].Effects}], the replay does [{text}]");
        }

        if (archive.Hash(desk) != archive.Hash(run.State))
            throw new ModelMismatchException("the replayed desk has another state hash");
    }

    /// <summary>Takes moves out, many at a time and then singly, as long as what is left still fails.</summary>
    private static string Shrunk(int seed, bool isThroughVenue, Step[] steps)
    {
        var left = steps.ToList();
        for (var chunk = left.Count / 2; chunk > 0; chunk = chunk == 1 ? 0 : (chunk + 1) / 2)
        {
            for (var at = 0; at < left.Count;)
            {
                List<Step> fewer = [.. left.Take(at), .. left.Skip(at + chunk)];
                if (Failure(seed, isThroughVenue, fewer, story: null) is null)
                    at += chunk;
                else
                    left = fewer;
            }
        }

        List<string> story = [];
        var failure = Failure(seed, isThroughVenue, left, story);
        return $"""
            Seed {seed} ({StepGenerator.WorldOf(seed).Name}), {left.Count} of {steps.Length} moves left: {failure}
            {string.Join('\n', story)}
            Play it alone with {SeedVariable}={seed}.
            """;
    }
}
