using Fairlead.Host.Terminal.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Research;

/// <summary>The Replay page's requests.</summary>
public static class ReplayEndpoints
{
    /// <param name="group">Of prefix /terminal, with its authorization.</param>
    /// <param name="sessions">The replays under way.</param>
    public static void Map(RouteGroupBuilder group, ReplaySessions sessions)
    {
        var replays = group.WithProblems().MapGroup("replays");
        replays.MapGet("", () => ResearchWire.Reply(sessions.List()));
        replays.MapPost("", async (HttpRequest request) => ResearchWire.Reply(sessions.Open(await ResearchWire.Read<ReplayRequest>(request))));
        replays.MapPost("{id}/control", async (string id, HttpRequest request) =>
            ResearchWire.Reply(sessions.Control(id, await ResearchWire.Read<ReplayControl>(request))));
        replays.MapDelete("{id}", (string id) =>
        {
            sessions.Close(id);
            return Results.NoContent();
        });
    }
}
