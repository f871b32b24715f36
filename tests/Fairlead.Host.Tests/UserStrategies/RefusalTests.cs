namespace Fairlead.Host.Tests.UserStrategies;

/// <summary>What a strategy may not use is refused by name, file and line; what it may is not.</summary>
public sealed class RefusalTests
{
    [Theory]
    // Clock, randomness, world, machine.
    [InlineData("object X() => DateTime.Now;", "System.DateTime.Now is refused: a strategy has no clock")]
    [InlineData("object X() => DateTime.UtcNow;", "System.DateTime.UtcNow is refused")]
    [InlineData("object X() => DateTime.Today;", "System.DateTime.Today is refused")]
    [InlineData("object X(DateTime at) => at.ToLocalTime();", "System.DateTime.ToLocalTime is refused")]
    [InlineData("object X() => DateTimeOffset.UtcNow;", "System.DateTimeOffset.UtcNow is refused")]
    [InlineData("object X() => TimeProvider.System;", "System.TimeProvider.System is refused")]
    [InlineData("object X() => System.Diagnostics.Stopwatch.GetTimestamp();", "System.Diagnostics.Stopwatch.GetTimestamp is refused: a strategy has no clock")]
    [InlineData("object X() => TimeZoneInfo.Local;", "System.TimeZoneInfo.Local is refused")]
    [InlineData("int X() => new Random(1).Next();", "System.Random.Next is refused: a strategy has no randomness")]
    [InlineData("object X() => Guid.NewGuid();", "System.Guid")]
    [InlineData("object X() => System.Security.Cryptography.RandomNumberGenerator.GetInt32(9);", "RandomNumberGenerator.GetInt32 is refused")]
    [InlineData("object X() => new[] { 1, 2 }.Shuffle();", "System.Linq.Enumerable.Shuffle is refused")]
    [InlineData("object X() => File.ReadAllText(\"x\");", "System.IO.File.ReadAllText is refused: a strategy reaches no file")]
    [InlineData("void X() => Console.WriteLine(1);", "System.Console.WriteLine is refused")]
    [InlineData("object X() => new HttpClient();", "System.Net.Http.HttpClient is refused")]
    [InlineData("object X() => System.Diagnostics.Process.Start(\"ls\");", "System.Diagnostics.Process.Start is refused")]
    [InlineData("object X() => Environment.MachineName;", "System.Environment.MachineName is refused: a strategy knows nothing of the machine")]
    [InlineData("long X() => GC.GetTotalMemory(false);", "System.GC.GetTotalMemory is refused")]
    [InlineData("object X() => System.Globalization.CultureInfo.CurrentCulture;", "System.Globalization.CultureInfo.CurrentCulture is refused")]
    // Threads and tasks.
    [InlineData("async void X() { }", "async is refused")]
    [InlineData("void X() { Action a = async () => { }; }", "async is refused")]
    [InlineData("object X() => Task.CompletedTask;", "System.Threading.Tasks.Task.CompletedTask is refused: one event at a time")]
    [InlineData("void X() => Parallel.For(0, 1, _ => { });", "System.Threading.Tasks.Parallel.For is refused")]
    [InlineData("object X() => new Thread(() => { });", "System.Threading.Thread is refused")]
    [InlineData("object X() => new[] { 1 }.AsParallel();", "System.Linq.ParallelEnumerable.AsParallel is refused")]
    [InlineData("void X() { lock (this) { } }", "lock is refused")]
    [InlineData("int X(int a) => Interlocked.Increment(ref a);", "System.Threading.Interlocked.Increment is refused")]
    // Hash codes and what else differs per process.
    [InlineData("int X() => \"a\".GetHashCode();", "System.String.GetHashCode is refused: hash codes differ per process")]
    [InlineData("int X() => GetHashCode();", "GetHashCode is refused")]
    [InlineData("int X(Price p) => p.GetHashCode();", "GetHashCode is refused")]
    [InlineData("int X() => EqualityComparer<string>.Default.GetHashCode(\"a\");", "GetHashCode is refused")]
    [InlineData("int X() => HashCode.Combine(1, 2);", "System.HashCode.Combine is refused")]
    [InlineData("Func<int> X() => \"a\".GetHashCode;", "System.String.GetHashCode is refused")]
    [InlineData("object X() => string.Intern(\"a\");", "System.String.Intern is refused")]
    [InlineData("bool X(object a, object b) => ReferenceEquals(a, b);", "System.Object.ReferenceEquals is refused")]
    [InlineData("int X(List<int> a) => a.Capacity;", "Capacity is refused")]
    // Reflection, native code, dynamic, finalizers.
    [InlineData("object X() => GetType();", "System.Object.GetType is refused: no reflection")]
    [InlineData("object X() => typeof(int);", "System.Type is refused: no reflection")]
    [InlineData("object X() => Activator.CreateInstance<Mine>();", "System.Activator.CreateInstance is refused")]
    [InlineData("object X(Func<int> f) => f.Method;", "System.Delegate.Method is refused")]
    [InlineData("System.Linq.Expressions.Expression<Func<int>> X() => () => 1;", "System.Linq.Expressions.Expression is refused")]
    [InlineData("void X(dynamic a) => a.Go();", "dynamic is refused")]
    [InlineData("unsafe void X() { }", "CS0227")]
    [InlineData("void X(nint a) { }", "System.IntPtr is refused: no native")]
    [InlineData("[System.Runtime.InteropServices.DllImport(\"c\")] static extern int getpid();", "extern is refused")]
    [InlineData("object X(int[] a) => System.Runtime.InteropServices.MemoryMarshal.AsBytes(a.AsSpan())[0];", "MemoryMarshal.AsBytes is refused")]
    [InlineData("~Mine() { }", "a finalizer is refused")]
    [InlineData("void X() { try { } catch (Exception) { } }", "catch is refused")]
    [InlineData("[ThreadStatic] static int _x;", "System.ThreadStaticAttribute is refused")]
    [InlineData("sealed class Odd : Exception { }", "a class may not derive from System.Exception")]
    // The desk's own machinery.
    [InlineData("object X() => Fairlead.Engine.Strategies.StrategyCatalogue.BuiltIn;", "StrategyCatalogue.BuiltIn is refused: it is the desk's own")]
    [InlineData("[Fairlead.Engine.Decision.Reference] int _x;", "Fairlead.Engine.Decision.ReferenceAttribute is refused")]
    [InlineData("object X() => new Fairlead.Engine.Decision.EffectBuffer();", "Fairlead.Engine.Decision.EffectBuffer is refused")]
    // Hash tables come back from a snapshot in another order.
    [InlineData("void X(Dictionary<int, int> a) { foreach (var b in a) { } }", "the order of a Dictionary is not kept")]
    [InlineData("int X(HashSet<int> a) => a.First();", "the order of a HashSet is not kept")]
    [InlineData("int X(HashSet<int>? a) => a?.First() ?? 0;", "the order of a HashSet is not kept")]
    [InlineData("int X(Dictionary<int, int> a) => a.Values.Sum();", "so Values is refused")]
    [InlineData("List<int> X(HashSet<int> a) => [.. a];", "the order of a HashSet is not kept")]
    [InlineData("IEnumerable<int> X(HashSet<int> a) => a;", "the order of a HashSet is not kept")]
    [InlineData("object X(HashSet<int> a) => from b in a select b;", "the order of a HashSet is not kept")]
    [InlineData("List<int> X(HashSet<int> a) => new(a);", "the order of a HashSet is not kept")]
    [InlineData("object X(IComparer<int> a) => new SortedSet<int>(a);", "a comparer of one's own is not kept")]
    public void BannedUse_IsNamedWithFileAndLine(string member, string expected)
    {
        using var folder = new SourceFolder().AddStrategy("Mine", "    // first\n    " + member);

        var fault = Assert.Single(folder.Check().Faults, each => each.Text.Contains(expected, StringComparison.Ordinal));
        Assert.Equal((folder.File("Mine.cs"), 5), (fault.File, fault.Line));
        Assert.True(fault.Column >= 5);
    }

    [Theory]
    [InlineData("using static System.Console;\n", "System.Console is refused")]
    [InlineData("using Clock = System.Diagnostics.Stopwatch;\n", "System.Diagnostics.Stopwatch is refused")]
    [InlineData("global using System.Text;\n", "a global using is refused")]
    [InlineData("[assembly: System.Reflection.AssemblyTitle(\"x\")]\n", "an attribute of the assembly is refused")]
    public void BannedDirective_IsNamedWithFileAndLine(string directive, string expected)
    {
        using var folder = new SourceFolder().Add("Odd.cs", directive);

        var fault = Assert.Single(folder.Check().Faults, each => each.Text.Contains(expected, StringComparison.Ordinal));
        Assert.Equal((folder.File("Odd.cs"), 1), (fault.File, fault.Line));
    }

    [Theory]
    [InlineData("string X(Price p, decimal d) => $\"{p} {d:0.00} {Math.Round(d, 2)} {nameof(X)}\";")]
    [InlineData("int X(List<int> a) => a.Where(b => b > 1).OrderBy(b => b).GroupBy(b => b % 2).Sum(group => group.Key);")]
    [InlineData("int X(SortedDictionary<int, int> a) { var sum = 0; foreach (var (key, value) in a) sum += key * value; return sum + a.Values.Count; }")]
    [InlineData("int X(Dictionary<string, int> a) { a[\"b\"] = 1; a.Remove(\"c\"); return a.TryGetValue(\"b\", out var b) ? b + a.Count : 0; }")]
    [InlineData("void X() { if (true) throw new InvalidOperationException(\"no\"); }")]
    [InlineData("(int A, string B)? X(int? a) => a is { } b ? (b, b.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;")]
    [InlineData("int X(int[] a) { Span<int> b = stackalloc int[2]; b[0] = a[^1]; return b[0] + a[..1].Length + (a.Contains(3) ? 1 : 0); }")]
    [InlineData("IEnumerable<int> X() { yield return 1; } int Y() => X().Max();")]
    [InlineData("record struct Level(Price At, int Count); Level X(Level a) => a with { Count = a.Count + 1 };")]
    [InlineData("DayOfWeek X(StrategyContext desk) => desk.Now.ToUtc().Date.AddDays(1).DayOfWeek;")]
    [InlineData("string X(InstrumentId a) => string.Join(\", \", new[] { a, a }.Select(b => b.ToString()));")]
    [InlineData("string X() { var text = new System.Text.StringBuilder(); text.Append($\"{1}\"); return text.ToString(); }")]
    [InlineData("Price X(ReadOnlySpan<Price> a) => a.Length == 0 ? Price.Zero : Price.Max(a[0], default);")]
    [InlineData("double X() { var (a, b) = (Math.Sqrt(2), Math.Log(3)); return double.IsNaN(a) ? b : -a; }")]
    public void OrdinaryCode_IsAllowed(string members)
    {
        using var folder = new SourceFolder().AddStrategy("Mine", members);

        Assert.Empty(folder.Check().Faults);
    }
}
