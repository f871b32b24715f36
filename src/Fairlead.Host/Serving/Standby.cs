using System.Diagnostics.CodeAnalysis;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Journal.Codec;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Serving;

/// <summary>Looks on an account that another process owns: follows its journal on a thread of its own and shows what it
/// finds, a few times a second. It writes nothing and can reach no venue.</summary>
public sealed class Standby : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly SqliteJournalStore _store;
    private readonly JournalFollower _follower;
    private readonly Action<DeskState> _show;
    private readonly Action<string> _fail;
    private readonly CancellationTokenSource _stop = new();
    private readonly ManualResetEventSlim _ended = new(initialState: true);

    /// <param name="journal">Its file.</param>
    /// <param name="codec">Of the journal's messages; used by this thread only until the take-over.</param>
    /// <param name="reference">Calendars and strategies.</param>
    /// <param name="observer">Sees what the owner's desk did.</param>
    /// <param name="show">Called on the thread after each look.</param>
    /// <param name="fail">Told why the following ended.</param>
    /// <exception cref="JournalException">The journal cannot be read. Missing or NotAJournal: its owner has not opened a desk
    /// in it yet.</exception>
    public Standby(
        string journal, MessageCodec codec, DeskReference reference, IDeskObserver observer, Action<DeskState> show, Action<string> fail)
    {
        (_show, _fail) = (show, fail);
        _store = SqliteJournalStore.Open(journal, OpenMode.ReadOnly);
        try
        {
            _follower = new JournalReplay(_store, codec, reference).Follow(from: null, observer);
        }
        catch
        {
            _store.Dispose();
            throw;
        }
    }

    public void Start(string name)
    {
        _ended.Reset();
        new Thread(Run) { Name = name, IsBackground = true }.Start();
    }

    /// <summary>Stops looking and goes on as the owner.</summary>
    /// <param name="owned">The same journal, opened for appending.</param>
    /// <param name="recorder">Writes to it.</param>
    /// <param name="cancellation">Stops the reading of the rest.</param>
    public SimulatedDesk TakeOver(IJournalStore owned, IDeskRecorder recorder, CancellationToken cancellation)
    {
        Stop();
        return _follower.TakeOver(owned, recorder, cancellation);
    }

    public void Dispose()
    {
        Stop();
        _follower.Dispose();
        _store.Dispose();
    }

    private void Stop()
    {
        _stop.Cancel();
        _ended.Wait();
    }

    [SuppressMessage("Design", "CA1031", Justification = "The root of a thread that only looks on: what ends it is told.")]
    private void Run()
    {
        try
        {
            do
            {
                _follower.Advance(progress: null, _stop.Token);
                _show(_follower.Desk.State);
            }
            while (!_stop.Token.WaitHandle.WaitOne(LookEvery));
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
        catch (Exception e)
        {
            _fail($"looking on ended: {e.Message}");
        }
        finally
        {
            _ended.Set();
        }
    }
}
