using System.Text.Json;
using Fairlead.Host.Terminal.Socket;
using Fairlead.Host.Terminal.Tables;

namespace Fairlead.Serving.Tests.Terminal;

/// <summary>Pages that read, that are slow, and that go, on one table.</summary>
public sealed class SocketRoundsTests : IDisposable
{
    private const string Subscribe = """{"op":"subscribe","id":1,"account":"","topic":"Accounts"}""";

    private readonly TopicTable _table = new(capacity: 100);
    private readonly SocketRounds _rounds = new(TimeSpan.Zero, TimeProvider.System);
    private readonly StubSocket _socket = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rounds.Dispose();

    [Fact]
    public async Task Page_ThatReads_GetsEveryChangeInOrder()
    {
        Put("a", 0);
        var running = Run(_socket, Token);
        _socket.Say(Subscribe);
        Assert.Equal("snapshot", Kind(await _socket.HearAsync()));
        for (var number = 1; number <= 50; number++)
        {
            Put("a", number);
            var delta = JsonDocument.Parse(await _socket.HearAsync()).RootElement;
            Assert.Equal((number, number), (delta.GetProperty("seq").GetInt32(), delta.GetProperty("rows")[0].GetProperty("number").GetInt32()));
        }

        _socket.Leave();
        await running;
    }

    [Fact]
    public async Task Page_StuckInAMessage_GetsTheNewestOfEachRowWhenItReadsAgainAndNobodyWaitsForIt()
    {
        var other = new StubSocket();
        var running = Task.WhenAll(Run(_socket, Token), Run(other, Token));
        _socket.Say(Subscribe);
        await _socket.HearAsync();
        other.Say(Subscribe);
        await other.HearAsync();
        var stuck = _socket.Stick();
        Put("a", 1);
        await _socket.HearAsync();
        for (var number = 2; number <= 9; number++)
        {
            Put("a", number);
            Put("b", number);
        }

        // The other page has all of it while this one still holds its message.
        while (!(await other.HearAsync()).Contains("\"b\",\"number\":9", StringComparison.Ordinal))
        {
        }

        stuck.SetResult();
        var rows = JsonDocument.Parse(await _socket.HearAsync()).RootElement.GetProperty("rows");
        Assert.Equal([("a", 9), ("b", 9)], rows.EnumerateArray().Select(row => (row.GetProperty("key").GetString()!, row.GetProperty("number").GetInt32())));
        _socket.Leave();
        other.Leave();
        await running;
    }

    [Fact]
    public async Task Page_OfADeskThatEnds_IsLetGoThoughItIsStuck()
    {
        using var ends = new CancellationTokenSource();
        var running = Run(_socket, ends.Token);
        _socket.Say(Subscribe);
        await _socket.HearAsync();
        _socket.Stick();
        Put("a", 1);
        await _socket.HearAsync();
        await ends.CancelAsync();
        await running;
        Assert.Equal(System.Net.WebSockets.WebSocketState.Aborted, _socket.State);
    }

    private async Task Run(StubSocket socket, CancellationToken cancellation)
    {
        using var page = new TerminalSocket(socket, new OneTable(_table), _rounds, TimeProvider.System);
        await page.RunAsync(cancellation);
    }

    private void Put(string key, int number)
    {
        _table.Put(key, new { key, number });
        _table.Announce();
    }

    private static string? Kind(string message) => JsonDocument.Parse(message).RootElement.GetProperty("kind").GetString();

    private sealed class OneTable(TopicTable table) : ITableSource
    {
        public TopicTable Accounts => table;

        public DeskTables? Find(string account) => null;
    }
}
