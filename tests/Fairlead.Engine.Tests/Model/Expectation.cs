namespace Fairlead.Engine.Tests.Model;

/// <summary>What one input must lead to, beside the state after it.</summary>
internal sealed class Expectation
{
    /// <summary>Orders of approved entries, in order.</summary>
    public List<RefOrder> Entries { get; } = [];

    /// <summary>Codes of refused entries, in order.</summary>
    public List<string> Refusals { get; } = [];

    public SortedSet<long> Cancels { get; } = [];
    public List<long> Amendments { get; } = [];
    public List<long> Queries { get; } = [];

    /// <summary>Round trips that ended: gross, charges, units.</summary>
    public List<(decimal Gross, decimal Charges, long Units)> Trips { get; } = [];

    /// <summary>Ids of the exits the input sent; slices of one exit may be in flight together.</summary>
    public HashSet<long> Exits { get; } = [];

    /// <summary>Instruments whose books changed.</summary>
    public HashSet<int> Touched { get; } = [];

    /// <summary>Legs of which less is open, or which were corrected.</summary>
    public HashSet<RefLeg> Reduced { get; } = [];

    public int BlindAlerts { get; set; }
}
