namespace Fairlead.Engine.PaperVenue.Rules;

/// <summary>
/// The rules of the <c>paper</c> and <c>ideal</c> profiles: quotes with size price orders; prints fill resting limits
/// and set off stops; trade bars price an instrument that has neither.
/// </summary>
internal static class TapeRules
{
    internal static FillRules All { get; } = new()
    {
        Market = TapeMarketRule.Instance,
        Limit = TapeLimitRule.Instance,
        Stop = TapeStopRule.Instance,
        StopLimit = TapeStopLimitRule.Instance,
        TrailingStop = TapeTrailingStopRule.Instance,
        OnOpen = TapeOnOpenRule.Instance,
        Combo = TapeComboRule.Instance,
    };
}
