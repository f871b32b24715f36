using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Fairlead.Host.Terminal.Socket;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>A page that reads slowly, or not at all, against the socket alone.</summary>
public sealed class SlowPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TopicTable _accounts = new(10);
    private readonly DeskTables _tables = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_ThatNeverReads_IsLetGoAndNobodyElseSuffers()
    {
        var time = new TimerTime();
        _accounts.Put("first", new { value = 0 });
        using var stuck = new TestSocket();
        using var reading = new TestSocket();
        var (stuckRun, readingRun) = (Run(stuck, time), Run(reading, TimeProvider.System));
        foreach (var socket in new[] { stuck, reading })
            socket.Says("""{"op":"subscribe","id":1,"account":"","topic":"Accounts"}""");
        await stuck.Sending.WaitAsync(Patience, Token);
        Assert.Contains("snapshot", await reading.ReadAsync());
        _accounts.Put("a", new { value = 1 });
        _accounts.Announce();
        Assert.Contains("delta", await reading.ReadAsync());
        Assert.False(stuckRun.IsCompleted);
        // The send's timer starts a moment after the send.
        for (var waited = 0; waited < 1_000 && !stuckRun.IsCompleted; waited++)
        {
            time.FireAll();
            await Task.WhenAny(stuckRun, Task.Delay(10, Token));
        }

        Assert.True(stuckRun.IsCompleted, $"{stuck.State}");
        await stuckRun;
        Assert.Equal(WebSocketState.Aborted, stuck.State);
        _accounts.Put("a", new { value = 2 });
        _accounts.Announce();
        Assert.Contains("delta", await reading.ReadAsync());
        reading.Leaves();
        await readingRun.WaitAsync(Patience, Token);
    }

    /// <summary>Changes while it does not read come as one message, the newest of each row.</summary>
    [Fact]
    public async Task Page_ThatReadsSlowly_GetsTheNewestOfEachRowInOneMessage()
    {
        using var page = new TestSocket();
        var run = Run(page, TimeProvider.System);
        page.Says("""{"op":"subscribe","id":1,"account":"","topic":"Accounts"}""");
        await page.Sending.WaitAsync(Patience, Token);
        for (var value = 1; value <= 1_000; value++)
        {
            _accounts.Put("a", new { value });
            _accounts.Put("b", new { value });
            _accounts.Announce();
        }

        Assert.Equal("""{"kind":"snapshot","id":1,"seq":0,"rows":[]}""", await page.ReadAsync());
        var next = JsonDocument.Parse(await page.ReadAsync()).RootElement;
        Assert.Equal([1_000, 1_000], next.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("value").GetInt32()));
        page.Leaves();
        await run.WaitAsync(Patience, Token);
    }

    /// <summary>A table that changes during every send leaves room for the others.</summary>
    [Fact]
    public async Task Page_WithOneTableThatAlwaysHasNews_HearsOfTheOthers()
    {
        using var page = new TestSocket();
        var run = Run(page, TimeProvider.System);
        page.Says("""{"op":"subscribe","id":1,"account":"","topic":"Accounts"}""");
        page.Says("""{"op":"subscribe","id":2,"account":"x","topic":"Alerts"}""");
        var heard = 0;
        for (var value = 1; value < 100 && heard < 3; value++)
        {
            await page.Sending.WaitAsync(Patience, Token);
            // While the page has not taken the message, the first table changes again, and the second one too.
            _accounts.Put("a", new { value });
            _accounts.Announce();
            _tables[Fairlead.Host.Terminal.Contract.Topic.Alerts].Put("n", new { value });
            _tables[Fairlead.Host.Terminal.Contract.Topic.Alerts].Announce();
            heard += (await page.ReadAsync()).Contains("\"id\":2", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal(3, heard);
        page.Leaves();
        await run.WaitAsync(Patience, Token);
    }

    private Task Run(TestSocket socket, TimeProvider time) => Task.Run(async () =>
    {
        using var rounds = new SocketRounds(pace: TimeSpan.Zero, time);
        using var page = new TerminalSocket(socket, new Source(_accounts, _tables), rounds, time);
        await page.RunAsync(Token);
    });

    private sealed class Source(TopicTable accounts, DeskTables tables) : ITableSource
    {
        public TopicTable Accounts => accounts;

        public DeskTables? Find(string account) => account == "x" ? tables : null;
    }

    /// <summary>A socket whose other end is the test: nothing is sent until the test reads it.</summary>
    private sealed class TestSocket : WebSocket
    {
        private readonly Channel<string?> _said = Channel.CreateUnbounded<string?>();
        private readonly Channel<string> _sent = Channel.CreateUnbounded<string>();
        private readonly SemaphoreSlim _taken = new(0);
        private WebSocketState _state = WebSocketState.Open;

        /// <summary>Released each time the desk begins to send.</summary>
        public SemaphoreSlim Sending { get; } = new(0);

        public override WebSocketCloseStatus? CloseStatus => null;
        public override string? CloseStatusDescription => null;
        public override WebSocketState State => _state;
        public override string? SubProtocol => null;

        public void Says(string json) => _said.Writer.TryWrite(json);

        public void Leaves() => _said.Writer.TryWrite(null);

        public async Task<string> ReadAsync()
        {
            _taken.Release();
            return await _sent.Reader.ReadAsync(Token).AsTask().WaitAsync(Patience, Token);
        }

        public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
        {
            var text = Encoding.UTF8.GetString(buffer);
            Sending.Release();
            await _taken.WaitAsync(cancellationToken);
            _sent.Writer.TryWrite(text);
        }

        public override async Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken)
        {
            string? said;
            try
            {
                said = await _said.Reader.ReadAsync(cancellationToken);
            }
            catch (ChannelClosedException)
            {
                throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            }

            return said is null
                ? new WebSocketReceiveResult(0, WebSocketMessageType.Close, true)
                : new WebSocketReceiveResult(Encoding.UTF8.GetBytes(said, buffer), WebSocketMessageType.Text, true);
        }

        public override void Abort()
        {
            _state = WebSocketState.Aborted;
            _said.Writer.TryComplete();
        }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;
        public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Dispose()
        {
            Sending.Dispose();
            _taken.Dispose();
        }
    }

    /// <summary>A clock whose timers fire when the test says so.</summary>
    private sealed class TimerTime : TimeProvider
    {
        private readonly List<TestTimer> _timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = new TestTimer(() => callback(state));
            lock (_timers)
                _timers.Add(timer);
            return timer;
        }

        public void FireAll()
        {
            TestTimer[] timers;
            lock (_timers)
                timers = [.. _timers];
            foreach (var timer in timers)
                timer.Fire();
        }

        private sealed class TestTimer(Action fire) : ITimer
        {
            private bool _isDisposed;

            public void Fire()
            {
                if (!_isDisposed)
                    fire();
            }

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => _isDisposed = true;

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
