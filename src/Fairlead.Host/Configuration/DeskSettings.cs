using System.Net;
using Fairlead.Engine.Risk;

namespace Fairlead.Host.Configuration;

/// <summary>All settings of a desk, checked. The sections are the top names of <c>desk.json</c>.</summary>
public sealed record DeskSettings
{
    public ServerSettings Server { get; init; } = new();
    public PracticeSettings Practice { get; init; } = new();

    /// <summary>Limits of accounts opened from now on.</summary>
    public RiskLimits Risk { get; init; } = new();

    public OpenAlgoSettings OpenAlgo { get; init; } = new();
    public ResearchSettings Research { get; init; } = new();
    public AlertSettings Alerts { get; init; } = new();
    public TelemetrySettings Telemetry { get; init; } = new();
    public RetentionSettings Retention { get; init; } = new();

    /// <summary>What is wrong between settings that are each right alone, or null. A key stands as section and property:
    /// "Server.AllowRemote".</summary>
    internal string? Fault()
    {
        if (!IPAddress.IsLoopback(IPAddress.Parse(Server.BindAddress)) && !Server.AllowRemote)
            return $"Server.BindAddress {Server.BindAddress} can be reached by other machines; set Server.AllowRemote to true if that is meant";
        return Risk.Fault() is { } fault ? "Risk." + fault : null;
    }
}
