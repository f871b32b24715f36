namespace Fairlead.Engine.Positions;

/// <summary>The sums a position contributes to its owner and its account, in the ledger's currency.</summary>
/// <param name="Gross">Realised profit or loss before charges.</param>
/// <param name="Net">Gross less the charges of what was closed: its opening share and its closing share.</param>
/// <param name="Charges">All charges paid, of open lots too.</param>
/// <param name="Cash">Change of the account's cash.</param>
internal readonly record struct LotTotals(decimal Gross, decimal Net, decimal Charges, decimal Cash)
{
    public static LotTotals operator -(LotTotals a, LotTotals b) =>
        new(a.Gross - b.Gross, a.Net - b.Net, a.Charges - b.Charges, a.Cash - b.Cash);
}
