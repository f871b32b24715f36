using System.Globalization;

namespace Fairlead.Domain.Instruments;

/// <summary>
/// What is traded, as a small number: its index in the desk's instrument master, from 0. Symbols are spellings of it.
/// </summary>
public readonly record struct InstrumentId(int Index) : IComparable<InstrumentId>
{
    public int CompareTo(InstrumentId other) => Index.CompareTo(other.Index);
    public static bool operator <(InstrumentId a, InstrumentId b) => a.Index < b.Index;
    public static bool operator >(InstrumentId a, InstrumentId b) => a.Index > b.Index;
    public static bool operator <=(InstrumentId a, InstrumentId b) => a.Index <= b.Index;
    public static bool operator >=(InstrumentId a, InstrumentId b) => a.Index >= b.Index;
    public override string ToString() => "#" + Index.ToString(CultureInfo.InvariantCulture);
}
