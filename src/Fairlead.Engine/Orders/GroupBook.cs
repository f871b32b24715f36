using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;
using Fairlead.Domain.Time;
using Fairlead.Engine.Decision;
using Fairlead.Engine.Protection;

namespace Fairlead.Engine.Orders;

/// <summary>The protection register: all groups that are not closed, by id and by instrument.</summary>
public sealed class GroupBook(int instrumentCount)
{
    /// <summary>What an instrument without a group has; always empty. Of this book only: two desks share nothing.</summary>
    [Reference]
    private readonly List<long> _none = [];

    private readonly Dictionary<long, Group> _live = [];
    private readonly List<long> _inOrder = [];
    private readonly List<long>?[] _byInstrument = new List<long>?[instrumentCount];
    private long _nextId = 1;

    /// <summary>Groups closed since the desk opened.</summary>
    public long ClosedCount { get; private set; }

    /// <summary>Groups that are not closed, oldest first.</summary>
    public IEnumerable<Group> Live
    {
        get
        {
            foreach (var id in _inOrder)
                yield return _live[id];
        }
    }

    public int LiveCount => _inOrder.Count;

    /// <summary>The group while it is not closed, or null.</summary>
    public Group? Find(GroupId id) => _live.GetValueOrDefault(id.Value);

    /// <summary>Ids of the live groups that hold or will hold an instrument; do not keep the list over a change.</summary>
    internal List<long> On(InstrumentId instrument) => _byInstrument[instrument.Index] ?? _none;

    /// <summary>The id the next group will have.</summary>
    internal GroupId PeekId() => new(_nextId);

    internal Group this[long id] => _live[id];

    internal Group Add(int owner, IReadOnlyList<OrderLeg> legs, ProtectionPlan? plan, string reason, Timestamp at)
    {
        var group = new Group(new GroupId(_nextId++), owner, legs, plan, reason, at);
        _live.Add(group.Id.Value, group);
        _inOrder.Add(group.Id.Value);
        foreach (var leg in group.Legs)
            (_byInstrument[leg.Instrument.Index] ??= []).Add(group.Id.Value);
        return group;
    }

    internal void Close(Group group)
    {
        group.State = GroupState.Closed;
        _live.Remove(group.Id.Value);
        _inOrder.Remove(group.Id.Value);
        foreach (var leg in group.Legs)
            _byInstrument[leg.Instrument.Index]!.Remove(group.Id.Value);
        ClosedCount++;
    }

    /// <summary>Signed units of an instrument that an owner's live groups hold.</summary>
    public long SignedOpen(int owner, InstrumentId instrument)
    {
        long units = 0;
        foreach (var id in On(instrument))
        {
            var group = _live[id];
            if (group.Owner == owner)
                units += group.SignedOpen(instrument);
        }

        return units;
    }
}
