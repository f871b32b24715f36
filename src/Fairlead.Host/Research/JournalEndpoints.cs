using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Research;

/// <summary>The Journal page's requests.</summary>
public static class JournalEndpoints
{
    private const int DefaultLimit = 100;

    /// <param name="group">Of prefix /terminal, with its authorization.</param>
    /// <param name="timeline">Answers pages and days.</param>
    /// <param name="past">Answers past moments.</param>
    public static void Map(RouteGroupBuilder group, JournalTimeline timeline, PastStates past)
    {
        var journal = group.WithProblems().MapGroup("accounts/{account}/journal");
        journal.MapGet("", (string account, HttpRequest request) => ResearchWire.Reply(timeline.Page(
            account, ResearchWire.Number(request, "from"), ResearchWire.Number(request, "limit") ?? DefaultLimit, ResearchWire.Flag(request, "backwards"))));
        journal.MapGet("days", (string account) => ResearchWire.Reply(timeline.Days(account)));
        journal.MapGet("at/{seq:long}", async (string account, long seq, CancellationToken cancellation) =>
            ResearchWire.Reply(await past.At(account, seq, cancellation)));
    }
}
