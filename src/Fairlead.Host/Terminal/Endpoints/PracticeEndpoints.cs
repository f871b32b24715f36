using System.Globalization;
using Fairlead.Domain.Instruments;
using Fairlead.Engine.Decision;
using Fairlead.Engine.PaperVenue;
using Fairlead.Host.Http;
using Fairlead.Host.Practice;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Practice;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>The practice panel: how fast the made-up market runs, and what goes wrong in it.</summary>
internal static class PracticeEndpoints
{
    /// <summary>In percent; and in points of implied volatility.</summary>
    private const decimal UsualGap = -2, UsualSpike = 15;

    private static readonly TimeSpan SpikeHalfLife = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapGet("/practice", (string account, Accounts accounts) => Request.Json(View(Request.Account(accounts, account))));
        account.MapPost("/practice/speed", async (HttpContext context, string account, Accounts accounts, TimeProvider time) =>
        {
            var asked = await Request.BodyAsync<SpeedRequest>(context);
            if (!PracticeClock.IsSpeed(asked.Speed))
                throw Request.Malformed("SPEED", $"a speed is 0 or from 1 to {PracticeClock.MaxSpeed}");
            var served = Request.Account(accounts, account);
            var clock = served.OwnTime ?? throw new ProblemException(StatusCodes.Status409Conflict, "CALENDAR", "this practice market keeps the computer's time; see the setting practice.hours");
            await Request.CommandAsync(context, served, time, _ => new Remark("PRACTICE", Text($"the market runs at {asked.Speed:0.##}x")), first: _ => clock.Speed = asked.Speed);
            return Request.Json(View(served));
        }).RequireAuthorization(SecuritySetup.Trader);
        account.MapPost("/practice/faults", async (HttpContext context, string account, Accounts accounts, TimeProvider time) =>
        {
            var asked = await Request.BodyAsync<FaultRequest>(context);
            Check(asked);
            var served = Request.Account(accounts, account);
            return await Request.CommandAsync(context, served, time, state => Arrange(state, asked), first: state => Disturb(served, state, asked));
        }).RequireAuthorization(SecuritySetup.Trader);
    }

    private static void Check(FaultRequest asked)
    {
        if (asked.Seconds is { } seconds && !(seconds is >= 1 and <= 3_600))
            throw Request.Malformed("SECONDS", "seconds is 1 to 3600");
        if (asked.Count is < 1 or > SimulatedVenue.MaxDisturbedOrders)
            throw Request.Malformed("COUNT", $"count is 1 to {SimulatedVenue.MaxDisturbedOrders}");
        if (asked.Fault == PracticeFault.Gap && asked.Percent is < -20 or > 20 or 0)
            throw Request.Malformed("PERCENT", "a gap is -20 to 20 percent and not 0");
        if (asked.Fault == PracticeFault.VolatilitySpike && asked.Percent is <= 0 or > 100)
            throw Request.Malformed("PERCENT", "a volatility spike is above 0 to 100 points");
    }

    private static DeskCommand Arrange(DeskState state, FaultRequest asked) => asked.Fault switch
    {
        PracticeFault.FeedMute => new Remark("PRACTICE", Text($"the feed says nothing for {Seconds(asked)} s")),
        PracticeFault.Disconnect => new Remark("PRACTICE", Text($"the feed is cut for {Seconds(asked)} s")),
        PracticeFault.Gap => new Remark("PRACTICE", Text($"{(Gapping(state, asked) is { } one ? state.Master[one].Symbol : "the market")} gaps by {asked.Percent ?? UsualGap:0.##} %")),
        PracticeFault.VolatilitySpike => new Remark(
            "PRACTICE", Text($"implied volatility jumps by {asked.Percent ?? UsualSpike:0.##} points and halves every {SpikeHalfLife.TotalMinutes:0} minutes")),
        PracticeFault.ReplyLost => new ArrangeFault(VenueFault.ReplyLost, asked.Count ?? 1),
        PracticeFault.Rejection => new ArrangeFault(VenueFault.Rejection, asked.Count ?? 1),
        PracticeFault.PartialFills => new ArrangeFault(VenueFault.PartialFills, asked.Count ?? 1),
        _ => throw Request.Malformed("FAULT", $"there is no fault {asked.Fault}"),
    };

    /// <summary>What concerns the market itself. On the desk's thread: feed and market are its own.</summary>
    private static void Disturb(ServedAccount account, DeskState state, FaultRequest asked)
    {
        var now = account.Clock!.Now > state.Now ? account.Clock.Now : state.Now;
        switch (asked.Fault)
        {
            case PracticeFault.FeedMute: account.Feed!.Mute(now, TimeSpan.FromSeconds(Seconds(asked))); break;
            case PracticeFault.Disconnect: account.Feed!.Cut(now, TimeSpan.FromSeconds(Seconds(asked))); break;
            case PracticeFault.Gap: Shock(account, new Gap(now, asked.Percent ?? UsualGap, Gapping(state, asked))); break;
            case PracticeFault.VolatilitySpike: Shock(account, new VolatilitySpike(now, asked.Percent ?? UsualSpike, SpikeHalfLife)); break;
        }
    }

    private static double Seconds(FaultRequest asked) => asked.Seconds ?? 30;

    private static InstrumentId? Gapping(DeskState state, FaultRequest asked) =>
        asked.Instrument is { } id ? OrderRequests.Instrument(state, id) : null;

    private static void Shock(ServedAccount account, MarketShock shock)
    {
        try
        {
            account.Shock(shock);
        }
        catch (ArgumentException e)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "SHOCK", e.Message);
        }
    }

    private static PracticeView View(ServedAccount account)
    {
        if (account is not { Market: { } market, Clock: { } clock, Feed: { } feed, Loop: { } loop })
            throw new ProblemException(StatusCodes.Status409Conflict, "NOT_OWNER", "this desk does not run the practice market of this account");
        var faults = new List<FaultView>();
        if (feed.MutedUntil is { } until)
            faults.Add(new FaultView(feed.IsCut ? PracticeFault.Disconnect : PracticeFault.FeedMute, $"until {until}"));
        foreach (var shock in account.Shocks.Reverse().Take(10))
            faults.Add(shock is Gap gap
                ? new FaultView(PracticeFault.Gap, Text($"{gap.Percent:0.##} % at {gap.At}"))
                : new FaultView(PracticeFault.VolatilitySpike, Text($"{((VolatilitySpike)shock).Points:0.##} points at {shock.At}")));
        var now = clock.Now;
        return new PracticeView(
            market.Seed.ToString(CultureInfo.InvariantCulture), account.Calendar.CurrentOrNext(now).Day, clock.Speed, account.OwnTime is null ? "calendar" : "always", faults,
            loop.Figures.Read().EventsPerSecond, account.Master!.All.Max(row => row.Option?.ExpiryOn ?? default));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
