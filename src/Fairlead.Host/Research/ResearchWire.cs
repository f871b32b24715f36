using System.Globalization;
using Fairlead.Host.Http;
using Fairlead.Host.Terminal.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Research;

/// <summary>How the research pages' requests are read and answered.</summary>
internal static class ResearchWire
{
    /// <summary>Expected failures of endpoints below it leave as problems.</summary>
    public static RouteGroupBuilder WithProblems(this RouteGroupBuilder group)
    {
        var inner = group.MapGroup("");
        inner.AddEndpointFilter(async (context, next) =>
        {
            try
            {
                return await next(context);
            }
            catch (Exception e) when (e is not ProblemException && ResearchProblem.Explain(e) is { } told)
            {
                throw told;
            }
        });
        return inner;
    }

    public static IResult Reply<T>(T body) => Results.Json(body, TerminalJson.Options);

    /// <exception cref="ProblemException">The body is missing, too long or not what is asked for.</exception>
    public static Task<T> Read<T>(HttpRequest request)
        where T : class => JsonBody.ReadAsync<T>(request.HttpContext, TerminalJson.Options);

    /// <summary>A whole number of the query; null when it is not there.</summary>
    /// <exception cref="ProblemException">It is something else.</exception>
    public static long? Number(HttpRequest request, string name) => request.Query[name].ToString() switch
    {
        "" => null,
        var text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw ResearchProblem.Malformed($"{name} is '{text}', a whole number is asked for"),
    };

    /// <summary>True or false of the query; false when it is not there.</summary>
    /// <exception cref="ProblemException">It is something else.</exception>
    public static bool Flag(HttpRequest request, string name) => request.Query[name].ToString() switch
    {
        "" or "false" => false,
        "true" => true,
        var text => throw ResearchProblem.Malformed($"{name} is '{text}', true or false is asked for"),
    };
}
