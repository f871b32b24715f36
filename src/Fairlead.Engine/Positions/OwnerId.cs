using System.Globalization;

namespace Fairlead.Engine.Positions;

/// <summary>Who owns a position inside one account: the person, a strategy, or nobody yet.</summary>
/// <param name="Index">0 for the person, from 1 on for strategies, -1 for quantity nobody claimed.</param>
/// <remarks>The default value is the person.</remarks>
public readonly record struct OwnerId(int Index) : IComparable<OwnerId>
{
    /// <summary>The person at the desk.</summary>
    public static OwnerId Manual => default;

    /// <summary>Foreign quantity at the broker that no owner has adopted.</summary>
    public static OwnerId Unassigned => new(-1);

    public int CompareTo(OwnerId other) => Index.CompareTo(other.Index);
    public static bool operator <(OwnerId a, OwnerId b) => a.Index < b.Index;
    public static bool operator >(OwnerId a, OwnerId b) => a.Index > b.Index;
    public static bool operator <=(OwnerId a, OwnerId b) => a.Index <= b.Index;
    public static bool operator >=(OwnerId a, OwnerId b) => a.Index >= b.Index;

    public override string ToString() => Index switch
    {
        -1 => "unassigned",
        0 => "manual",
        _ => "strategy " + Index.ToString(CultureInfo.InvariantCulture),
    };
}
