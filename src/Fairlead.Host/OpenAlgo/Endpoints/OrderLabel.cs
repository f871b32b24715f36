namespace Fairlead.Host.OpenAlgo.Endpoints;

/// <summary>What an OpenAlgo order carries beside its terms: its product and the caller's strategy name. It is the reason of the
/// order's group, "MIS Python", so it is in the journal and survives a restart.</summary>
/// <param name="Product">MIS, NRML or CNC.</param>
/// <param name="Strategy">The caller's own label; may be empty.</param>
internal readonly record struct OrderLabel(string Product, string Strategy)
{
    /// <summary>What a position of another origin counts as: carried on.</summary>
    public const string DefaultProduct = "NRML";

    public static IReadOnlyList<string> Products { get; } = ["MIS", "NRML", "CNC"];

    public override string ToString() => $"{Product} {Strategy}".TrimEnd();

    /// <summary>Of a group's reason; one that was not made here is carried on and has no strategy.</summary>
    public static OrderLabel Of(string? reason)
    {
        var words = (reason ?? "").Split(' ', 2);
        return Products.Contains(words[0]) ? new OrderLabel(words[0], words.Length > 1 ? words[1] : "") : new OrderLabel(DefaultProduct, "");
    }
}
