using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Fairlead.Serving.Tests.Security;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>A page's side of the terminal socket. Checks the numbers of every message.</summary>
internal sealed class SocketPage : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Dictionary<int, long> _next = [];
    private readonly byte[] _buffer = new byte[4 * 1024 * 1024];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public WebSocketState State => _socket.State;

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public static Task<SocketPage> OpenAsync(RunningDesk desk, DeskBrowser browser) => OpenAsync(desk.Address, browser);

    public static async Task<SocketPage> OpenAsync(Uri address, DeskBrowser browser)
    {
        var page = new SocketPage();
        page._socket.Options.Cookies = browser.Cookies;
        page._socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await page._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/terminal/socket" }.Uri, Token);
        return page;
    }

    public Task SendAsync(string json) => _socket.SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, endOfMessage: true, Token);

    public Task SubscribeAsync(int id, string topic, string more = "", string account = RunningDesk.Us) =>
        SendAsync($$"""{"op":"subscribe","id":{{id}},"account":"{{account}}","topic":"{{topic}}"{{more}} }""");

    /// <summary>The next message; null when the desk closed the socket.</summary>
    public async Task<JsonElement?> NextAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(RunningDesk.Patience);
        var length = 0;
        while (true)
        {
            ValueWebSocketReceiveResult part;
            try
            {
                part = await _socket.ReceiveAsync(_buffer.AsMemory(length), patience.Token);
            }
            catch (WebSocketException)
            {
                return null;
            }

            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (!part.EndOfMessage)
                continue;
            var message = JsonDocument.Parse(_buffer.AsMemory(0, length)).RootElement.Clone();
            CheckNumber(message);
            return message;
        }
    }

    /// <summary>The next message of this kind and, when named, subscription; others pass by.</summary>
    public async Task<JsonElement> NextAsync(string kind, int? id = null)
    {
        while (true)
        {
            var message = await NextAsync() ?? throw new Xunit.Sdk.XunitException($"the desk closed the socket before a {kind}");
            if (message.GetProperty("kind").GetString() == kind && (id is null || message.GetProperty("id").GetInt32() == id))
                return message;
        }
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>A snapshot is 0, a delta one more than the message before.</summary>
    private void CheckNumber(JsonElement message)
    {
        var kind = message.GetProperty("kind").GetString();
        if (kind is not ("snapshot" or "delta"))
            return;
        var (id, seq) = (message.GetProperty("id").GetInt32(), message.GetProperty("seq").GetInt64());
        Assert.Equal(kind == "snapshot" ? 0 : _next.GetValueOrDefault(id, -1), seq);
        _next[id] = seq + 1;
    }
}
