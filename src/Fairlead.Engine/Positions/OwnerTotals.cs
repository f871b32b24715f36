namespace Fairlead.Engine.Positions;

/// <summary>The running sums of one owner over all instruments, in the ledger's currency.</summary>
internal sealed class OwnerTotals
{
    private decimal _gross;
    private decimal _net;
    private decimal _charges;
    private long _unrealisedMicros;
    private int _unmarked;

    public decimal Gross => _gross;
    public decimal Net => _net;
    public decimal Charges => _charges;
    public long UnrealisedMicros => _unrealisedMicros;
    public int Unmarked => _unmarked;

    public void Add(LotTotals change)
    {
        _gross += change.Gross;
        _net += change.Net;
        _charges += change.Charges;
    }

    public void AddValue(PositionValue change)
    {
        _unrealisedMicros += change.UnrealisedMicros;
        _unmarked += change.Unmarked;
    }
}
