namespace Fairlead.Architecture.Tests.Code;

/// <summary>
/// The pure half has no clock, file, socket, thread, randomness, environment or console: the compiled code says so, not
/// only an analyzer that a pragma could have silenced.
/// </summary>
public sealed class PureHalfTests
{
    private static readonly string[] BannedPlaces =
    [
        "System.IO.", "System.Net.", "System.Threading.", "System.Timers.", "System.Console", "System.Environment", "System.Random",
        "System.TimeProvider", "System.TimeZoneInfo", "System.TimeZone", "System.HashCode", "System.AppDomain", "System.GC",
        "System.Diagnostics.Stopwatch", "System.Diagnostics.Process", "System.Diagnostics.Trace", "System.Diagnostics.Tracing.",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Runtime.InteropServices.Marshal", "System.Runtime.InteropServices.NativeLibrary",
        "System.Reflection.Emit.", "Microsoft.Win32.", "Microsoft.Extensions.",
    ];

    private static readonly string[] BannedMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.String.GetHashCode", "System.Object.GetHashCode",
        "System.Globalization.CultureInfo.get_CurrentCulture", "System.Globalization.CultureInfo.set_CurrentCulture",
        "System.DateTime.ToLocalTime", "System.DateTimeOffset.ToLocalTime",
    ];

    /// <summary>What the compiler itself puts into an iterator and a record; no decision can depend on it.</summary>
    private static readonly string[] CompilersOwn = ["System.Environment.get_CurrentManagedThreadId"];

    public static TheoryData<string> PureHalf => [.. Assemblies.Pure];

    [Theory]
    [MemberData(nameof(PureHalf))]
    public void Code_OfThePureHalf_UsesNothingOfTheOutside(string name) => Findings.MustBeNone(Banned(Assemblies.Of(name)));

    [Theory]
    [MemberData(nameof(PureHalf))]
    public void Signatures_OfThePureHalf_NameNoTask(string name) =>
        Findings.MustBeNone(Assemblies.Of(name).Signatures().Where(each => IsBannedPlace(each.Type))
            .Select(each => $"{each.Member} has {each.Type}; the pure half returns effects"));

    [Fact]
    public void Prices_AndMoney_OfTheDeskAreNeverDoubles()
    {
        // Doubles stand where maths comes in and goes out; everything that is kept, priced or booked is exact.
        string[] allowed =
        [
            "Fairlead.Domain.Amounts.Price.Nearest", "Fairlead.Domain.Amounts.Price.ToDouble",
            "Fairlead.Engine.Strategies.", "Fairlead.Engine.Decision.StateArchive",
        ];
        Findings.MustBeNone(new[] { "Domain", "Engine" }.SelectMany(name => Assemblies.Of(name).Signatures())
            .Where(each => (each.Type.Contains("System.Double") || each.Type.Contains("System.Single"))
                && !allowed.Any(prefix => each.Member.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(each => $"{each.Member} is {each.Type}; amounts are exact (Price, Money, decimal, long)"));
    }

    [Theory]
    [InlineData("DateTime.get_Now")]
    [InlineData("DateTimeOffset.get_UtcNow")]
    [InlineData("Guid.NewGuid")]
    [InlineData("Random")]
    [InlineData("File.Exists")]
    [InlineData("Console.WriteLine")]
    [InlineData("Environment.get_MachineName")]
    [InlineData("Tasks.Task.Delay")]
    [InlineData("Thread.Sleep")]
    [InlineData("Stopwatch")]
    [InlineData("Object.GetHashCode")]
    [InlineData("TimeProvider")]
    public void Banned_PlantedUse_IsFound(string use) =>
        Assert.Contains(Banned(Assemblies.Planted), finding => finding.Contains(nameof(PlantedFaults)) && finding.Contains(use));

    private static IEnumerable<string> Banned(AssemblyFile assembly) => assembly.Uses
        .Where(use => !CompilersOwn.Contains(use.Used) && (IsBannedPlace(use.Used) || BannedMembers.Contains(use.Used)))
        .Select(use => $"{use.User} uses {use.Used}; see eng/BannedSymbols.Pure.txt for what to do instead").Distinct();

    private static bool IsBannedPlace(string used) => BannedPlaces.Any(place =>
        used.StartsWith(place, StringComparison.Ordinal) && (place.EndsWith('.') || used.Length == place.Length || used[place.Length] is '.' or '/'));
}
