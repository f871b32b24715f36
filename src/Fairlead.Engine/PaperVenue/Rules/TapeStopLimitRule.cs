namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>Set off like a stop, then an arriving limit. Set off within a bar, it fills from later bars only: in which
/// order the bar's prices came is unknown.</summary>
internal sealed class TapeStopLimitRule : IFillRule
{
    internal static TapeStopLimitRule Instance { get; } = new();

    public FillDecision Decide(in FillQuestion question)
    {
        if (question.Order.IsTriggered)
            return TapeLimitRule.Instance.Decide(question);
        if (TapeData.TryBar(question, out var bar))
        {
            return TapeData.Reaches(question, TapeData.TowardsTrigger(question, bar), question.Order.Trigger!.Value)
                ? FillDecision.TriggerWithinBar
                : FillDecision.Wait;
        }

        return TapeStopRule.IsSetOff(question) ? FillDecision.Trigger : FillDecision.Wait;
    }
}
