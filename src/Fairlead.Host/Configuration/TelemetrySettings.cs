namespace Fairlead.Host.Configuration;

/// <summary>Metrics and traces for an operator's own collector.</summary>
public sealed record TelemetrySettings
{
    [Setting("OTLP collector, such as http://127.0.0.1:4317; empty sends nothing.", Form = TextForm.HttpAddress)]
    public string OtlpEndpoint { get; init; } = "";
}
