using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Host.Loop;
using Fairlead.Host.Replay;
using Fairlead.Host.Terminal.Contract;
using Fairlead.Host.Terminal.Rows;
using Fairlead.Journal.Store;

namespace Fairlead.Host.Research;

/// <summary>Replays a journal to one of its items and looks at the desk as it was right after it.</summary>
internal sealed class PastReplay : IDeskObserver
{
    private const int StepsPerLook = 256;

    private readonly JournalPlayer _player;
    private readonly long _sequence;
    private readonly Timestamp _at;
    private PastView? _found;

    private PastReplay(JournalPlayer player, long sequence, Timestamp at)
    {
        (_player, _sequence, _at) = (player, sequence, at);
        player.Desk.Observer = this;
    }

    /// <summary>The account after an item; in the middle of a turn too.</summary>
    /// <param name="journal">Whose.</param>
    /// <param name="store">A reader of it.</param>
    /// <param name="points">Where to begin, and what this replay adds to.</param>
    /// <param name="sequence">From 1 to the journal's last.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <exception cref="ReplayDifferenceException">The desk would do something else than the journal says.</exception>
    public static PastView View(AccountJournal journal, IJournalStore store, RestartPoints points, long sequence, CancellationToken cancellation)
    {
        using var codec = DeskMessages.NewCodec();
        var replay = new JournalReplay(store, codec, journal.Reference);
        var from = points.Before(journal.Account, replay, store, journal.Reference, sequence);
        using var player = replay.Player(RecordStretches.Read(store, (from?.Sequence ?? 0) + 1, store.DurableSequence), from, observer: null);
        return new PastReplay(player, sequence, JournalTimes.AtOf(store.Read(sequence).First(), sequence)).Play(journal.Account, points, cancellation);
    }

    public void Saw(DeskState state, in DeskEvent input, Timestamp at, EffectBuffer effects) => Look();

    private PastView Play(string account, RestartPoints points, CancellationToken cancellation)
    {
        Look();
        var stepsSincePoint = 0;
        for (var steps = 0; _found is null; steps++)
        {
            if (steps % StepsPerLook == 0)
                cancellation.ThrowIfCancellationRequested();
            var isMore = _player.Step();
            points.Leave(account, _player, ref stepsSincePoint);
            Look();
            if (!isMore)
                break;
        }

        return _found!;
    }

    /// <summary>The moment is here when the desk has all up to it and would make the one behind it next.</summary>
    private void Look()
    {
        if (_found is not null || _player.NextSequence <= _sequence)
            return;
        var state = _player.Desk.State;
        _found = new PastView(
            _sequence, _at, ProfitViews.Of(state), ProfitViews.Of(state.Risk.AccountHalt), OrderRows.Of(state),
            PositionRows.Of(state), ProtectionRows.Of(state), _player.Desk.StateHash());
    }
}
