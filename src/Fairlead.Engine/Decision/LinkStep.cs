using Fairlead.Domain.Links;
using Fairlead.Domain.Time;

namespace Fairlead.Engine.Decision;

/// <summary>One of a broker's links as last told.</summary>
/// <param name="Broker">Whose.</param>
/// <param name="Link">Which.</param>
/// <param name="IsUp">It works, by evidence.</param>
/// <param name="Since">Since when it has been so.</param>
/// <param name="Why">The evidence, or the reason.</param>
public readonly record struct LinkState(string Broker, LinkKind Link, bool IsUp, Timestamp Since, string Why);

/// <summary>Links up, down or silent. Protections stand; entries wait while the order link is not up.</summary>
internal static class LinkStep
{
    /// <summary>The first link that is down or silent, in words; null when none is known to be.</summary>
    public static string? TroubleOf(DeskState state)
    {
        foreach (var link in state.Links)
        {
            if (!link.IsUp)
                return $"{link.Broker} {link.Link} is down: {link.Why}";
        }

        return null;
    }

    public static void Take(DeskState state, LinkFact fact, EffectBuffer effects)
    {
        var (broker, link, isUp, why) = fact switch
        {
            LinkUp up => (up.Broker, up.Link, true, up.Evidence),
            LinkDown down => (down.Broker, down.Link, false, down.Reason),
            LinkSilent silent => (silent.Broker, silent.Link, false, silent.Reason),
            _ => throw new InvalidOperationException($"The desk does not know the link fact {fact.GetType().Name}."),
        };
        var index = state.Links.FindIndex(known => known.Broker == broker && known.Link == link);
        var wasUp = index >= 0 && state.Links[index].IsUp;
        var since = index >= 0 && wasUp == isUp ? state.Links[index].Since : state.Now;
        var now = new LinkState(broker, link, isUp, since, why);
        if (index < 0)
            state.Links.Add(now);
        else
            state.Links[index] = now;
        if (!isUp)
            effects.Add(new RaiseAlert(AlertLevel.Alarm, "LINK", $"{broker} {link}: {why}"));
        else if (index >= 0 && !wasUp)
            effects.Add(new RaiseAlert(AlertLevel.Info, "LINK", $"{broker} {link} is back: {why}"));
        if (link == LinkKind.MarketData)
            return;
        // What happens while it is away is not known: no new entry before the books were compared again.
        if (!isUp)
            state.IsReconciled = false;
        else if (!wasUp && !state.IsReconciled)
            effects.Add(new RequestPositions($"{broker} {link} is up"));
    }
}
