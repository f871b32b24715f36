using System.Text.Json.Nodes;
using Fairlead.Host.OpenAlgo.Calls;
using Fairlead.Host.OpenAlgo.Keys;

namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>Whether anybody is there, and in which mode.</summary>
internal static class UtilityCalls
{
    public static Route<bool> Ping { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Map, _ => true, async (caller, _) =>
    {
        // Answered by the desk itself: a desk that does not turn is no desk.
        await caller.AskAsync(state => state.Sequence);
        return new JsonObject { ["data"] = new JsonObject { ["message"] = "pong", ["broker"] = caller.Account.About.Account.Broker } };
    });

    /// <summary>A paper account is in analyzer mode for good; which account a key acts on is settled when it is made.</summary>
    public static Route<bool> Analyzer { get; } = new(ApiScope.Read, RateClass.Other, ErrorStyle.Printed, _ => true, (caller, _) => Task.FromResult(new JsonObject
    {
        ["data"] = new JsonObject { ["mode"] = caller.Mode, ["analyze_mode"] = caller.Mode == "analyze", ["total_logs"] = 0 },
    }));
}
