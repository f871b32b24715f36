using System.Globalization;
using System.Text.Json;
using Fairlead.Domain.Time;
using Fairlead.Host.Backtest;
using Fairlead.Host.Replay;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Journal.Store;
using Fairlead.Markets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Research;

/// <summary>How the research pages' requests are read and answered.</summary>
internal static class ResearchWire
{
    /// <summary>Bytes of a request's body; every one of them is far smaller.</summary>
    private const int MaxBody = 64 * 1024;

    /// <summary>Endpoints below it answer what cannot be done with a Problem.</summary>
    public static RouteGroupBuilder WithProblems(this RouteGroupBuilder group)
    {
        var inner = group.MapGroup("");
        inner.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (Explain(e) is { } told)
            {
                return Reply(new Problem(told.Code, told.Message), told.Status);
            }
        });
        return inner;
    }

    public static IResult Reply<T>(T body, int status = StatusCodes.Status200OK) => Results.Json(body, TerminalJson.Options, statusCode: status);

    /// <exception cref="ResearchException">The body is missing, too long or not what is asked for.</exception>
    public static async Task<T> Read<T>(HttpRequest request)
        where T : class
    {
        var buffer = new byte[MaxBody + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        if (length > MaxBody)
            throw ResearchException.Malformed($"the body has more than {MaxBody} bytes");
        try
        {
            return JsonSerializer.Deserialize<T>(buffer.AsSpan(0, length), TerminalJson.Options) ?? throw new JsonException("It is null.");
        }
        catch (JsonException e)
        {
            throw ResearchException.Malformed($"the body is no {typeof(T).Name}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>A whole number of the query; null when it is not there.</summary>
    /// <exception cref="ResearchException">It is something else.</exception>
    public static long? Number(HttpRequest request, string name) => request.Query[name].ToString() switch
    {
        "" => null,
        var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw ResearchException.Malformed($"{name} is '{text}', a whole number is asked for"),
    };

    /// <summary>True or false of the query; false when it is not there.</summary>
    /// <exception cref="ResearchException">It is something else.</exception>
    public static bool Flag(HttpRequest request, string name) => request.Query[name].ToString() switch
    {
        "" or "false" => false,
        "true" => true,
        var text => throw ResearchException.Malformed($"{name} is '{text}', true or false is asked for"),
    };

    /// <summary>What an expected failure of the parts below means for the page; null for a fault of ours.</summary>
    internal static ResearchException? Explain(Exception e) => e switch
    {
        ResearchException told => told,
        BacktestException or MarketDataException or CalendarRangeException => ResearchException.Refused(e.Message),
        ReplayDifferenceException => new ResearchException(StatusCodes.Status422UnprocessableEntity, "REPLAY_DIFFERS", e.Message),
        JournalException { Fault: JournalFault.Missing or JournalFault.InUse } => ResearchException.Busy(e.Message),
        JournalException => new ResearchException(StatusCodes.Status422UnprocessableEntity, "JOURNAL", e.Message),
        _ => null,
    };
}
