using System.Diagnostics;
using Fairlead.Domain.Orders;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Orders;
using Fairlead.Host.Http;
using Fairlead.Host.Loop;
using Fairlead.Host.Security;
using Fairlead.Host.Serving;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>What every request of the terminal needs: its account, its body, who asks, and how it is answered.</summary>
internal static class Request
{
    /// <summary>Longest Idempotency-Key.</summary>
    private const int MaxKey = 100;

    public static Task<T> BodyAsync<T>(HttpContext context)
        where T : class => JsonBody.ReadAsync<T>(context, TerminalJson.Options);

    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, TerminalJson.Options, statusCode: status);

    /// <exception cref="ProblemException">There is none of that name.</exception>
    public static ServedAccount Account(Accounts accounts, string key) =>
        accounts.Find(key) ?? throw new ProblemException(StatusCodes.Status404NotFound, "NO_ACCOUNT", $"there is no account '{key}'");

    /// <summary>The loop of an account that this process runs.</summary>
    /// <exception cref="ProblemException">It is recovering, stopped, or another process's.</exception>
    public static DeskLoop Loop(ServedAccount account) => account.Stage switch
    {
        AccountStage.Running => account.Loop!,
        AccountStage.LookingOn => throw new ProblemException(
            StatusCodes.Status409Conflict, "NOT_OWNER", $"this desk looks on; the account is owned by {account.Holder?.ToString() ?? "another process"}"),
        AccountStage.Recovering => throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "RECOVERING", "the journal is being replayed") { RetryAfterSeconds = 1 },
        _ => throw new ProblemException(StatusCodes.Status503ServiceUnavailable, "STOPPED", account.Fault ?? "the account has stopped"),
    };

    /// <summary>Who asks, when, and under which Idempotency-Key.</summary>
    /// <exception cref="ProblemException">The key is malformed, or missing where it is needed; nobody is signed in.</exception>
    public static CommandOrigin Origin(HttpContext context, TimeProvider time, bool needsKey = false)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        if (needsKey && key.Length == 0)
            throw new ProblemException(StatusCodes.Status400BadRequest, "KEY_MISSING", "an order needs the header Idempotency-Key");
        if (key.Length > MaxKey || key.Any(letter => letter is < ' ' or > '~'))
            throw new ProblemException(StatusCodes.Status400BadRequest, "KEY_MALFORMED", $"an Idempotency-Key has 1 to {MaxKey} printable characters");
        var caller = context.Who() ?? throw new ProblemException(StatusCodes.Status401Unauthorized, "NOT_SIGNED_IN", "sign in first");
        return new CommandOrigin(caller.Name, caller.Address, key.Length == 0 ? null : $"{caller.Name} {key}", time.Now());
    }

    /// <summary>Takes a command to the desk and tells what came of it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="account">Whose desk.</param>
    /// <param name="origin">Stands in the command, and so in the journal.</param>
    /// <param name="make">Makes the command on the desk's thread; changes nothing.</param>
    /// <param name="first">Done on the desk's thread just before a command that was not taken before; null is nothing.</param>
    public static async Task<IResult> CommandAsync(
        HttpContext context, ServedAccount account, CommandOrigin origin, Func<DeskState, DeskCommand> make, Action<DeskState>? first = null)
    {
        // What is asked stands in the journal; a span says only how long it took and what came of it.
        using var span = context.RequestServices.GetRequiredService<ActivitySource>().StartActivity("fairlead.command", ActivityKind.Server);
        span?.SetTag("account", account.About.Key);
        try
        {
            var result = await Loop(account).Command(state => make(state) with { Origin = origin }, first);
            var reply = CommandReplies.Of(result);
            span?.SetTag("outcome", reply.Outcome.ToString()).SetTag("code", reply.Code);
            return Json(reply, StatusOf(reply.Outcome));
        }
        catch (DeskUnavailableException e)
        {
            throw Unavailable(e);
        }
    }

    /// <summary>As above, for a command that may come without an Idempotency-Key.</summary>
    public static Task<IResult> CommandAsync(
        HttpContext context, ServedAccount account, TimeProvider time, Func<DeskState, DeskCommand> make, Action<DeskState>? first = null) =>
        CommandAsync(context, account, Origin(context, time), make, first);

    /// <summary>Asks the desk's state on its own thread.</summary>
    public static async Task<T> AskAsync<T>(ServedAccount account, Func<DeskState, T> question)
    {
        try
        {
            return await Loop(account).Ask(question);
        }
        catch (DeskUnavailableException e)
        {
            throw Unavailable(e);
        }
    }

    public static ClientOrderId OrderOf(string text) =>
        text.StartsWith("FL", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? new ClientOrderId(id)
            : throw new ProblemException(StatusCodes.Status400BadRequest, "ORDER_ID", $"'{Short(text)}' is no order of this desk; they look like FL12");

    public static GroupId GroupOf(string text) =>
        text.StartsWith('G') && long.TryParse(text.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var id)
            ? new GroupId(id)
            : throw new ProblemException(StatusCodes.Status400BadRequest, "GROUP_ID", $"'{Short(text)}' is no group of this desk; they look like G12");

    public static ProblemException Malformed(string code, string reason) => new(StatusCodes.Status400BadRequest, code, reason);

    public static string Short(string text) => text.Length <= 40 ? text : text[..40] + "...";

    private static int StatusOf(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.Accepted => StatusCodes.Status200OK,
        CommandOutcome.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ProblemException Unavailable(DeskUnavailableException e) => e.Code switch
    {
        "KEY_REUSED" => new ProblemException(StatusCodes.Status422UnprocessableEntity, e.Code, e.Message),
        _ => new ProblemException(StatusCodes.Status503ServiceUnavailable, e.Code, e.Message) { RetryAfterSeconds = 1 },
    };
}
