namespace Fairlead.Host.UserStrategies;

/// <summary>
/// What a user's strategy may use of .NET and of Fairlead. A list of what is allowed: a new API is refused until someone
/// has looked at it.
/// </summary>
internal static class AllowedUse
{
    /// <summary>Whole namespaces: values and maths without a clock, a file or a thread in them.</summary>
    private static readonly HashSet<string> Namespaces =
    [
        "Fairlead.Domain.Amounts", "Fairlead.Domain.Instruments", "Fairlead.Domain.Market", "Fairlead.Domain.Orders",
        "Fairlead.Domain.Time", "Fairlead.Quant.Bars", "Fairlead.Quant.Indicators", "Fairlead.Quant.Options",
        "Fairlead.Quant.Options.Payoff", "Fairlead.Quant.Statistics", "Fairlead.Engine.Protection",
        "System.Collections.Generic",
    ];

    private static readonly HashSet<string> Types =
    [
        "Fairlead.Engine.Strategies.Strategy", "Fairlead.Engine.Strategies.StrategyContext",
        "Fairlead.Engine.Strategies.ParameterAttribute",
        "Fairlead.Engine.Orders.Group", "Fairlead.Engine.Orders.GroupId", "Fairlead.Engine.Orders.GroupLeg",
        "Fairlead.Engine.Orders.GroupState",
        "System.Object", "System.ValueType", "System.Enum", "System.Void", "System.Attribute", "System.FlagsAttribute",
        "System.Boolean", "System.Char", "System.String", "System.SByte", "System.Byte", "System.Int16", "System.UInt16",
        "System.Int32", "System.UInt32", "System.Int64", "System.UInt64", "System.Int128", "System.Single",
        "System.Double", "System.Decimal", "System.Math", "System.Convert", "System.MidpointRounding",
        "System.DateOnly", "System.TimeOnly", "System.TimeSpan", "System.DateTime", "System.DayOfWeek",
        "System.Nullable", "System.Array", "System.Span", "System.ReadOnlySpan", "System.MemoryExtensions",
        "System.Index", "System.Range", "System.StringComparison", "System.StringSplitOptions", "System.ValueTuple",
        "System.IComparable", "System.IEquatable", "System.IFormattable", "System.IFormatProvider", "System.IDisposable",
        "System.Action", "System.Func", "System.Predicate", "System.Comparison", "System.Converter",
        "System.Exception", "System.ArgumentException", "System.ArgumentNullException",
        "System.ArgumentOutOfRangeException", "System.InvalidOperationException", "System.NotSupportedException",
        "System.ArithmeticException", "System.DivideByZeroException", "System.OverflowException",
        "System.Collections.IEnumerable", "System.Collections.IEnumerator", "System.Text.StringBuilder",
        "System.Globalization.CultureInfo", "System.Globalization.NumberStyles",
        "System.Linq.Enumerable", "System.Linq.IGrouping", "System.Linq.IOrderedEnumerable", "System.Linq.ILookup",
        "System.Linq.Lookup", "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler",
    ];

    /// <summary>Types of which only some members are allowed.</summary>
    private static readonly Dictionary<string, HashSet<string>> Parts = new()
    {
        ["System.Object"] = [".ctor", "ToString", "Equals"],
        ["System.Globalization.CultureInfo"] = ["InvariantCulture"],
        ["System.DateTime"] =
        [
            ".ctor", "Year", "Month", "Day", "Hour", "Minute", "Second", "Millisecond", "DayOfWeek", "DayOfYear", "Date",
            "TimeOfDay", "Ticks", "Add", "AddDays", "AddHours", "AddMinutes", "AddSeconds", "AddMilliseconds", "AddTicks",
            "AddMonths", "AddYears", "CompareTo", "Compare", "Equals", "UnixEpoch", "MinValue", "MaxValue",
            "op_Addition", "op_Subtraction", "op_Equality", "op_Inequality", "op_LessThan", "op_GreaterThan",
            "op_LessThanOrEqual", "op_GreaterThanOrEqual",
        ],
    };

    /// <summary>Members refused wherever they stand, with the reason.</summary>
    private static readonly Dictionary<string, string> Members = new()
    {
        ["GetHashCode"] = "hash codes differ per process",
        ["GetType"] = "no reflection",
        ["Shuffle"] = "a strategy has no randomness",
        ["Intern"] = "what is interned depends on the rest of the process",
        ["IsInterned"] = "what is interned depends on the rest of the process",
        ["Capacity"] = "room in reserve is not part of the state and differs after a restart",
        ["EnsureCapacity"] = "room in reserve is not part of the state and differs after a restart",
        ["DynamicInvoke"] = "no reflection",
        ["CreateInstance"] = "no reflection",
    };

    /// <summary>Why, by the start of the full name; the first that fits.</summary>
    private static readonly (string Start, string Why)[] Reasons =
    [
        ("System.DateTimeOffset", Clock), ("System.DateTime", Clock), ("System.TimeProvider", Clock),
        ("System.TimeZone", "time zones are the market calendars' matter; ask StrategyContext.OpenSession"),
        ("System.Diagnostics.Stopwatch", Clock), ("System.Timers", Clock), ("System.Threading.Timer", Clock),
        ("System.Random", Chance), ("System.Security.Cryptography", Chance), ("System.Guid", Chance),
        ("System.HashCode", "hash codes differ per process"),
        ("System.IO", World), ("System.Net", World), ("System.Console", World + "; use StrategyContext.Note"),
        ("System.Data", World), ("System.Diagnostics", World), ("System.Xml", World), ("System.Text.Json", World),
        ("System.Threading", "one event at a time: no threads, tasks, locks or timers"),
        ("System.Environment", Machine), ("System.AppContext", Machine), ("System.AppDomain", Machine),
        ("System.GC", Machine), ("System.OperatingSystem", Machine), ("System.WeakReference", Machine),
        ("System.Reflection", Reflection), ("System.Type", Reflection), ("System.Activator", Reflection),
        ("System.Delegate", Reflection), ("System.MulticastDelegate", Reflection), ("System.Linq.Expressions", Reflection),
        ("System.Runtime.InteropServices", Native), ("System.Runtime", Native), ("System.IntPtr", Native),
        ("System.UIntPtr", Native), ("System.Buffers", Native),
        ("Fairlead.", "it is the desk's own; a strategy sees the world through StrategyContext"),
    ];

    private const string Clock = "a strategy has no clock; ask StrategyContext.Now";
    private const string Chance = "a strategy has no randomness: the same events must give the same proposals";
    private const string World = "a strategy reaches no file, network or console";
    private const string Machine = "a strategy knows nothing of the machine it runs on";
    private const string Reflection = "no reflection";
    private const string Native = "no native or unsafe code";

    /// <summary>Why a type is refused, or null when it is allowed.</summary>
    /// <param name="space">Its namespace.</param>
    /// <param name="name">Its full name without type arguments; of a nested type the outermost one's.</param>
    public static string? TypeFault(string space, string name) =>
        Namespaces.Contains(space) || Types.Contains(name) ? null : ReasonOf(name);

    /// <summary>Why a member of an allowed type is refused, or null when it is allowed.</summary>
    public static string? MemberFault(string type, string member)
    {
        if (Members.TryGetValue(member, out var why))
            return why;
        return Parts.TryGetValue(type, out var allowed) && !allowed.Contains(member) ? ReasonOf(type) : null;
    }

    private static string ReasonOf(string name) =>
        Array.Find(Reasons, each => name.StartsWith(each.Start, StringComparison.Ordinal)).Why
        ?? "it is not among what a strategy may use (docs/strategies.md)";
}
