namespace Fairlead.Host.Tests.Research;

/// <summary>Waits for what another thread will do, with a bound.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static void Until(Func<bool> condition, string what) =>
        Assert.True(SpinWait.SpinUntil(condition, Longest), $"waited {Longest.TotalSeconds} s in vain: {what}");
}
