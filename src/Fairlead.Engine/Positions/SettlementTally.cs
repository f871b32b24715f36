using Fairlead.Domain.Amounts;

namespace Fairlead.Engine.Positions;

/// <summary>Adds up the postings of one settlement while it is booked.</summary>
internal sealed class SettlementTally
{
    private readonly List<ClosedTrade> _closed = [];
    private decimal _gross;
    private decimal _cash;
    private bool _isEmpty = true;

    public bool IsEmpty => _isEmpty;

    public void Add(in FillResult posted)
    {
        _isEmpty = false;
        _gross += posted.Gross.Amount;
        _cash += posted.CashChange.Amount;
        if (posted.Closed is { } closed)
            _closed.Add(closed);
    }

    public SettlementResult Result(Currency currency) => new(
        SettlementOutcome.Settled, null, new Money(_gross, currency), new Money(_cash, currency), _closed);
}
