using System.Threading.Channels;

namespace Fairlead.Host.Terminal.Socket;

/// <summary>
/// Goes round the pages that have something to be sent, on one thread: two hundred pages that wait for the same row cost
/// one wake-up instead of two hundred.
/// </summary>
/// <remarks>A page stands in the queue once at most, so there are never more in it than pages are connected. Nothing waits
/// here: a page whose socket is not free goes on by itself and comes back.</remarks>
public sealed class SocketRounds : IDisposable
{
    private readonly Channel<TerminalSocket> _waiting = Channel.CreateUnbounded<TerminalSocket>(new UnboundedChannelOptions { SingleReader = true });

    /// <param name="pace">Least time between two rounds; zero goes at once.</param>
    /// <param name="time">The computer's.</param>
    public SocketRounds(TimeSpan pace, TimeProvider time) => _ = RunAsync(pace, time);

    /// <summary>Has a page looked at in the next round. Returns at once.</summary>
    internal void Add(TerminalSocket page) => _waiting.Writer.TryWrite(page);

    public void Dispose() => _waiting.Writer.TryComplete();

    private async Task RunAsync(TimeSpan pace, TimeProvider time)
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (_waiting.Reader.TryRead(out var page))
                page.Deliver();
            if (pace > TimeSpan.Zero)
                await Task.Delay(pace, time);
        }
    }
}
