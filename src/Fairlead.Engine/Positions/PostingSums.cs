namespace Fairlead.Engine.Positions;

/// <summary>Plain sums over a position's postings, without lots.</summary>
/// <param name="Units">All signed units.</param>
/// <param name="UnitsFromOutside">The same without transfers between owners.</param>
/// <param name="Paid">Price times units times multiplier, whether cash moved or not.</param>
/// <param name="Cash">Change of cash, without what closing a future earns.</param>
internal readonly record struct PostingSums(long Units, long UnitsFromOutside, decimal Paid, decimal Cash)
{
    /// <summary>With one posting more.</summary>
    public PostingSums With(in Posting posting, in PositionTerms terms)
    {
        var worth = terms.Worth(posting.Price, posting.Units);
        var paidInCash = posting.MovesCash && !terms.IsFuture ? worth : 0;
        return new PostingSums(Units + posting.Units, UnitsFromOutside + posting.UnitsFromOutside, Paid + worth, Cash - posting.Charges - paidInCash);
    }
}
