using Fairlead.Host.Http;
using Fairlead.Host.Security.Endpoints;
using Fairlead.Host.Storage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fairlead.Host.Security;

/// <summary>Puts the guards in their places.</summary>
public static class SecuritySetup
{
    /// <summary>Policy of endpoints for everybody who is logged in. Endpoints that name no policy have it too.</summary>
    public const string Viewer = nameof(UserRole.Viewer);

    /// <summary>Policy of endpoints for traders.</summary>
    public const string Trader = nameof(UserRole.Trader);

    /// <summary>Services. An <see cref="ISecurityAudit"/> must be registered beside them.</summary>
    /// <exception cref="StorageException">The list of users or of logins cannot be read or trusted.</exception>
    public static IServiceCollection AddDeskSecurity(this IServiceCollection services, SecurityOptions options, SecretStore secrets, TimeProvider time)
    {
        var users = new UserBook(options.DataFolder);
        services.AddSingleton(options).AddSingleton(users)
            .AddSingleton(new LoginBook(options.DataFolder, time))
            .AddSingleton(new OnceLink(time))
            .AddSingleton(new SecondFactor(users, secrets, time))
            .AddSingleton(provider => new AuditTrail(provider.GetRequiredService<ISecurityAudit>(), time))
            .AddSingleton(provider => new LoginCheck(users, provider.GetRequiredService<SecondFactor>(), provider.GetRequiredService<AuditTrail>(), time))
            .AddSingleton<LoginCookie>().AddSingleton<Admission>().AddTransient<LoginHandler>();
        // The core services only: the full set would write keys into the home folder of whoever starts the desk.
        services.AddAuthenticationCore(core =>
        {
            core.AddScheme<LoginHandler>(LoginHandler.Scheme, displayName: null);
            core.DefaultScheme = LoginHandler.Scheme;
        });
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        // The host's line for each request has the whole address, and the one-time link's token stands in it.
        services.Configure<LoggerFilterOptions>(logging => logging.Rules.Add(
            new LoggerFilterRule(providerName: null, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, filter: null)));
        services.AddAuthorizationBuilder()
            .AddPolicy(Viewer, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Trader, policy => policy.RequireRole(Trader))
            // Without an endpoint there is only a file of the page, or nothing.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(LoginHandler.Scheme)
                .RequireAssertion(asked => asked.User.Identity?.IsAuthenticated == true || (asked.Resource as HttpContext)?.GetEndpoint() is null).Build());
        return services;
    }

    /// <summary>The guards, in order. Call it before files and endpoints, after UseRouting where that is called.</summary>
    public static IApplicationBuilder UseDeskSecurity(this IApplicationBuilder app) => app
        .UseMiddleware<ProblemMiddleware>()
        .UseMiddleware<DoorGuard>()
        .UseAuthentication()
        .UseMiddleware<OriginGuard>()
        .UseAuthorization();

    /// <summary>Endpoints below /auth.</summary>
    public static IEndpointRouteBuilder MapAuth(this IEndpointRouteBuilder endpoints)
    {
        var auth = endpoints.MapGroup("/auth");
        LoginEndpoints.Map(auth);
        OnceEndpoints.Map(auth);
        PasswordEndpoints.Map(auth);
        TotpEndpoints.Map(auth);
        UserEndpoints.Map(auth);
        return endpoints;
    }

    /// <summary>Path and query of a fresh one-time link while nobody can log in with a password; null afterwards. Show it
    /// once and keep it nowhere.</summary>
    public static string? IssueLoginLink(this IServiceProvider services) =>
        services.GetRequiredService<UserBook>().HasPassword ? null
        : $"/auth/once?token={services.GetRequiredService<OnceLink>().Issue()}";
}
