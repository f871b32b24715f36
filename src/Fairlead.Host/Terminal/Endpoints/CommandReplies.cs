using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Rows;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>What came of a command, read from what the desk did at once.</summary>
public static class CommandReplies
{
    public static CommandReply Of(CommandResult result)
    {
        var orders = result.Effects.OfType<SubmitOrder>().Select(effect => effect.Order).ToList();
        var notes = result.Effects.OfType<NoteDecision>().ToList();
        var refusal = notes.FirstOrDefault(note => note.IsRefusal(out _));
        var told = refusal ?? notes.FirstOrDefault(note => note.Code == NoteDecision.Approved);
        return new CommandReply(
            refusal?.Code switch
            {
                null => CommandOutcome.Accepted,
                NoteDecision.RefusedVersion => CommandOutcome.Conflict,
                _ => CommandOutcome.Refused,
            },
            refusal is not null && refusal.IsRefusal(out var rule) ? rule : "OK", refusal?.Text ?? "", [.. orders.Select(order => order.Id.ToString())],
            orders.Count == 0 ? null : $"G{orders[0].Group.ToString(System.Globalization.CultureInfo.InvariantCulture)}", DecisionRows.Checks(told?.Checks), result.Sequence);
    }
}
