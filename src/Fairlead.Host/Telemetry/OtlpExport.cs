using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Fairlead.Host.Telemetry;

/// <summary>Sends metrics and spans to an operator's collector over OTLP, while it lives.</summary>
public sealed class OtlpExport : IDisposable
{
    /// <summary>The port on which collectors speak gRPC by custom; on any other they are spoken to over HTTP.</summary>
    private const int GrpcPort = 4317;

    private readonly MeterProvider _meters;
    private readonly TracerProvider _traces;

    private OtlpExport(MeterProvider meters, TracerProvider traces) => (_meters, _traces) = (meters, traces);

    /// <summary>Begins to send; null when no collector is named, and then nothing listens and nothing is opened.</summary>
    /// <param name="endpoint">"http://127.0.0.1:4317"; empty is none.</param>
    /// <param name="name">Of the meter and the source of spans.</param>
    /// <param name="product">Name and version of the program.</param>
    public static OtlpExport? Start(string endpoint, string name, string product)
    {
        if (endpoint.Length == 0)
            return null;
        var collector = new Uri(endpoint);
        var resource = ResourceBuilder.CreateDefault().AddService("fairlead", serviceVersion: product);
        // The runtime's own meter has collections, pauses, heap and the thread pool.
        var meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(name, "System.Runtime")
            .AddOtlpExporter(options => Aim(options, collector, "v1/metrics")).Build();
        // Only our own spans: those of the web server carry addresses with whatever stands in their query.
        var traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(name)
            .AddOtlpExporter(options => Aim(options, collector, "v1/traces")).Build();
        return new OtlpExport(meters, traces);
    }

    /// <summary>Sends what is waiting, for five seconds at most, and ends.</summary>
    public void Dispose()
    {
        const int PatienceMs = 2_500;
        _meters.ForceFlush(PatienceMs);
        _traces.ForceFlush(PatienceMs);
        _meters.Dispose();
        _traces.Dispose();
    }

    private static void Aim(OtlpExporterOptions options, Uri collector, string path)
    {
        var isGrpc = collector.Port == GrpcPort;
        options.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = isGrpc ? collector : new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path);
    }
}
