using System.Diagnostics;

namespace Fairlead.Host.Loop;

/// <summary>The spans of one command on its way through the loop: until it was decided, and until that was durable.</summary>
internal sealed class CommandTrace
{
    private readonly ActivitySource _source;
    private readonly ActivityContext _parent;
    private readonly TimeProvider _wall;
    private DateTimeOffset _from;

    private CommandTrace(ActivitySource source, ActivityContext parent, TimeProvider wall)
    {
        (_source, _parent, _wall, _from) = (source, parent, wall, wall.GetUtcNow());
    }

    /// <summary>Begins where the sender is; null when nobody traces it.</summary>
    public static CommandTrace? Begin(ActivitySource? source, TimeProvider wall) =>
        source?.HasListeners() == true && Activity.Current is { } sender ? new CommandTrace(source, sender.Context, wall) : null;

    /// <summary>Of the kind of command only: what is in it stands in the journal.</summary>
    public void Decided(string command) => Tell("fairlead.loop", command);

    public void Durable() => Tell("fairlead.durable", command: null);

    /// <summary>A span from the end of the last one until now, told by whichever thread knows.</summary>
    private void Tell(string name, string? command)
    {
        var before = Activity.Current;
        using (var span = _source.StartActivity(name, ActivityKind.Internal, _parent, startTime: _from))
        {
            if (command is not null)
                span?.SetTag("command", command);
        }

        Activity.Current = before;
        _from = _wall.GetUtcNow();
    }
}
