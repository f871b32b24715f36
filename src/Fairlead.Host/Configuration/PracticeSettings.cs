namespace Fairlead.Host.Configuration;

/// <summary>The practice market.</summary>
public sealed record PracticeSettings
{
    [Setting("How much faster than real time the practice market runs.", Unit = "x", Least = 1, Most = 60, Effect = SettingEffect.AtOnce)]
    public int Speed { get; init; } = 1;

    [Setting("Open around the clock, or at the venue's own hours.", Words = ["always", "calendar"])]
    public string Hours { get; init; } = "always";

    [Setting("Seed of the practice market; the same seed gives the same day.", Least = 0, Most = 999_999_999_999)]
    public long Seed { get; init; } = 1;

    [Setting("Practice markets to run, one account each.", Words = ["us", "india"])]
    public IReadOnlyList<string> Markets { get; init; } = ["us", "india"];
}
