using System.Globalization;
using Fairlead.Host.Configuration;
using Fairlead.Host.Http;
using Fairlead.Host.Security;
using Fairlead.Host.Terminal.Contract;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fairlead.Host.Terminal.Endpoints;

/// <summary>The desk's settings: what they are, where they come from, and how one is changed.</summary>
internal static class ConfigurationEndpoints
{
    public static void Map(IEndpointRouteBuilder terminal)
    {
        terminal.MapGet("/configuration", (DeskConfiguration configuration) => Request.Json(configuration.Describe().Select(Row)));
        terminal.MapPut("/configuration/{key}", ChangeAsync).RequireAuthorization(SecuritySetup.Trader);
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, string key, DeskConfiguration configuration, ISecurityAudit audit, Serving.Accounts accounts, TimeProvider time)
    {
        var asked = await Request.BodyAsync<ChangeOptionRequest>(context);
        var version = configuration.Version;
        var before = configuration.Describe().FirstOrDefault(row => row.Key == key)
            ?? throw new ProblemException(StatusCodes.Status404NotFound, "NO_SETTING", $"there is no setting '{Request.Short(key)}'");
        if ((before.NextValue ?? before.Value) != asked.ExpectedValue)
            throw new ProblemException(StatusCodes.Status409Conflict, "VERSION_CONFLICT", $"{key} is {before.NextValue ?? before.Value} by now");
        var caller = context.Who()!;
        try
        {
            var change = configuration.Change(key, asked.Value, version);
            audit.Note(new SecurityEvent(time.GetUtcNow(), caller.Name, caller.Address, $"setting {change.Key} from {change.Old} to {change.New}", SecurityEvent.Done));
            if (change.Key == "practice.speed")
                accounts.SetSpeed(configuration.Current.Practice.Speed);
            return Request.Json(Row(configuration.Describe().First(row => row.Key == key)));
        }
        catch (ConfigurationException e)
        {
            audit.Note(new SecurityEvent(time.GetUtcNow(), caller.Name, caller.Address, $"setting {key}", "refused"));
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "SETTING", e.Message);
        }
    }

    private static OptionRow Row(SettingView view) => new(
        view.Key, view.Type.ToString().ToLowerInvariant(), view.Unit.Length == 0 ? null : view.Unit, Range(view), view.Words, view.Default,
        view.NextValue ?? view.Value, Source(view.Source), view.Help, view.Effect != SettingEffect.AtOnce);

    private static string? Range(SettingView view) => (view.Least, view.Most) switch
    {
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}{(view.CanBeOff ? ", or off" : "")}"),
        _ => view.CanBeOff ? "or off" : null,
    };

    private static string Source(SettingSource source) => source switch
    {
        SettingSource.Default => "default",
        SettingSource.File => "file",
        SettingSource.Environment => "environment",
        _ => "command line",
    };
}
