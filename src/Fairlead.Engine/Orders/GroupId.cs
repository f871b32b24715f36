using System.Globalization;

namespace Fairlead.Engine.Orders;

/// <summary>One protected group: what an entry opened, until it is closed. Counts up from 1 in an account's journal.</summary>
public readonly record struct GroupId(long Value) : IComparable<GroupId>
{
    public int CompareTo(GroupId other) => Value.CompareTo(other.Value);
    public static bool operator <(GroupId a, GroupId b) => a.Value < b.Value;
    public static bool operator >(GroupId a, GroupId b) => a.Value > b.Value;
    public static bool operator <=(GroupId a, GroupId b) => a.Value <= b.Value;
    public static bool operator >=(GroupId a, GroupId b) => a.Value >= b.Value;
    public override string ToString() => "G" + Value.ToString(CultureInfo.InvariantCulture);
}
