using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>A page's socket: says what the test has it say, and takes messages only while the test lets it.</summary>
internal sealed class StubSocket : WebSocket
{
    private readonly Channel<byte[]> _said = Channel.CreateUnbounded<byte[]>();
    private readonly Channel<string> _heard = Channel.CreateUnbounded<string>();
    private TaskCompletionSource? _stuck;
    private WebSocketState _state = WebSocketState.Open;

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => _state;

    public override string? SubProtocol => null;

    /// <summary>What the page sends.</summary>
    public void Say(string json) => _said.Writer.TryWrite(Encoding.UTF8.GetBytes(json));

    /// <summary>The page goes.</summary>
    public void Leave() => _said.Writer.TryComplete();

    /// <summary>The next message the page got.</summary>
    public async Task<string> HearAsync() => await _heard.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>From the next message on the page reads nothing, until the source completes.</summary>
    public TaskCompletionSource Stick() => _stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!await _said.Reader.WaitToReadAsync(cancellationToken))
            return new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, endOfMessage: true);
        _said.Reader.TryRead(out var bytes);
        bytes.CopyTo(buffer);
        return new ValueWebSocketReceiveResult(bytes!.Length, WebSocketMessageType.Text, endOfMessage: true);
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        _heard.Writer.TryWrite(Encoding.UTF8.GetString(buffer.Span));
        return _stuck is { } stuck ? new ValueTask(stuck.Task) : ValueTask.CompletedTask;
    }

    public override void Abort()
    {
        _state = WebSocketState.Aborted;
        _stuck?.TrySetCanceled();
        _said.Writer.TryComplete();
    }

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();
}
