using Fairlead.Domain.Amounts;
using Fairlead.Domain.Instruments;
using Fairlead.Domain.Orders;

namespace Fairlead.Engine.Positions;

public sealed partial class PositionLedger
{
    /// <summary>Charges that wait for their fill, at most; more are refused.</summary>
    public const int MaxWaitingCharges = 1024;

    private readonly Dictionary<ExecutionId, decimal> _waitingCharges = [];

    /// <summary>Replaces a booked fill, as if it had been so from the start.</summary>
    /// <param name="replaced">The fill that was wrong.</param>
    /// <param name="corrected">The right one: same instrument and owner; its id may be new or the same.</param>
    /// <param name="charges">Its charges as known or estimated; charges reported earlier for its id win.</param>
    /// <returns>Applied, Duplicate, Busted, or Refused: the fill is unknown, was replaced before, is of another
    /// instrument, lies more than <see cref="CorrectableFills"/> fills back, or changes a quantity whose expiry has
    /// moved its underlying since. Refused means: reconcile, and only reduce until then.</returns>
    public FillResult Correct(ExecutionId replaced, Execution corrected, Money charges)
    {
        if (Fault(corrected, charges) is { } fault)
            return Refuse(fault);
        if (corrected.Id != replaced && _fills.TryGetValue(corrected.Id, out var known))
            return Repeated(known, corrected, known.State == LedgerOutcome.Applied ? At(known.Position).Terms.Owner : default);
        if (!_fills.TryGetValue(replaced, out var trace))
            return Refuse($"Fill {corrected.Id} corrects {replaced}, which was never booked.");
        if (trace.State == LedgerOutcome.Superseded)
            return Refuse($"Fill {corrected.Id} corrects {replaced}, which was replaced before.");
        if (trace.State == LedgerOutcome.Busted)
            return Nothing(LedgerOutcome.Busted);

        var position = At(trace.Position);
        if (position.Terms.Instrument != corrected.Instrument)
            return Refuse($"Fill {corrected.Id} of {corrected.Instrument} cannot correct {replaced} of {position.Terms.Instrument}.");
        var index = position.Find(trace.Sequence);
        if (index < 0)
            return Refuse(TooOld(replaced));
        var posting = position[index];
        var units = SignedUnits(corrected);
        if (units != posting.Units && DeliveredAfter(position, index))
            return Refuse($"Fill {replaced} of {posting.Units} units cannot become {units}: its underlying was delivered since.");

        var paid = TakeWaitingCharges(corrected.Id) ?? charges.Amount;
        var changed = posting with
        {
            Units = units, Price = corrected.Price, At = corrected.At, Charges = paid, Execution = corrected.Id,
        };
        if (changed == posting)
            return Nothing(LedgerOutcome.Duplicate);
        _fills[replaced] = trace with { State = LedgerOutcome.Superseded };
        _fills[corrected.Id] = trace;
        return Replace(trace.Position, index, changed);
    }

    /// <summary>What a booked fill was charged as known now; null when it is unknown or too far back.</summary>
    public Money? ChargesOf(ExecutionId execution)
    {
        if (!_fills.TryGetValue(execution, out var trace) || trace.State != LedgerOutcome.Applied)
            return null;
        var index = At(trace.Position).Find(trace.Sequence);
        return index < 0 ? null : InCurrency(At(trace.Position)[index].Charges);
    }

    /// <summary>Whether a fill of this id, of whatever fate, is known: booking it would change nothing.</summary>
    public bool Knows(ExecutionId execution) => _fills.ContainsKey(execution);

    /// <summary>Takes a booked fill out, as if it had never been.</summary>
    /// <returns>Applied, Busted when it was busted before, Superseded when it was replaced before, Waiting when it has
    /// not arrived (it will not be booked when it does), or Refused as for <see cref="Correct"/>.</returns>
    public FillResult Bust(ExecutionId busted)
    {
        if (!_fills.TryGetValue(busted, out var trace))
        {
            _fills.Add(busted, new FillTrace(LedgerOutcome.Busted, default, 0));
            _waitingCharges.Remove(busted);
            return Nothing(LedgerOutcome.Waiting);
        }

        if (trace.State != LedgerOutcome.Applied)
            return Nothing(trace.State);
        var position = At(trace.Position);
        var index = position.Find(trace.Sequence);
        if (index < 0)
            return Refuse(TooOld(busted));
        if (DeliveredAfter(position, index))
            return Refuse($"Fill {busted} cannot be taken out: its underlying was delivered since.");
        _fills[busted] = trace with { State = LedgerOutcome.Busted };
        var before = new PositionBefore(position.Units, position.Totals);
        var gone = position[index];
        return Absorb(trace.Position, before, closed: null, position.Remove(index), gone, BookingKind.Correction, price: null);
    }

    /// <summary>The actual charges of a fill replace what stood for them; they may come before the fill.</summary>
    /// <returns>Applied, Duplicate when they are already so, Waiting when the fill has not arrived, Superseded or
    /// Busted when it no longer counts, or Refused: other currency, too many waiting, or a fill more than
    /// <see cref="CorrectableFills"/> fills back.</returns>
    public FillResult ReportCharges(ExecutionId execution, Money charges)
    {
        if (charges.Currency != _currency)
            return Refuse($"Charges of {execution} in {charges.Currency} do not belong to a ledger in {_currency}.");
        if (!_fills.TryGetValue(execution, out var trace))
        {
            if (_waitingCharges.Count >= MaxWaitingCharges && !_waitingCharges.ContainsKey(execution))
                return Refuse($"Charges of {execution} came before the fill, and {MaxWaitingCharges} others wait already.");
            _waitingCharges[execution] = charges.Amount;
            return Nothing(LedgerOutcome.Waiting);
        }

        if (trace.State != LedgerOutcome.Applied)
            return Nothing(trace.State);
        var position = At(trace.Position);
        var index = position.Find(trace.Sequence);
        if (index < 0)
            return Refuse(TooOld(execution));
        return position[index].Charges == charges.Amount
            ? Nothing(LedgerOutcome.Duplicate)
            : Replace(trace.Position, index, position[index] with { Charges = charges.Amount });
    }

    /// <summary>How many of the newest fills of each owner and instrument can be corrected, at least.</summary>
    public static int CorrectableFills => Position.CorrectablePostings;

    private FillResult Replace(PositionKey key, int index, in Posting posting)
    {
        var position = At(key);
        var before = new PositionBefore(position.Units, position.Totals);
        return Absorb(key, before, closed: null, position.Replace(index, posting), posting, BookingKind.Correction, price: null);
    }

    /// <summary>An expiry closes whatever is open, so the fold corrects it; but what it delivered stands in the
    /// underlying's position and would not follow.</summary>
    private bool DeliveredAfter(Position position, int index)
    {
        var instrument = _instruments[position.Terms.Instrument];
        var style = instrument.Option?.Settlement ?? instrument.Future?.Settlement;
        return style == SettlementStyle.Physical && position.HasExpiredAfter(index);
    }

    private decimal? TakeWaitingCharges(ExecutionId execution) =>
        _waitingCharges.Remove(execution, out var charges) ? charges : null;

    private static string TooOld(ExecutionId execution) =>
        $"Fill {execution} lies more than {CorrectableFills} fills back and can no longer be changed.";
}
