using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net.WebSockets;
using System.Text.Json;
using Fairlead.Host.Terminal.Contract;

namespace Fairlead.Host.Terminal.Socket;

/// <summary>
/// One page's connection: reads what it wants to follow, and sends it what changed whenever its socket is free. A page
/// that reads slowly gets fewer, larger messages; one that does not read at all is let go.
/// </summary>
/// <param name="socket">Open.</param>
/// <param name="source">Where the tables are.</param>
/// <param name="rounds">Whose turn it is to be sent to.</param>
/// <param name="time">The computer's.</param>
public sealed class TerminalSocket(WebSocket socket, ITableSource source, SocketRounds rounds, TimeProvider time) : IDisposable
{
    /// <summary>Largest message of a page: a subscription to 1,500 instruments.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>Subscriptions of one page.</summary>
    public const int MaxSubscriptions = 64;

    /// <summary>A page whose socket takes nothing for so long is gone or stuck.</summary>
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private readonly SortedList<int, Subscription> _subscriptions = [];
    private readonly Queue<ServerMessage> _answers = new();
    private readonly ArrayBufferWriter<byte> _frame = new(16 * 1024);

    /// <summary>Held while a message is handed to the socket; never together with anything that waits.</summary>
    private readonly Lock _delivery = new();
    private Task _sending = Task.CompletedTask;
    private int _isWaiting;
    private bool _hasEnded;

    /// <summary>The subscription that sent last.</summary>
    private int _lastSent;

    /// <summary>Until the page goes, or the desk ends.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        // A send that can be cancelled costs several times one that cannot, so what ends the page aborts the socket instead.
        await using var ends = cancellation.UnsafeRegister(static socket => ((WebSocket)socket!).Abort(), socket);
        try
        {
            await ReceiveAsync(cancellation);
        }
        finally
        {
            Task last;
            lock (_delivery)
                (_hasEnded, last) = (true, _sending);
            AbortIfOpen();
            await last;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var subscription in _subscriptions.Values)
                subscription.Dispose();
            _subscriptions.Clear();
        }
    }

    private async Task ReceiveAsync(CancellationToken cancellation)
    {
        var buffer = new byte[MostBytes];
        while (socket.State == WebSocketState.Open)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                if (length == buffer.Length)
                {
                    await CloseAsync(WebSocketCloseStatus.MessageTooBig, $"a message has at most {MostBytes} bytes");
                    return;
                }

                try
                {
                    result = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
                }
                catch (Exception e) when (e is WebSocketException or OperationCanceledException)
                {
                    return;
                }

                length += result.Count;
            }
            while (!result.EndOfMessage);

            if (result.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync(WebSocketCloseStatus.NormalClosure, "");
                return;
            }

            if (result.MessageType == WebSocketMessageType.Binary || !TryRead(buffer.AsSpan(0, length), out var message))
            {
                await CloseAsync(WebSocketCloseStatus.PolicyViolation, "a message is the JSON text of a ClientMessage");
                return;
            }

            Take(message);
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> json, [NotNullWhen(true)] out ClientMessage? message)
    {
        try
        {
            message = JsonSerializer.Deserialize<ClientMessage>(json, TerminalJson.Options);
            return message is not null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            message = null;
            return false;
        }
    }

    private void Take(ClientMessage message)
    {
        lock (_lock)
        {
            switch (message)
            {
                case Ping ping: Answer_NeedsLock(new PongMessage(ping.Nonce)); break;
                case Subscribe subscribe: Subscribe_NeedsLock(subscribe); break;
                case Unsubscribe { Id: var id } when _subscriptions.Remove(id, out var ended): ended.Dispose(); break;
                case Resync { Id: var id } when _subscriptions.TryGetValue(id, out var known): known.StartOver(); break;
            }
        }

        Wake();
    }

    private void Subscribe_NeedsLock(Subscribe wish)
    {
        if (_subscriptions.Remove(wish.Id, out var before))
            before.Dispose();
        if (_subscriptions.Count == MaxSubscriptions)
        {
            Answer_NeedsLock(new RefusedMessage(wish.Id, "TOO_MANY", $"a page follows at most {MaxSubscriptions} tables"));
            return;
        }

        var subscription = Subscription.Make(wish, source, out var refusal);
        if (subscription is null)
        {
            // A replay that was closed is no account any more.
            Answer_NeedsLock(refusal!);
            return;
        }

        subscription.Table.Changed += Wake;
        _subscriptions.Add(wish.Id, subscription.OnDispose(() => subscription.Table.Changed -= Wake));
    }

    private void Answer_NeedsLock(ServerMessage answer)
    {
        // Every answer is one message of the page; a page that asks and never reads is let go by the send timeout.
        if (_answers.Count < 10 * MaxSubscriptions)
            _answers.Enqueue(answer);
    }

    /// <summary>Sends what there is as long as the socket takes it at once, and has another turn when it is free again.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "The root of one page's turn: its fault must not end the turns of the others.")]
    internal void Deliver()
    {
        lock (_delivery)
        {
            Volatile.Write(ref _isWaiting, 0);
            try
            {
                while (!_hasEnded && _sending.IsCompleted && NextFrame())
                {
                    _sending = SendFrameAsync();
                    if (!_sending.IsCompleted)
                        _ = _sending.ContinueWith(static (_, page) => ((TerminalSocket)page!).Wake(), this, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
                }
            }
            catch (Exception)
            {
                socket.Abort();
            }
        }
    }

    /// <summary>Done when it returns while the page reads; otherwise it has the send timeout to read. Throws nothing.</summary>
    private async Task SendFrameAsync()
    {
        try
        {
            var sending = socket.SendAsync(_frame.WrittenMemory, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
            if (!sending.IsCompletedSuccessfully)
                await sending.AsTask().WaitAsync(SendTimeout, time, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException or TimeoutException)
        {
            // The page is gone, stuck, or the desk ends: the receiving side ends with it.
            AbortIfOpen();
        }
    }

    /// <summary>A closing in words is not cut off.</summary>
    private void AbortIfOpen()
    {
        if (socket.State == WebSocketState.Open)
            socket.Abort();
    }

    /// <summary>Puts the next message into the frame: answers first, then each subscription with something new, in turn.</summary>
    private bool NextFrame()
    {
        _frame.ResetWrittenCount();
        lock (_lock)
        {
            for (var index = 0; index < _subscriptions.Count; index++)
            {
                if (_subscriptions.GetValueAtIndex(index) is { IsRetired: true } retired)
                    Subscribe_NeedsLock(retired.Wish);
            }

            if (_answers.TryDequeue(out var answer))
            {
                using var writer = new Utf8JsonWriter(_frame);
                JsonSerializer.Serialize(writer, answer, TerminalJson.Options);
                return true;
            }

            // After the one that went last, so that a table which always has news leaves room for the others.
            return Write_NeedsLock(above: _lastSent) || Write_NeedsLock(above: int.MinValue);
        }
    }

    private bool Write_NeedsLock(int above)
    {
        // By index: this runs for every message, and walking a sorted collection allocates.
        for (var index = 0; index < _subscriptions.Count; index++)
        {
            var id = _subscriptions.GetKeyAtIndex(index);
            if (id <= above || !_subscriptions.GetValueAtIndex(index).TryWrite(_frame))
                continue;
            _lastSent = id;
            return true;
        }

        return false;
    }

    private void Wake()
    {
        if (Interlocked.Exchange(ref _isWaiting, 1) == 0)
            rounds.Add(this);
    }

    private async Task CloseAsync(WebSocketCloseStatus status, string why)
    {
        try
        {
            using var timeout = new CancellationTokenSource(SendTimeout);
            await socket.CloseOutputAsync(status, why, timeout.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // It is gone already.
        }
    }
}
