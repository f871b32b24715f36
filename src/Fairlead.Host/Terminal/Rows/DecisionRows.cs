using Fairlead.Domain.Instruments;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Gatekeeper;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Rows;

/// <summary>Decisions and their checks as the page shows them.</summary>
public static class DecisionRows
{
    public static DecisionRow Of(DeskState state, NoteDecision note, long sequence, Timestamp at, InstrumentId? instrument)
    {
        var code = note.IsRefusal(out var rule) ? rule : note.Code;
        return new DecisionRow(
            sequence, at, note.Owner, OwnerNames.Of(state, note.Owner),
            rule is not null ? DecisionVerdict.Refused : note.Code == NoteDecision.Approved ? DecisionVerdict.Approved : DecisionVerdict.Note,
            code, note.Text, instrument?.Index,
            instrument is { } id ? state.Master[id].Symbol : null, Checks(note.Checks));
    }

    public static IReadOnlyList<CheckView> Checks(IReadOnlyList<RuleResult>? checks) =>
        checks is null ? [] : [.. checks.Select(check => new CheckView(check.Rule, check.Outcome, check.Value, check.Limit, check.Reason))];
}
