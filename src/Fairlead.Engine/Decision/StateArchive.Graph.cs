using Fairlead.Domain.Instruments;
using Fairlead.Engine.Strategies;

namespace Fairlead.Engine.Decision;

/// <summary>
/// Inside a strategy objects may refer to each other as its author likes: an object met again is written as the number of
/// its first meeting, and read back as the same object. Everywhere else state is a tree.
/// </summary>
public sealed partial class StateArchive
{
    private const byte Null = 0;
    private const byte Here = 1;
    private const byte MetBefore = 2;

    private readonly Dictionary<object, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<object> _met = [];
    private bool _isGraph;

    /// <summary>True when this call entered a strategy; whoever gets it leaves again.</summary>
    private bool Enter(object owner)
    {
        if (_isGraph || owner is not Strategy)
            return false;
        _isGraph = true;
        _numbers.Clear();
        _met.Clear();
        _numbers.Add(owner, 0);
        _met.Add(owner);
        return true;
    }

    private void Leave(bool entered)
    {
        if (entered)
            _isGraph = false;
    }

    /// <summary>Numbers an object that is written for the first time; true when it was before, with the number written.</summary>
    private bool WroteBefore(object value, Type declared)
    {
        if (!_isGraph || !CanBeShared(declared, value.GetType(), isEmpty: value is Array { Length: 0 }) || _numbers.TryAdd(value, _numbers.Count))
            return false;
        WriteByte(MetBefore);
        WriteInt(_numbers[value]);
        return true;
    }

    /// <summary>Numbers an object as soon as it is made, before its own members are read.</summary>
    private T Met<T>(T made, Type declared, bool isEmpty = false)
        where T : notnull
    {
        if (_isGraph && CanBeShared(declared, made.GetType(), isEmpty))
            _met.Add(made);
        return made;
    }

    /// <summary>What cannot change may be doubled; an empty array is the same one for all of the process.</summary>
    private static bool CanBeShared(Type declared, Type actual, bool isEmpty) =>
        !declared.IsInterface && !(actual.IsArray && isEmpty) && actual != typeof(string) && actual != typeof(Instrument) && !IsRecord(actual);
}
