using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Fairlead.Serving.Tests.Telemetry;

/// <summary>Takes OTLP over HTTP on a free port of this machine and keeps what came, by path.</summary>
internal sealed class CollectorStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, string Text)> _came = new();

    public CollectorStub()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            // Names and tags stand in the protocol's bytes as they are.
            _came.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
            context.Response.ContentType = "application/x-protobuf";
        });
    }

    public string Address => _app.Urls.First();

    public Task StartAsync() => _app.StartAsync();

    /// <summary>All that came to a path, one after the other.</summary>
    public string Text(string path) => string.Concat(_came.Where(each => each.Path == path).Select(each => each.Text));

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
